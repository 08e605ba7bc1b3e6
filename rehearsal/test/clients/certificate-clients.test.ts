import { CERTIFICATE_CLIENT_CONFIGURATIONS } from '../../../lib/kafka/client-configuration/certificate';
import { withoutTls } from '../../clients/certificate-clients';

test.each([
  ['JAVA', 'security.protocol=SSL', 'security.protocol=PLAINTEXT'],
  ['SPRING_BOOT', '      protocol: SSL', '      protocol: PLAINTEXT'],
  ['CONFLUENT_KAFKA', "'security.protocol': 'SSL'", "'security.protocol': 'PLAINTEXT'"],
] as const)('%s without TLS differs in one line', (kind, before, after) => {
  const text = (CERTIFICATE_CLIENT_CONFIGURATIONS[kind] as () => string)();

  expect(text).toContain(before);
  expect(withoutTls(text)).toBe(text.replace(before, after));
});
