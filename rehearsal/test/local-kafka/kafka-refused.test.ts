import { KafkaRefused } from '../../local-kafka/kafka-refused';

test('StorageTool\'s stack trace becomes a message', () => {
  const refused = KafkaRefused.from([
    'Exception in thread "main" org.apache.kafka.common.config.ConfigException: Invalid value many for configuration min.insync.replicas: Not a number of type INT',
    '\tat org.apache.kafka.common.config.ConfigDef.parseType(ConfigDef.java:775)',
    '\tat kafka.tools.StorageTool$.main(StorageTool.scala:52)',
  ].join('\n'));
  expect(refused.message).toBe('Invalid value many for configuration min.insync.replicas: Not a number of type INT');
});

test('the ConfigException is preferred to what it caused', () => {
  const refused = KafkaRefused.from([
    '[2026-11-21 10:00:00,000] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)',
    'org.apache.kafka.common.config.ConfigException: Invalid value 0 for configuration num.io.threads: Value must be at least 1',
    '\tat kafka.Kafka.main(Kafka.scala)',
    'java.util.concurrent.CompletionException: java.lang.RuntimeException: the controller was shut down',
  ].join('\n'), '/tmp/server.log');
  expect(refused).toMatchObject({ log: '/tmp/server.log' });
  expect(refused.message).toContain('at least 1');
});

test('a failed requirement is a message, too', () => {
  const refused = KafkaRefused.from('java.lang.IllegalArgumentException: requirement failed: log.message.timestamp.type must be set to CreateTime');
  expect(refused.message).toBe('log.message.timestamp.type must be set to CreateTime');
});

test('a bare class name keeps the name of its exception', () => {
  const refused = KafkaRefused.from([
    '[2026-11-21 10:00:00,000] ERROR [BrokerServer id=2] Fatal error during broker startup. Prepare to shutdown (kafka.server.BrokerServer)',
    'java.lang.ClassNotFoundException: com.example.Selector',
  ].join('\n'));
  expect(refused.message).toBe('ClassNotFoundException: com.example.Selector');
});

test('the last line stands in for an exception', () => {
  expect(KafkaRefused.from('first\nError occurred during initialization of VM\n\n').message).toBe('Error occurred during initialization of VM');
  expect(KafkaRefused.from('').message).toBe('Kafka ended without a word.');
});
