import { certificateLogin } from '../login/certificate-login';
import { certificateClientProperties } from '../login/client-properties';
import { confluentKafkaModule } from './confluent-kafka';
import type { ClientConfigurations } from './iam';
import { clientPropertiesWithBrokers } from './java';
import { karafkaSetting } from './karafka';
import { LIBRDKAFKA_CERTIFICATE } from './librdkafka';
import { springBootFile } from './spring-boot';

/** What clients read to log in with a certificate of their own. */
export const CERTIFICATE_CLIENT_CONFIGURATIONS: ClientConfigurations = {
  CONSOLE_TOOLS: certificateClientProperties,
  JAVA: () => clientPropertiesWithBrokers(certificateClientProperties),
  SPRING_BOOT: () => springBootFile(certificateLogin((variable) => `\${${variable}}`)),
  KARAFKA: () => karafkaSetting(LIBRDKAFKA_CERTIFICATE),
  CONFLUENT_KAFKA: () => confluentKafkaModule(LIBRDKAFKA_CERTIFICATE),
  KAFKAJS: 'it reads certificate and key, no PKCS12: give ssl.cert and ssl.key of new Kafka() their PEM texts yourself',
  FRANZ_GO: 'it reads certificate and key, no PKCS12: give kgo.DialTLSConfig a tls.Config with tls.LoadX509KeyPair',
};
