/** A character of a value: those that mean something in a name stand behind a backslash, as Java writes them. */
const CHARACTER = String.raw`(?:\\.|[^\\,=+<>#;"\r\n])`;

/** The types that Java writes by their names; of others it writes the number, and the value as hexadecimal digits. */
const PART = String.raw`(?:(?:CN|OU|O|L|ST|C|STREET|DC|UID)=(?! )${CHARACTER}+(?<!(?<!\\) )|\d+(?:\.\d+)+=#(?:[0-9a-f]{2})+)`;

/** Of several parts, where a certificate has them in one. */
const ATTRIBUTE = new RegExp(String.raw`^${PART}(?:\+${PART})*$`);

/**
 * Says how the name in a certificate must be, or nothing if it is as Kafka writes it into a principal: RFC 2253, attributes
 * without a space between them, the most specific first.
 *
 * @see https://kafka.apache.org/39/documentation.html#security_authz_ssl
 */
export function validateDistinguishedName(text: string): string | undefined {
  const attributes = text.split(/(?<!\\),/);
  return attributes.every((attribute) => ATTRIBUTE.test(attribute)) && !/[\r\n]/.test(text)
    ? undefined
    : "its name must be as Kafka writes it, such as 'CN=orders,OU=Payments,O=Example' (CN, OU, O, L, ST, C, STREET, DC, UID or the number of another type, commas without a space, and , = + < > # ; \" \\ of a value behind a backslash)";
}
