import { ClusterMonitoringLevel, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { RemovalPolicy, Size } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

const stack = new ZonedStack();
const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 3 });
const dataKey = new kms.Key(stack, 'DataKey');
const secretKey = new kms.Key(stack, 'SecretKey');
const bucket = new s3.Bucket(stack, 'Bucket');
const logGroup = new logs.LogGroup(stack, 'BrokerLogs');
const cluster = new ScramMskCluster(stack, 'Kafka', {
  clusterName: 'orders',
  vpc,
  vpcSubnets: { subnets: vpc.privateSubnets.slice(0, 2) },
  encryptionKey: dataKey,
  secretEncryptionKey: secretKey,
  kafkaVersion: KafkaVersion.V3_8_X_KRAFT,
  instanceType: new ec2.InstanceType('m7g.4xlarge'),
  brokersPerZone: 2,
  storage: {
    volumeSize: Size.tebibytes(1),
    provisionedThroughput: 625,
    tiered: true,
    maximumVolumeSize: Size.tebibytes(4),
    targetUtilization: 70,
  },
  serverProperties: { 'log.retention.hours': '336', 'min.insync.replicas': '2' },
  monitoringLevel: ClusterMonitoringLevel.PER_TOPIC_PER_PARTITION,
  openMonitoring: true,
  logging: { cloudwatchLogGroup: logGroup, s3: { bucket, prefix: 'kafka' }, firehoseDeliveryStreamName: 'logs' },
  users: ['orders', 'operator'],
  removalPolicy: RemovalPolicy.DESTROY,
});
const template = Template.fromStack(stack);

test('every prop arrives at the cluster', () => {
  template.hasResourceProperties('AWS::MSK::Cluster', {
    ClusterName: 'orders',
    KafkaVersion: '3.8.x.kraft',
    NumberOfBrokerNodes: 4,
    BrokerNodeGroupInfo: {
      InstanceType: 'kafka.m7g.4xlarge',
      ClientSubnets: stack.resolve(vpc.privateSubnets.slice(0, 2).map(({ subnetId }) => subnetId)),
      SecurityGroups: [stack.resolve(cluster.securityGroup.securityGroupId)],
      StorageInfo: { EBSStorageInfo: { VolumeSize: 1024, ProvisionedThroughput: { Enabled: true, VolumeThroughput: 625 } } },
    },
    StorageMode: 'TIERED',
    EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: stack.resolve(dataKey.keyArn) } },
    EnhancedMonitoring: 'PER_TOPIC_PER_PARTITION',
    OpenMonitoring: { Prometheus: { JmxExporter: { EnabledInBroker: true }, NodeExporter: { EnabledInBroker: true } } },
    LoggingInfo: {
      BrokerLogs: {
        CloudWatchLogs: { Enabled: true, LogGroup: stack.resolve(logGroup.logGroupName) },
        S3: { Enabled: true, Bucket: stack.resolve(bucket.bucketName), Prefix: 'kafka' },
        Firehose: { Enabled: true, DeliveryStream: 'logs' },
      },
    },
  });
});

test('no prop opens what the library keeps closed', () => {
  template.hasResourceProperties('AWS::MSK::Cluster', {
    EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
    ClientAuthentication: { Sasl: { Scram: { Enabled: true }, Iam: { Enabled: false } }, Unauthenticated: { Enabled: false } },
    BrokerNodeGroupInfo: Match.objectLike({ ConnectivityInfo: Match.absent() }),
  });
});

test('server properties are merged over the defaults of two zones', () => {
  template.hasResourceProperties('AWS::MSK::Configuration', {
    Name: 'orders',
    ServerProperties: 'auto.create.topics.enable=false\ndefault.replication.factor=2\nmin.insync.replicas=2\n'
      + 'unclean.leader.election.enable=false\nsocket.send.buffer.bytes=-1\nsocket.receive.buffer.bytes=-1\nlog.retention.hours=336\n',
  });
});

test('secrets are encrypted with the key that was brought', () => {
  template.resourceCountIs('AWS::SecretsManager::Secret', 2);
  template.allResourcesProperties('AWS::SecretsManager::Secret', { KmsKeyId: stack.resolve(secretKey.keyArn) });
});

test('what was brought is used: no second VPC, key or log group', () => {
  template.resourceCountIs('AWS::EC2::VPC', 1);
  template.resourceCountIs('AWS::KMS::Key', 2);
  template.resourceCountIs('AWS::Logs::LogGroup', 1);
});

test('it says what it is made of', () => {
  expect(cluster.vpc).toBe(vpc);
  expect(cluster.subnets).toEqual(vpc.privateSubnets.slice(0, 2));
  expect(cluster.numberOfBrokers).toBe(4);
  expect(cluster.encryptionKey).toBe(dataKey);
  expect(cluster.secretEncryptionKey).toBe(secretKey);
  expect(cluster.logGroup).toBe(logGroup);
  expect(stack.resolve(cluster.clusterArn)).toEqual({ Ref: expect.stringMatching(/^Kafka/) });
});
