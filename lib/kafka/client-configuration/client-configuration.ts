import { scramClientProperties } from '../login/client-properties';
import { confluentKafkaModule } from './confluent-kafka';
import { franzGoFile } from './franz-go';
import { clientPropertiesWithBrokers } from './java';
import { kafkaJsModule } from './kafkajs';
import { karafkaSetting } from './karafka';
import { springBootFile } from './spring-boot';

/** What each kind of client reads, in its own language. None holds an address or a secret: see CLIENT_VARIABLES. */
export const CLIENT_CONFIGURATIONS = {
  CONSOLE_TOOLS: scramClientProperties,
  JAVA: clientPropertiesWithBrokers,
  SPRING_BOOT: springBootFile,
  KARAFKA: karafkaSetting,
  CONFLUENT_KAFKA: confluentKafkaModule,
  KAFKAJS: kafkaJsModule,
  FRANZ_GO: franzGoFile,
} as const satisfies Readonly<Record<string, () => string>>;
