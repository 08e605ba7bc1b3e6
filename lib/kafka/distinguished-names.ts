const ATTRIBUTE = /^([A-Za-z][A-Za-z0-9-]*|[0-9]+(\.[0-9]+)*)=(\S|\S.*\S|\\ .*)$/s;

/**
 * Says what is wrong with the name in a certificate as Kafka writes it into a principal, or nothing: RFC 2253, attributes
 * without a space between them, the most specific first.
 *
 * @see https://kafka.apache.org/39/documentation.html#security_authz_ssl
 */
export function faultOfDistinguishedName(text: string): string | undefined {
  const attributes = text.split(/(?<!\\),/);
  return attributes.every((attribute) => ATTRIBUTE.test(attribute)) && !/[\r\n]/.test(text)
    ? undefined
    : "a name as Kafka writes it is allowed, such as 'CN=orders,OU=Payments,O=Example': attributes with an equals sign, commas without a space, a comma of a value as \\,";
}
