/**
 * A kind of Kafka client: decides what `user.clientConfiguration()` is written for.
 */
export enum KafkaClient {
  /**
   * Apache Kafka's own command line tools: a properties file for `--command-config`. It names no broker, as the tools take
   * `--bootstrap-server`. For a password of your own, see `JAVA`.
   */
  CONSOLE_TOOLS = 'CONSOLE_TOOLS',

  /**
   * Apache Kafka's clients for Java, 3.5 or newer: a properties file.
   *
   * KAFKA_PASSWORD stands there between the quotes of a JAAS line. A password of your own that has a quote, a backslash or a
   * line end must hold `\042`, `\134` or `\012` in the place of each in that variable; generated ones have none of them.
   */
  JAVA = 'JAVA',

  /**
   * Spring Boot with Spring for Apache Kafka: `application.yml`.
   *
   * For a password of your own, see `JAVA`. Spring reads references in it as well: `\044` must stand in the place of each `$`.
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
