import { Lazy } from 'aws-cdk-lib';
import type { RuleRow } from './rows';

const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const producer = (settings: Record<string, string>) => ({ overrides: { targetProducer: settings } });

/** Settings of the user's own. Which names are owned or have a prefix is told in test/kafka/mirror-maker-settings.test.ts. */
export const OVERRIDE_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-owned',
    broken: { overrides: { flow: { 'sync.topic.acls.enabled': 'true', 'offset.lag.max': '1' }, worker: { 'group.id': 'mine' } } },
    says: ['overrides.flow sync.topic.acls.enabled', 'overrides.worker group.id', 'must leave out what the construct sets itself'],
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
    says: ['got overrides.worker config.providers, overrides.targetProducer transactional.id'],
    holds: { overrides: { flow: { 'config.properties.exclude': 'retention\\.ms' } } },
  },
  {
    rule: 'mirror-maker-prefix',
    broken: { overrides: { flow: { 'producer.override.batch.size': '1' }, worker: { 'secondary.offset.flush.interval.ms': '1' }, sourceConsumer: { 'consumer.override.fetch.max.bytes': '1' } } },
    says: [
      'overrides.flow producer.override.batch.size, overrides.worker secondary.offset.flush.interval.ms, overrides.sourceConsumer consumer.override.fetch.max.bytes',
      'must name settings without a prefix', 'sourceConsumer, targetProducer',
    ],
    holds: { overrides: { flow: { 'admin.timeout.ms': '1', 'consumer.poll.timeout.ms': '1' }, targetProducer: { 'batch.size': '1' } } },
  },
  {
    rule: 'mirror-maker-blank',
    broken: { overrides: { flow: { 'sync.group.offsets.enabled': 'true ' } } },
    says: ["overrides.flow 'sync.group.offsets.enabled' 'true '", 'nor at the ends of a value'],
    holds: { overrides: { flow: { 'sync.group.offsets.enabled': Lazy.string({ produce: () => 'true' }), 'transforms.a.format': 'a b' } } },
  },
  {
    rule: 'mirror-maker-blank',
    broken: { overrides: { targetProducer: { ' acks': '0' } } },
    says: ["overrides.targetProducer ' acks' '0'", 'no blank in a name'],
    holds: producer({ acks: 'all' }),
  },
  {
    rule: 'mirror-maker-blank',
    broken: { overrides: { worker: { '': '1' } } },
    says: ['must have a name for each value', "got overrides.worker '' '1'"],
    holds: { overrides: { worker: { 'session.timeout.ms': '20000' } } },
  },
  ...([
    ['flow', { 'errors.tolerance': 'all' }, { 'errors.tolerance': 'none' }, "must be 'none'"],
    ['flow', { 'transforms.a.type': 'org.apache.kafka.connect.transforms.Filter' }, { 'transforms.a.type': 'org.apache.kafka.connect.transforms.InsertHeader' }, 'keeps each record'],
    ['flow', { 'refresh.topics.enabled': 'false' }, { 'refresh.topics.enabled': 'TRUE' }, 'made later would not be copied'],
    ['flow', { 'refresh.groups.enabled': 'no' }, { 'refresh.groups.enabled': 'true' }, 'groups that come later'],
    ['flow', { 'emit.checkpoints.enabled': 'false' }, { 'emit.checkpoints.enabled': Lazy.string({ produce: () => 'true' }) }, 'begin anew after a failover'],
    ['flow', { 'offset.lag.max': '100001' }, { 'offset.lag.max': '100000' }, 'at most 100000'],
    ['flow', { 'offset.lag.max': '9223372036854775807' }, { 'offset.lag.max': '-1' }, "got '9223372036854775807'"],
    ['flow', { 'offset.lag.max': 'few' }, { 'offset.lag.max': Lazy.string({ produce: () => '0' }) }, "got 'few'"],
    ['worker', { 'offset.flush.interval.ms': '60001' }, { 'offset.flush.interval.ms': '60000' }, 'at least 1 and at most 60000'],
    ['worker', { 'offset.flush.interval.ms': '0' }, { 'offset.flush.interval.ms': '1' }, "got '0'"],
    ['worker', { 'offset.flush.interval.ms': 'a minute' }, { 'offset.flush.interval.ms': '5000' }, "got 'a minute'"],
  ] as const).map(([reader, broken, holds, says]) => ({
    rule: 'mirror-maker-loss',
    broken: { overrides: { [reader]: broken } },
    says: [`overrides.${reader} ${Object.keys(broken)[0]} must be`, says],
    holds: { overrides: { [reader]: holds } },
  })),
  ...([
    ['targetProducer', { retries: '0' }, { 'retries': '0', 'enable.idempotence': 'false', [IN_FLIGHT]: '1' }, 'at least 1 with enable.idempotence'],
    ['targetProducer', { 'compression.type': 'zzz' }, { 'compression.type': 'none' }, 'one of none, gzip, snappy, lz4, zstd'],
    ['targetProducer', { 'max.request.size': '-1' }, { 'max.request.size': '1048576' }, 'at least 0'],
    ['targetProducer', { 'batch.size': 'abc' }, { 'batch.size': Lazy.string({ produce: () => '1' }) }, 'a whole number'],
    ['targetProducer', { 'delivery.timeout.ms': '30049' }, { 'delivery.timeout.ms': '30050' }, 'at least 30050 (linger.ms and request.timeout.ms)'],
    ['targetProducer', { 'delivery.timeout.ms': '1000', 'request.timeout.ms': '900', 'linger.ms': '101' }, { 'delivery.timeout.ms': '1000', 'request.timeout.ms': '900', 'linger.ms': '100' }, 'at least 1001'],
    ['sourceConsumer', { 'max.poll.records': '0' }, { 'max.poll.records': '1' }, 'at least 1'],
    ['sourceAdmin', { 'request.timeout.ms': '-1' }, { 'request.timeout.ms': '1' }, 'at least 0'],
    ['targetAdmin', { retries: 'many' }, { retries: '0' }, 'a whole number'],
  ] as const).map(([reader, broken, holds, says]) => ({
    rule: 'mirror-maker-values',
    broken: { overrides: { [reader]: broken } },
    says: [`overrides.${reader} ${Object.keys(broken)[0]} must be`, says],
    holds: { overrides: { [reader]: holds } },
  })),
  {
    rule: 'mirror-maker-group-offsets',
    broken: { overrides: { flow: { 'sync.group.offsets.enabled': 'false' } } },
    says: ["overrides.flow sync.group.offsets.enabled must be 'true'", 'begins anew after a failover', "got 'false'"],
    holds: { overrides: { flow: { 'sync.group.offsets.enabled': 'TRUE' } } },
  },
  {
    rule: 'mirror-maker-one-copy',
    broken: { overrides: { flow: { 'replication.factor': '1', 'checkpoints.topic.replication.factor': '1' }, worker: { 'offset.storage.replication.factor': '1' } } },
    says: ['at least 2', 'got 1 for overrides.flow replication.factor, overrides.flow checkpoints.topic.replication.factor, overrides.worker offset.storage.replication.factor'],
    holds: { overrides: { flow: { 'replication.factor': '2', 'checkpoints.topic.replication.factor': '-1' }, worker: { 'offset.storage.replication.factor': Lazy.string({ produce: () => '1' }) } } },
  },
  { rule: 'mirror-maker-acks', broken: producer({ acks: '1' }), says: ['overrides.targetProducer acks must be one of all, -1', "got '1'"], holds: producer({ acks: '-1' }) },
  { rule: 'mirror-maker-acks', broken: producer({ acks: '0' }), says: ['loses records'], holds: producer({ acks: 'all' }) },
  ...['6', '0', '-1', '2.5', 'many'].map((broken) => ({
    rule: 'mirror-maker-in-flight',
    broken: producer({ [IN_FLIGHT]: broken }),
    says: [`${IN_FLIGHT} must be at least 1 and at most 5`, `got '${broken}'`],
    holds: producer({ [IN_FLIGHT]: '5' }),
  })),
  {
    rule: 'mirror-maker-idempotence',
    broken: producer({ 'enable.idempotence': 'false' }),
    says: ["enable.idempotence must be 'true', or given together with max.in.flight.requests.per.connection '1'", "got 'false'"],
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
    says: ["overrides.targetProducer enable.idempotence must be 'true' with exactlyOnce", "got 'false'"],
    holds: producer({ 'enable.idempotence': 'false', [IN_FLIGHT]: '1' }),
  },
];
