const ATTRIBUTE = /^([A-Za-z][A-Za-z0-9-]*|[0-9]+(\.[0-9]+)*)=(\S|\S.*\S|\\ .*)$/s;

/**
 * Says how the name in a certificate must be, or nothing if it is as Kafka writes it into a principal: RFC 2253, attributes
 * without a space between them, the most specific first.
 *
 * @see https://kafka.apache.org/39/documentation.html#security_authz_ssl
 */
export function faultOfDistinguishedName(text: string): string | undefined {
  const attributes = text.split(/(?<!\\),/);
  return attributes.every((attribute) => ATTRIBUTE.test(attribute)) && !/[\r\n]/.test(text)
    ? undefined
    : "its name must be as Kafka writes it, such as 'CN=orders,OU=Payments,O=Example' (attributes with an equals sign, commas without a space, a comma of a value as \\,)";
}
