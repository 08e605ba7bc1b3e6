import { BrokerType, ClusterMonitoringLevel } from '@aws-cdk/aws-msk-alpha';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

const stack = new ZonedStack();
const cluster = new ScramMskCluster(stack, 'Kafka', {
  brokerType: BrokerType.EXPRESS,
  instanceType: new ec2.InstanceType('m7g.4xlarge'),
  brokersPerZone: 2,
  monitoringLevel: ClusterMonitoringLevel.PER_BROKER,
  users: ['orders'],
});
const template = Template.fromStack(stack);

test('Express brokers, with no word of storage: they bring their own', () => {
  template.hasResourceProperties('AWS::MSK::Cluster', {
    NumberOfBrokerNodes: 6,
    BrokerNodeGroupInfo: Match.objectLike({ InstanceType: 'express.m7g.4xlarge', StorageInfo: Match.absent() }),
    StorageMode: Match.absent(),
    Rebalancing: Match.absent(),
  });
});

test('our key, our log group and SCRAM, as for Standard brokers', () => {
  template.hasResourceProperties('AWS::MSK::Cluster', {
    EncryptionInfo: {
      EncryptionAtRest: { DataVolumeKMSKeyId: stack.resolve(cluster.encryptionKey.keyArn) },
      EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true },
    },
    ClientAuthentication: { Sasl: { Scram: { Enabled: true }, Iam: { Enabled: false } }, Unauthenticated: { Enabled: false } },
    LoggingInfo: {
      BrokerLogs: {
        CloudWatchLogs: { Enabled: true, LogGroup: stack.resolve(cluster.logGroup!.logGroupName) },
        S3: { Enabled: false },
        Firehose: { Enabled: false },
      },
    },
    EnhancedMonitoring: 'PER_BROKER',
  });
});

test('only the broker settings that Express brokers take', () => {
  template.hasResourceProperties('AWS::MSK::Configuration', {
    ServerProperties: 'auto.create.topics.enable=false\nsocket.send.buffer.bytes=-1\nsocket.receive.buffer.bytes=-1\n',
  });
});
