import { Lazy } from 'aws-cdk-lib';
import type { RuleRow } from './rows';

const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const producer = (settings: Record<string, string>) => ({ overrides: { targetProducer: settings } });

/** Settings of the user's own. Which names are owned or have a prefix is told in test/kafka/mirror-maker-settings.test.ts. */
export const OVERRIDE_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-owned',
    broken: { overrides: { flow: { 'sync.topic.acls.enabled': 'true', 'offset.lag.max': '1' }, worker: { 'group.id': 'mine' } } },
    says: ['overrides.flow sync.topic.acls.enabled', 'overrides.worker group.id', 'allows no value'],
    holds: { overrides: { flow: { 'sync.topic.configs.enabled': 'false' }, worker: { 'session.timeout.ms': '20000' } } },
  },
  {
    rule: 'mirror-maker-owned',
    broken: { overrides: { sourceConsumer: { 'sasl.jaas.config': '' }, targetProducer: { 'bootstrap.servers': '' }, sourceAdmin: { 'ssl.truststore.location': '' }, targetAdmin: { 'client.id': '' } } },
    says: ['overrides.sourceConsumer sasl.jaas.config', 'overrides.targetProducer bootstrap.servers', 'overrides.sourceAdmin ssl.truststore.location', 'overrides.targetAdmin client.id'],
    holds: { overrides: { sourceConsumer: { 'client.rack': 'use2-az1' } } },
  },
  {
    rule: 'mirror-maker-owned',
    broken: { overrides: { worker: { 'config.providers': 'file' }, targetProducer: { 'transactional.id': 'mine' } } },
    says: ['overrides.worker config.providers, overrides.targetProducer transactional.id'],
    holds: { overrides: { flow: { 'config.properties.exclude': 'retention\\.ms' } } },
  },
  {
    rule: 'mirror-maker-prefix',
    broken: { overrides: { flow: { 'producer.override.batch.size': '1' }, worker: { 'secondary.offset.flush.interval.ms': '1' }, sourceConsumer: { 'consumer.override.fetch.max.bytes': '1' } } },
    says: [
      'overrides.flow producer.override.batch.size, overrides.worker secondary.offset.flush.interval.ms, overrides.sourceConsumer consumer.override.fetch.max.bytes',
      'names without a prefix are allowed', 'sourceConsumer, targetProducer',
    ],
    holds: { overrides: { flow: { 'admin.timeout.ms': '1', 'consumer.poll.timeout.ms': '1' }, targetProducer: { 'batch.size': '1' } } },
  },
  {
    rule: 'mirror-maker-blank',
    broken: { overrides: { flow: { 'sync.group.offsets.enabled': 'true ' } } },
    says: ["overrides.flow sync.group.offsets.enabled 'true '", 'neither begin nor end with white space'],
    holds: { overrides: { flow: { 'sync.group.offsets.enabled': Lazy.string({ produce: () => 'true' }), 'transforms.a.format': 'a b' } } },
  },
  { rule: 'mirror-maker-acks', broken: producer({ acks: '1' }), says: ["overrides.targetProducer acks '1'", 'all and -1 are allowed'], holds: producer({ acks: '-1' }) },
  { rule: 'mirror-maker-acks', broken: producer({ acks: '0' }), says: ['loses records'], holds: producer({ acks: 'all' }) },
  ...['6', '0', '-1', '2.5', 'many'].map((broken) => ({
    rule: 'mirror-maker-in-flight',
    broken: producer({ [IN_FLIGHT]: broken }),
    says: [`${IN_FLIGHT} '${broken}'`, '1 to 5 are allowed'],
    holds: producer({ [IN_FLIGHT]: '5' }),
  })),
  {
    rule: 'mirror-maker-idempotence',
    broken: producer({ 'enable.idempotence': 'false' }),
    says: ["enable.idempotence 'false'", "'true', or max.in.flight.requests.per.connection '1' with it, is allowed"],
    holds: producer({ 'enable.idempotence': 'false', [IN_FLIGHT]: '1' }),
  },
  {
    rule: 'mirror-maker-idempotence',
    broken: producer({ 'enable.idempotence': 'FALSE', [IN_FLIGHT]: '2' }),
    says: ['change the order of records'],
    holds: producer({ 'enable.idempotence': 'true', [IN_FLIGHT]: '2' }),
  },
  {
    rule: 'mirror-maker-exactly-once',
    broken: { exactlyOnce: true, ...producer({ 'enable.idempotence': 'false', [IN_FLIGHT]: '1' }) },
    says: ["overrides.targetProducer enable.idempotence 'false'", "'true' is allowed"],
    holds: producer({ 'enable.idempotence': 'false', [IN_FLIGHT]: '1' }),
  },
];
