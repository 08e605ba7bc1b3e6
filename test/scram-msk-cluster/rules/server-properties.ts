import { BrokerType, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { DEFAULT_MSK_VERSION } from '../../../lib/kafka/releases/releases';
import type { RuleRow } from './row';

const EXPRESS = { brokerType: BrokerType.EXPRESS };

export const SERVER_PROPERTIES_ROWS: readonly RuleRow[] = [
  {
    rule: 'server-properties-owned',
    broken: () => ({ serverProperties: { 'super.users': 'User:me', 'ssl.protocol': 'TLSv1.3', 'num.partitions': '3' } }),
    says: ['serverProperties must hold none of the settings that MSK makes itself, got super.users, ssl.protocol'],
    holds: () => ({ serverProperties: { 'num.partitions': '3' } }),
  },
  {
    rule: 'server-properties-express',
    broken: () => ({ ...EXPRESS, serverProperties: { 'min.insync.replicas': '2' } }),
    says: ['serverProperties must hold none of the settings that Express brokers fix, got min.insync.replicas'],
    holds: () => ({ serverProperties: { 'min.insync.replicas': '2' } }),
  },
  {
    rule: 'server-properties-unknown',
    broken: () => ({ serverProperties: { 'log.retention.hour': '1', 'log.retention.hours': '1' } }),
    says: ['serverProperties must be settings that MSK is known to take, got log.retention.hour'],
    holds: () => ({ serverProperties: { 'log.retention.hours': '1' } }),
  },
  {
    rule: 'server-properties-unknown',
    broken: () => ({ ...EXPRESS, serverProperties: { 'log.retention.hours': '1' } }),
    says: ['got log.retention.hours'],
    holds: () => ({ ...EXPRESS, serverProperties: { 'log.retention.ms': '1' } }),
  },
  {
    rule: 'server-properties-lines',
    broken: () => ({ serverProperties: { 'num.partitions': '3\nsuper.users=User:me' } }),
    says: ['serverProperties must be a name and a value on one line each, got "num.partitions"'],
    holds: () => ({ serverProperties: { 'replica.selector.class': '' } }),
  },
  {
    rule: 'server-properties-lines',
    broken: () => ({ serverProperties: { ' ': '3' } }),
    says: ['a name and a value on one line each, got " "'],
    holds: () => ({ serverProperties: {} }),
  },
  {
    rule: 'server-properties-values',
    broken: () => ({ serverProperties: { 'log.retention.hours': 'abc', 'num.partitions': '0' } }),
    says: ['serverProperties log.retention.hours must be a whole number of at least -2147483648', "got 'abc'; serverProperties num.partitions must be a whole number of at least 1", "got '0'"],
    holds: () => ({ serverProperties: { 'log.retention.hours': '-1', 'num.partitions': ' 1 ' } }),
  },
  {
    rule: 'server-properties-start',
    broken: () => ({ serverProperties: { 'log.retention.hours': '0', 'log.roll.ms': '-1' } }),
    says: ['serverProperties log.retention.hours must be at least 1, or -1 for no end, got 0; log.roll.ms must be at least 1, got -1: no broker starts with it'],
    holds: () => ({ serverProperties: { 'log.retention.hours': '-1', 'log.roll.ms': '1' } }),
  },
  {
    rule: 'server-properties-limits',
    broken: () => ({ serverProperties: { 'replica.lag.time.max.ms': '60000' } }),
    says: ["replica.lag.time.max.ms must be a whole number of at least 10000 and at most 30000, got '60000'"],
    holds: () => ({ serverProperties: { 'replica.lag.time.max.ms': '30000' } }),
  },
  {
    rule: 'server-properties-limits',
    broken: () => ({ ...EXPRESS, serverProperties: { 'log.cleaner.max.compaction.lag.ms': '1000' } }),
    says: ['log.cleaner.max.compaction.lag.ms must be a whole number of at least 86400000'],
    holds: () => ({ ...EXPRESS, serverProperties: { 'log.cleaner.max.compaction.lag.ms': '86400000' } }),
  },
  {
    rule: 'replication-factors',
    broken: () => ({ serverProperties: { 'default.replication.factor': '6', 'offsets.topic.replication.factor': '4' } }),
    says: ['serverProperties default.replication.factor, offsets.topic.replication.factor must be at least 1 and at most 3, the number of brokers, got 6, 4'],
    holds: () => ({ brokersPerZone: 2, serverProperties: { 'default.replication.factor': '6', 'offsets.topic.replication.factor': '4' } }),
  },
  {
    rule: 'replication-factors',
    broken: () => ({ serverProperties: { 'default.replication.factor': '-1' } }),
    says: ['serverProperties default.replication.factor must be at least 1 and at most 3, the number of brokers, got -1'],
    holds: () => ({ serverProperties: { 'default.replication.factor': '3' } }),
  },
  {
    rule: 'min-insync-replicas',
    broken: () => ({ serverProperties: { 'min.insync.replicas': '5' } }),
    says: ['serverProperties min.insync.replicas must be at most 2 (default.replication.factor less one), got 5'],
    holds: () => ({ serverProperties: { 'min.insync.replicas': '2' } }),
  },
  {
    // The library's own number is never above the user's factor.
    rule: 'min-insync-replicas',
    broken: () => ({ serverProperties: { 'default.replication.factor': '1', 'min.insync.replicas': '2' } }),
    says: ['min.insync.replicas must be at most 1 (default.replication.factor), got 2'],
    holds: () => ({ serverProperties: { 'default.replication.factor': '1' } }),
  },
  {
    rule: 'all-in-sync',
    broken: () => ({ serverProperties: { 'min.insync.replicas': '3' } }),
    says: ['min.insync.replicas must be at most 2 (default.replication.factor less one), got 3: while a broker restarts'],
    holds: () => ({ serverProperties: { 'default.replication.factor': '2', 'min.insync.replicas': '1' } }),
  },
  {
    rule: 'all-in-sync',
    broken: () => ({ serverProperties: { 'default.replication.factor': '1' } }),
    says: ['default.replication.factor must be at least 2, got 1'],
    holds: () => ({ serverProperties: { 'num.partitions': '1' } }),
  },
  {
    rule: 'transactions-in-sync',
    broken: () => ({ serverProperties: { 'transaction.state.log.replication.factor': '2', 'transaction.state.log.min.isr': '3' } }),
    says: ['serverProperties transaction.state.log.min.isr must be at most 2, the number of copies that there can be, got 3'],
    holds: () => ({ serverProperties: { 'transaction.state.log.min.isr': '3' } }),
  },
  {
    rule: 'closed-before-its-rights',
    broken: () => ({ serverProperties: { 'allow.everyone.if.no.acl.found': 'false' } }),
    says: ['allow.everyone.if.no.acl.found must be true in the first deploy, got false'],
    holds: () => ({ serverProperties: { 'allow.everyone.if.no.acl.found': 'true' } }),
  },
  {
    rule: 'zookeeper-with-kraft',
    broken: () => ({ serverProperties: { 'zookeeper.session.timeout.ms': '18000' } }),
    says: [`serverProperties must hold no settings of ZooKeeper with kafkaVersion '${DEFAULT_MSK_VERSION}', got zookeeper.session.timeout.ms`],
    holds: () => ({ kafkaVersion: KafkaVersion.V3_9_X, serverProperties: { 'zookeeper.session.timeout.ms': '18000' } }),
  },
];
