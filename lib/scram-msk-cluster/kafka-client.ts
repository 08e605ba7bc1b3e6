/**
 * A kind of Kafka client: decides what `user.clientConfiguration()` is written for.
 */
export enum KafkaClient {
  /**
   * Apache Kafka's own command line tools: a properties file for `--command-config`. It names no broker, as the tools take
   * `--bootstrap-server`.
   */
  CONSOLE_TOOLS = 'CONSOLE_TOOLS',

  /**
   * Apache Kafka's clients for Java, 3.5 or newer: a properties file.
   */
  JAVA = 'JAVA',

  /**
   * Spring Boot with Spring for Apache Kafka: `application.yml`.
   */
  SPRING_BOOT = 'SPRING_BOOT',

  /**
   * Karafka, Ruby: the `config.kafka` of `karafka.rb`, with the keys of librdkafka.
   */
  KARAFKA = 'KARAFKA',

  /**
   * confluent-kafka, Python: a module with `CONNECTION` and `PRODUCER`, with the keys of librdkafka.
   */
  CONFLUENT_KAFKA = 'CONFLUENT_KAFKA',

  /**
   * kafkajs, Node.js: a CommonJS module that exports what `new Kafka()` takes.
   */
  KAFKAJS = 'KAFKAJS',

  /**
   * franz-go, Go: a package `kafka` with a function `Options`.
   */
  FRANZ_GO = 'FRANZ_GO',
}
