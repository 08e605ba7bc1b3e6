import { Lazy } from 'aws-cdk-lib';
import type { RuleRow } from './rows';

const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const producer = (settings: Record<string, string>) => ({ overrides: { targetProducer: settings } });

/** Settings of the user's own. Which names and values may be set is told in test/kafka/mirror-maker. */
export const OVERRIDE_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-overrides',
    broken: { overrides: { flow: { 'sync.topic.acls.enabled': 'true', 'offset.lag.max': '1' }, worker: { 'group.id': 'mine' } } },
    says: ['overrides.flow sync.topic.acls.enabled (it would shut users out), overrides.worker group.id (', 'of the list in docs/replication.md'],
    holds: { overrides: { flow: { 'sync.topic.configs.enabled': 'false' }, worker: { 'session.timeout.ms': '20000' } } },
  },
  {
    rule: 'mirror-maker-overrides',
    broken: { overrides: { flow: { 'transforms': 'drop', 'ofset.lag.max': '1' }, sourceConsumer: { 'isolation.level': 'read_uncommitted', 'acks': 'all' } } },
    says: [
      'overrides.flow transforms (a transformation can leave records out', 'overrides.flow ofset.lag.max (it is not among those',
      'overrides.sourceConsumer isolation.level (records of aborted transactions would be copied), overrides.sourceConsumer acks (it is for targetProducer)',
    ],
    holds: { overrides: { sourceConsumer: { 'client.rack': 'use2-az1' }, flow: { 'config.properties.exclude': 'retention\\.ms' } } },
  },
  {
    rule: 'mirror-maker-overrides',
    broken: { overrides: { sourceAdmin: { 'ssl.truststore.location': '' }, targetAdmin: { 'client.id': '' }, targetProducer: { 'producer.override.acks': 'all' } } },
    says: ['overrides.targetProducer producer.override.acks (without a prefix', 'overrides.sourceAdmin ssl.truststore.location', 'overrides.targetAdmin client.id'],
    holds: { overrides: { flow: { 'admin.timeout.ms': '30000', 'consumer.poll.timeout.ms': '1000' }, targetProducer: { 'batch.size': '1' } } },
  },
  {
    rule: 'mirror-maker-overrides',
    broken: { overrides: { flow: { constructor: '1', toString: '1' } as unknown as Record<string, string> } },
    says: ['overrides.flow constructor (it is not among those', 'overrides.flow toString (it is not among those'],
    holds: { overrides: { flow: {} } },
  },
  {
    rule: 'mirror-maker-values',
    broken: { overrides: { flow: { 'config.properties.exclude': 'retention\\.ms, segment[.*,*' } } },
    says: ["overrides.flow config.properties.exclude must be regular expressions that Java reads, or MirrorMaker does not start (it does not close [; it repeats nothing with *), got 'retention\\.ms, segment[.*,*'"],
    holds: { overrides: { flow: { 'config.properties.exclude': 'retention\\.ms, segment\\..*' } } },
  },
  {
    rule: 'mirror-maker-blank',
    broken: { overrides: { flow: { 'sync.group.offsets.enabled': 'true ' } } },
    says: ["overrides.flow 'sync.group.offsets.enabled' 'true '", 'nor at the ends of a value'],
    holds: { overrides: { flow: { 'sync.group.offsets.enabled': Lazy.string({ produce: () => 'true' }) } } },
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
    ['flow', { 'errors.tolerance': 'all' }, { 'errors.tolerance': 'none' }, 'one of none'],
    ['flow', { 'refresh.topics.enabled': 'false' }, { 'refresh.topics.enabled': 'TRUE' }, 'must be true'],
    ['flow', { 'offset.lag.max': '100001' }, { 'offset.lag.max': '100000' }, 'at most 100000'],
    ['flow', { 'offset.lag.max': 'few' }, { 'offset.lag.max': Lazy.string({ produce: () => '0' }) }, "got 'few'"],
    ['flow', { 'replication.factor': '0' }, { 'replication.factor': '-1' }, 'at least 1, or -1'],
    ['worker', { 'offset.flush.interval.ms': '60001' }, { 'offset.flush.interval.ms': '60000' }, 'at least 1 and at most 60000'],
    ['targetProducer', { acks: '1' }, { acks: '-1' }, 'one of all, -1'],
    ['targetProducer', { [IN_FLIGHT]: '6' }, { [IN_FLIGHT]: '5' }, 'at least 1 and at most 5'],
    ['targetProducer', { retries: '0' }, { 'retries': '0', 'enable.idempotence': 'false', [IN_FLIGHT]: '1' }, 'at least 1 with enable.idempotence'],
    ['targetProducer', { 'compression.type': 'zzz' }, { 'compression.type': 'none' }, 'one of none, gzip, snappy, lz4, zstd'],
    ['targetProducer', { 'batch.size': 'abc' }, { 'batch.size': Lazy.string({ produce: () => '1' }) }, 'a whole number'],
    ['targetProducer', { 'delivery.timeout.ms': '30049' }, { 'delivery.timeout.ms': '30050' }, 'at least 30050 (linger.ms and request.timeout.ms)'],
    ['targetProducer', { 'delivery.timeout.ms': '20000', 'request.timeout.ms': '19900', 'linger.ms': '101' }, { 'delivery.timeout.ms': '20000', 'request.timeout.ms': '19900', 'linger.ms': '100' }, 'at least 20001'],
    ['sourceConsumer', { 'max.poll.records': '0' }, { 'max.poll.records': '1' }, 'at least 1'],
    ['sourceAdmin', { 'request.timeout.ms': '9999' }, { 'request.timeout.ms': '10000' }, 'at least 10000'],
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
