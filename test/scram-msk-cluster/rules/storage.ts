import { BrokerType, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { Size } from 'aws-cdk-lib';
import type { BrokerStorage, ScramMskClusterProps } from '../../../lib';
import { instance, type RuleRow } from './row';

function storage(of: BrokerStorage, more: ScramMskClusterProps = {}): () => ScramMskClusterProps {
  return () => ({ storage: of, ...more });
}

const M7G_2XLARGE = { instanceType: instance('m7g.2xlarge') };

export const STORAGE_ROWS: readonly RuleRow[] = [
  {
    rule: 'express-storage',
    broken: storage({}, { brokerType: BrokerType.EXPRESS }),
    says: ['storage must be left out for Express brokers'],
    holds: () => ({ brokerType: BrokerType.EXPRESS }),
  },
  {
    rule: 'volume-size',
    broken: storage({ volumeSize: Size.gibibytes(0) }),
    says: ['storage.volumeSize must be a whole number of at least 1 and at most 16384 GiB, got 0 GiB'],
    holds: storage({ volumeSize: Size.gibibytes(1) }),
  },
  {
    rule: 'volume-size',
    broken: storage({ volumeSize: Size.gibibytes(16385) }),
    says: ['at most 16384 GiB, got 16385 GiB'],
    holds: storage({ volumeSize: Size.tebibytes(16) }),
  },
  {
    rule: 'volume-size',
    broken: storage({ volumeSize: Size.mebibytes(1536) }),
    says: ['storage.volumeSize must be a whole number', 'got 1.5 GiB'],
    holds: storage({ volumeSize: Size.mebibytes(2048) }),
  },
  {
    rule: 'maximum-volume-size',
    broken: storage({ volumeSize: Size.gibibytes(200), maximumVolumeSize: Size.gibibytes(200) }),
    says: ['storage.maximumVolumeSize must be a whole number of more than the volumeSize of 200 GiB and at most 16384 GiB, got 200 GiB'],
    holds: storage({ volumeSize: Size.gibibytes(200), maximumVolumeSize: Size.gibibytes(201) }),
  },
  {
    rule: 'maximum-volume-size',
    broken: storage({ maximumVolumeSize: Size.gibibytes(100) }),
    says: ['more than the volumeSize of 100 GiB', 'got 100 GiB'],
    holds: storage({ maximumVolumeSize: Size.gibibytes(101) }),
  },
  {
    rule: 'maximum-volume-size',
    broken: storage({ maximumVolumeSize: Size.gibibytes(16385) }),
    says: ['at most 16384 GiB, got 16385 GiB'],
    holds: storage({ maximumVolumeSize: Size.tebibytes(16) }),
  },
  {
    rule: 'target-utilization',
    broken: storage({ maximumVolumeSize: Size.tebibytes(1), targetUtilization: 9 }),
    says: ['storage.targetUtilization must be at least 10 and at most 80 percent, got 9'],
    holds: storage({ maximumVolumeSize: Size.tebibytes(1), targetUtilization: 10 }),
  },
  {
    rule: 'target-utilization',
    broken: storage({ maximumVolumeSize: Size.tebibytes(1), targetUtilization: 81 }),
    says: ['at most 80 percent, got 81'],
    holds: storage({ maximumVolumeSize: Size.tebibytes(1), targetUtilization: 80 }),
  },
  {
    rule: 'target-utilization-alone',
    broken: storage({ targetUtilization: 50 }),
    says: ['storage.targetUtilization must be given together with maximumVolumeSize, got targetUtilization alone'],
    holds: storage({ maximumVolumeSize: Size.tebibytes(1) }),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 249 }, M7G_2XLARGE),
    says: ['storage.provisionedThroughput must be a whole number of at least 250 and at most 312 MiB/s for m7g.2xlarge, got 249'],
    holds: storage({ provisionedThroughput: 250 }, M7G_2XLARGE),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 313 }, M7G_2XLARGE),
    says: ['at most 312 MiB/s for m7g.2xlarge, got 313'],
    holds: storage({ provisionedThroughput: 312 }, M7G_2XLARGE),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 1001 }, { instanceType: instance('m5.24xlarge') }),
    says: ['at most 1000 MiB/s for m5.24xlarge, got 1001'],
    holds: storage({ provisionedThroughput: 1000 }, { instanceType: instance('m5.24xlarge') }),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 250.5 }, M7G_2XLARGE),
    says: ['storage.provisionedThroughput must be a whole number', 'got 250.5'],
    holds: storage({ provisionedThroughput: 251 }, M7G_2XLARGE),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 250 }, { instanceType: instance('m5.2xlarge') }),
    says: ["instanceType must be at least m5.4xlarge or m7g.2xlarge with storage.provisionedThroughput, got 'm5.2xlarge'"],
    holds: storage({ provisionedThroughput: 250 }, { instanceType: instance('m5.4xlarge') }),
  },
  {
    rule: 'provisioned-throughput-volume',
    broken: storage({ provisionedThroughput: 250, volumeSize: Size.gibibytes(9) }, M7G_2XLARGE),
    says: ['storage.volumeSize must be at least 10 GiB with provisionedThroughput, got 9 GiB'],
    holds: storage({ provisionedThroughput: 250, volumeSize: Size.gibibytes(10) }, M7G_2XLARGE),
  },
  {
    rule: 'tiered-version',
    broken: storage({ tiered: true }, { kafkaVersion: KafkaVersion.V3_5_1 }),
    says: ["kafkaVersion must be 2.8.2.tiered, or 3.6.0 or newer, with storage.tiered, got '3.5.1'"],
    holds: storage({ tiered: true }, { kafkaVersion: KafkaVersion.V3_6_0 }),
  },
  {
    rule: 'tiered-version',
    broken: storage({ tiered: true }, { kafkaVersion: KafkaVersion.V2_8_1 }),
    says: ["got '2.8.1'"],
    holds: storage({ tiered: true }, { kafkaVersion: KafkaVersion.V2_8_2_TIERED }),
  },
  {
    rule: 'tiered-t3-small',
    broken: storage({ tiered: true }, { instanceType: instance('t3.small'), kafkaVersion: KafkaVersion.V3_9_X }),
    says: ["instanceType must be larger than t3.small with storage.tiered, got 't3.small'"],
    holds: storage({ tiered: false }, { instanceType: instance('t3.small'), kafkaVersion: KafkaVersion.V3_9_X }),
  },
  {
    // What AWS does not say of a size is not judged.
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 100 }, M7G_2XLARGE),
    says: ['got 100'],
    holds: storage({ provisionedThroughput: 100 }, { instanceType: instance('m8g.large') }),
  },
  {
    rule: 'tiered-cleanup-policy',
    broken: storage({ tiered: true }, { serverProperties: { 'log.cleanup.policy': 'compact' } }),
    says: ["serverProperties log.cleanup.policy must be delete with storage.tiered, got 'compact'"],
    holds: storage({ tiered: true }, { serverProperties: { 'log.cleanup.policy': 'delete' } }),
  },
];
