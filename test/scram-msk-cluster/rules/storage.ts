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
    says: ['storage', 'not allowed for Express brokers'],
    holds: () => ({ brokerType: BrokerType.EXPRESS }),
  },
  {
    rule: 'volume-size',
    broken: storage({ volumeSize: Size.gibibytes(0) }),
    says: ['storage.volumeSize 0 GiB', '1 to 16384 GiB are allowed'],
    holds: storage({ volumeSize: Size.gibibytes(1) }),
  },
  {
    rule: 'volume-size',
    broken: storage({ volumeSize: Size.gibibytes(16385) }),
    says: ['storage.volumeSize 16385 GiB', '1 to 16384 GiB are allowed'],
    holds: storage({ volumeSize: Size.tebibytes(16) }),
  },
  {
    rule: 'volume-size',
    broken: storage({ volumeSize: Size.mebibytes(1536) }),
    says: ['storage.volumeSize 1.5 GiB', 'whole numbers'],
    holds: storage({ volumeSize: Size.mebibytes(2048) }),
  },
  {
    rule: 'maximum-volume-size',
    broken: storage({ volumeSize: Size.gibibytes(200), maximumVolumeSize: Size.gibibytes(200) }),
    says: ['storage.maximumVolumeSize 200 GiB', 'above the volumeSize of 200 GiB, up to 16384 GiB are allowed'],
    holds: storage({ volumeSize: Size.gibibytes(200), maximumVolumeSize: Size.gibibytes(201) }),
  },
  {
    rule: 'maximum-volume-size',
    broken: storage({ maximumVolumeSize: Size.gibibytes(100) }),
    says: ['storage.maximumVolumeSize 100 GiB', 'above the volumeSize of 100 GiB'],
    holds: storage({ maximumVolumeSize: Size.gibibytes(101) }),
  },
  {
    rule: 'maximum-volume-size',
    broken: storage({ maximumVolumeSize: Size.gibibytes(16385) }),
    says: ['storage.maximumVolumeSize 16385 GiB', 'up to 16384 GiB are allowed'],
    holds: storage({ maximumVolumeSize: Size.tebibytes(16) }),
  },
  {
    rule: 'target-utilization',
    broken: storage({ maximumVolumeSize: Size.tebibytes(1), targetUtilization: 9 }),
    says: ['storage.targetUtilization 9', '10 to 80 percent are allowed'],
    holds: storage({ maximumVolumeSize: Size.tebibytes(1), targetUtilization: 10 }),
  },
  {
    rule: 'target-utilization',
    broken: storage({ maximumVolumeSize: Size.tebibytes(1), targetUtilization: 81 }),
    says: ['storage.targetUtilization 81', '10 to 80 percent are allowed'],
    holds: storage({ maximumVolumeSize: Size.tebibytes(1), targetUtilization: 80 }),
  },
  {
    rule: 'target-utilization',
    broken: storage({ targetUtilization: 50 }),
    says: ['storage.targetUtilization 50', 'together with maximumVolumeSize'],
    holds: storage({ maximumVolumeSize: Size.tebibytes(1) }),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 249 }, M7G_2XLARGE),
    says: ['storage.provisionedThroughput 249', '250 to 312 MiB/s are allowed for m7g.2xlarge'],
    holds: storage({ provisionedThroughput: 250 }, M7G_2XLARGE),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 313 }, M7G_2XLARGE),
    says: ['storage.provisionedThroughput 313', '250 to 312 MiB/s are allowed for m7g.2xlarge'],
    holds: storage({ provisionedThroughput: 312 }, M7G_2XLARGE),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 1001 }, { instanceType: instance('m5.24xlarge') }),
    says: ['storage.provisionedThroughput 1001', '250 to 1000 MiB/s are allowed for m5.24xlarge'],
    holds: storage({ provisionedThroughput: 1000 }, { instanceType: instance('m5.24xlarge') }),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 250.5 }, M7G_2XLARGE),
    says: ['storage.provisionedThroughput 250.5', 'whole numbers'],
    holds: storage({ provisionedThroughput: 251 }, M7G_2XLARGE),
  },
  {
    rule: 'provisioned-throughput',
    broken: storage({ provisionedThroughput: 250 }, { instanceType: instance('m5.2xlarge') }),
    says: ['storage.provisionedThroughput 250', "instanceType 'm5.2xlarge'", 'allowed from m5.4xlarge and m7g.2xlarge on'],
    holds: storage({ provisionedThroughput: 250 }, { instanceType: instance('m5.4xlarge') }),
  },
  {
    rule: 'provisioned-throughput-volume',
    broken: storage({ provisionedThroughput: 250, volumeSize: Size.gibibytes(9) }, M7G_2XLARGE),
    says: ['storage.volumeSize 9 GiB with provisionedThroughput', '10 GiB or more are allowed'],
    holds: storage({ provisionedThroughput: 250, volumeSize: Size.gibibytes(10) }, M7G_2XLARGE),
  },
  {
    rule: 'tiered-version',
    broken: storage({ tiered: true }, { kafkaVersion: KafkaVersion.V3_5_1 }),
    says: ['storage.tiered', "kafkaVersion '3.5.1'", '2.8.2.tiered or 3.6.0 and newer are allowed'],
    holds: storage({ tiered: true }, { kafkaVersion: KafkaVersion.V3_6_0 }),
  },
  {
    rule: 'tiered-version',
    broken: storage({ tiered: true }, { kafkaVersion: KafkaVersion.V2_8_1 }),
    says: ["kafkaVersion '2.8.1'"],
    holds: storage({ tiered: true }, { kafkaVersion: KafkaVersion.V2_8_2_TIERED }),
  },
  {
    rule: 'tiered-t3-small',
    broken: storage({ tiered: true }, { instanceType: instance('t3.small'), kafkaVersion: KafkaVersion.V3_9_X }),
    says: ['storage.tiered', "instanceType 't3.small'", 'any larger size is allowed'],
    holds: storage({ tiered: false }, { instanceType: instance('t3.small'), kafkaVersion: KafkaVersion.V3_9_X }),
  },
];
