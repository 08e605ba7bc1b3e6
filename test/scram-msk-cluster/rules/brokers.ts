import { BrokerType, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { DEFAULT_MSK_VERSION, EXPRESS_VERSIONS, KNOWN_VERSIONS } from '../../../lib/kafka/releases/releases';
import { instance, type RuleRow } from './row';

const EXPRESS = { brokerType: BrokerType.EXPRESS };

export const BROKER_ROWS: readonly RuleRow[] = [
  {
    rule: 'cluster-name',
    broken: () => ({ clusterName: 'x'.repeat(65) }),
    says: ['clusterName must be 1 to 64 letters, digits and hyphens, the first of them no hyphen', `got '${'x'.repeat(65)}'`],
    holds: () => ({ clusterName: 'x'.repeat(64) }),
  },
  {
    rule: 'cluster-name',
    broken: () => ({ clusterName: '-orders' }),
    says: ['the first of them no hyphen', "got '-orders'"],
    holds: () => ({ clusterName: '0rders-' }),
  },
  {
    rule: 'cluster-name',
    broken: () => ({ clusterName: 'orders_eu' }),
    says: ['1 to 64 letters, digits and hyphens', "got 'orders_eu'"],
    holds: () => ({ clusterName: 'o' }),
  },
  {
    rule: 'cluster-name',
    broken: () => ({ clusterName: '' }),
    says: ['clusterName must be 1 to 64', "got ''"],
    holds: () => ({}),
  },
  {
    rule: 'instance-type-prefix',
    broken: () => ({ instanceType: instance('kafka.m7g.large') }),
    says: ["instanceType must be the name that EC2 gives the size, without kafka. or express., got 'kafka.m7g.large'"],
    holds: () => ({ instanceType: instance('m7g.large') }),
  },
  {
    rule: 'instance-type-prefix',
    broken: () => ({ ...EXPRESS, instanceType: instance('express.m7g.large') }),
    says: ["without kafka. or express., got 'express.m7g.large'"],
    holds: () => ({ ...EXPRESS, instanceType: instance('m7g.large') }),
  },
  {
    rule: 'instance-type',
    broken: () => ({ instanceType: instance('m9g.large') }),
    says: ['instanceType must be one that is known for Standard brokers, t3.small, m5.large', 'm8g.16xlarge', "got 'm9g.large'"],
    holds: () => ({ instanceType: instance('m8g.large') }),
  },
  {
    rule: 'instance-type',
    broken: () => ({ ...EXPRESS, instanceType: instance('m5.large') }),
    says: ['known for Express brokers, m7g.large', "got 'm5.large'"],
    holds: () => ({ ...EXPRESS, instanceType: instance('m7g.16xlarge') }),
  },
  {
    rule: 't3-small-with-kraft',
    broken: () => ({ instanceType: instance('t3.small'), kafkaVersion: KafkaVersion.V3_9_X_KRAFT }),
    says: ["kafkaVersion must be one with ZooKeeper, older than 4.0, for instanceType 't3.small', got '3.9.x.kraft'"],
    holds: () => ({ instanceType: instance('t3.small'), kafkaVersion: KafkaVersion.V3_9_X }),
  },
  {
    rule: 't3-small-with-kraft',
    broken: () => ({ instanceType: instance('t3.small') }),
    says: [`got '${DEFAULT_MSK_VERSION}'`],
    holds: () => ({ instanceType: instance('m7g.large') }),
  },
  {
    rule: 'express-version',
    broken: () => ({ ...EXPRESS, kafkaVersion: KafkaVersion.V3_9_X }),
    says: [`kafkaVersion must be one of ${EXPRESS_VERSIONS.join(', ')} for Express brokers, got '3.9.x'`],
    holds: () => ({ ...EXPRESS, kafkaVersion: KafkaVersion.V3_8_X }),
  },
  {
    rule: 'standard-version',
    broken: () => ({ kafkaVersion: KafkaVersion.V4_2_X_KRAFT }),
    says: ["brokerType must be EXPRESS for kafkaVersion '4.2.x.kraft', got STANDARD"],
    holds: () => ({ ...EXPRESS, kafkaVersion: KafkaVersion.V4_2_X_KRAFT }),
  },
  {
    rule: 'kafka-version',
    broken: () => ({ kafkaVersion: KafkaVersion.of('50.0.x.kraft') }),
    says: ['kafkaVersion must be one that is known to be offered for new clusters, ', `${KNOWN_VERSIONS.at(-1)}, got '50.0.x.kraft'`],
    holds: () => ({ kafkaVersion: KafkaVersion.of(KNOWN_VERSIONS.at(-1)!) }),
  },
  {
    rule: 'brokers-per-zone',
    broken: () => ({ brokersPerZone: 0 }),
    says: ['brokersPerZone must be a whole number of at least 1, got 0'],
    holds: () => ({ brokersPerZone: 1 }),
  },
  {
    rule: 'brokers-per-zone',
    broken: () => ({ brokersPerZone: 1.5 }),
    says: ['brokersPerZone must be a whole number of at least 1, got 1.5'],
    holds: () => ({ brokersPerZone: 2 }),
  },
  {
    rule: 'brokers',
    broken: () => ({ brokersPerZone: 21 }),
    says: ['brokersPerZone must be at most 20 (60 brokers in a cluster) unless AWS raised the quota, got 21, which makes 63 brokers'],
    holds: () => ({ brokersPerZone: 20 }),
  },
  {
    rule: 'brokers',
    broken: () => ({ brokersPerZone: 11, kafkaVersion: KafkaVersion.V3_9_X }),
    says: ['brokersPerZone must be at most 10 (30 brokers', 'got 11, which makes 33 brokers'],
    holds: () => ({ brokersPerZone: 10, kafkaVersion: KafkaVersion.V3_9_X }),
  },
];
