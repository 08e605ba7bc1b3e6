import { BrokerType, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { instance, type RuleRow } from './row';

const EXPRESS = { brokerType: BrokerType.EXPRESS };

export const BROKER_ROWS: readonly RuleRow[] = [
  {
    rule: 'cluster-name',
    broken: () => ({ clusterName: 'x'.repeat(65) }),
    says: ['clusterName', `'${'x'.repeat(65)}'`, '1 to 64 letters, digits and hyphens are allowed'],
    holds: () => ({ clusterName: 'x'.repeat(64) }),
  },
  {
    rule: 'cluster-name',
    broken: () => ({ clusterName: '-orders' }),
    says: ["'-orders'", 'no hyphen first'],
    holds: () => ({ clusterName: '0rders-' }),
  },
  {
    rule: 'cluster-name',
    broken: () => ({ clusterName: 'orders_eu' }),
    says: ["'orders_eu'", '1 to 64 letters, digits and hyphens are allowed'],
    holds: () => ({ clusterName: 'o' }),
  },
  {
    rule: 'cluster-name',
    broken: () => ({ clusterName: '' }),
    says: ["clusterName ''", '1 to 64'],
    holds: () => ({}),
  },
  {
    rule: 'instance-type-prefix',
    broken: () => ({ instanceType: instance('kafka.m7g.large') }),
    says: ["instanceType 'kafka.m7g.large'", 'the name that EC2 gives the size is allowed, without kafka. or express.'],
    holds: () => ({ instanceType: instance('m7g.large') }),
  },
  {
    rule: 'instance-type-prefix',
    broken: () => ({ ...EXPRESS, instanceType: instance('express.m7g.large') }),
    says: ["instanceType 'express.m7g.large'", 'without kafka. or express.'],
    holds: () => ({ ...EXPRESS, instanceType: instance('m7g.large') }),
  },
  {
    rule: 'instance-type',
    broken: () => ({ instanceType: instance('m8g.large') }),
    says: ["instanceType 'm8g.large'", 'Standard brokers', 'known are t3.small, m5.large', 'm7g.16xlarge'],
    holds: () => ({ instanceType: instance('m5.24xlarge') }),
  },
  {
    rule: 'instance-type',
    broken: () => ({ ...EXPRESS, instanceType: instance('m5.large') }),
    says: ["instanceType 'm5.large'", 'Express brokers', 'known are m7g.large'],
    holds: () => ({ ...EXPRESS, instanceType: instance('m7g.16xlarge') }),
  },
  {
    rule: 't3-small-with-kraft',
    broken: () => ({ instanceType: instance('t3.small'), kafkaVersion: KafkaVersion.V3_9_X_KRAFT }),
    says: ["instanceType 't3.small'", "kafkaVersion '3.9.x.kraft'", 'allowed only for versions with ZooKeeper, up to 3.9.x'],
    holds: () => ({ instanceType: instance('t3.small'), kafkaVersion: KafkaVersion.V3_9_X }),
  },
  {
    rule: 't3-small-with-kraft',
    broken: () => ({ instanceType: instance('t3.small') }),
    says: ["kafkaVersion '3.9.x.kraft'"],
    holds: () => ({ instanceType: instance('m7g.large') }),
  },
  {
    rule: 'express-version',
    broken: () => ({ ...EXPRESS, kafkaVersion: KafkaVersion.V3_9_X }),
    says: ["kafkaVersion '3.9.x'", '3.6.0, 3.8.x, 3.8.x.kraft, 3.9.x.kraft, 4.2.x.kraft are allowed for Express brokers'],
    holds: () => ({ ...EXPRESS, kafkaVersion: KafkaVersion.V3_8_X }),
  },
  {
    rule: 'kafka-version',
    broken: () => ({ kafkaVersion: KafkaVersion.of('5.0.x.kraft') }),
    says: ["kafkaVersion '5.0.x.kraft'", 'known are 3.6.0,', '4.2.x.kraft'],
    holds: () => ({ kafkaVersion: KafkaVersion.of('4.2.x.kraft') }),
  },
  {
    rule: 'brokers-per-zone',
    broken: () => ({ brokersPerZone: 0 }),
    says: ['brokersPerZone 0', 'whole numbers from 1 are allowed'],
    holds: () => ({ brokersPerZone: 1 }),
  },
  {
    rule: 'brokers-per-zone',
    broken: () => ({ brokersPerZone: 1.5 }),
    says: ['brokersPerZone 1.5', 'whole numbers from 1 are allowed'],
    holds: () => ({ brokersPerZone: 2 }),
  },
  {
    rule: 'brokers',
    broken: () => ({ brokersPerZone: 21 }),
    says: ['brokersPerZone 21', '63 brokers', '60 are allowed'],
    holds: () => ({ brokersPerZone: 20 }),
  },
  {
    rule: 'brokers',
    broken: () => ({ brokersPerZone: 11, kafkaVersion: KafkaVersion.V3_9_X }),
    says: ['brokersPerZone 11', '33 brokers', '30 are allowed'],
    holds: () => ({ brokersPerZone: 10, kafkaVersion: KafkaVersion.V3_9_X }),
  },
];
