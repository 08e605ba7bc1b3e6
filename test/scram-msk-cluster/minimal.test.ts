import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ScramMskCluster } from '../../lib';
import { DEFAULT_MSK_VERSION } from '../../lib/kafka/releases/releases';
import { ZonedStack } from '../stacks';

const stack = new ZonedStack();
const cluster = new ScramMskCluster(stack, 'Kafka');
const template = Template.fromStack(stack);

function clusterHas(properties: Record<string, unknown>): void {
  template.hasResourceProperties('AWS::MSK::Cluster', properties);
}

test('three kafka.m7g.large with the default version, one in each zone', () => {
  clusterHas({
    KafkaVersion: DEFAULT_MSK_VERSION,
    NumberOfBrokerNodes: 3,
    BrokerNodeGroupInfo: {
      InstanceType: 'kafka.m7g.large',
      ClientSubnets: stack.resolve(cluster.vpc.privateSubnets.map(({ subnetId }) => subnetId)),
      StorageInfo: { EBSStorageInfo: { VolumeSize: 100 } },
    },
    StorageMode: 'LOCAL',
  });
  expect(cluster.numberOfBrokers).toBe(3);
  expect(cluster.subnets).toEqual(cluster.vpc.privateSubnets);
});

test('TLS only, in the cluster as well, stated explicitly', () => {
  clusterHas({ EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } } });
});

test('SCRAM only, every other way stated as closed', () => {
  clusterHas({
    ClientAuthentication: {
      Sasl: { Scram: { Enabled: true }, Iam: { Enabled: false } },
      Unauthenticated: { Enabled: false },
      Tls: Match.absent(),
    },
  });
});

test('no public access, no multi-VPC connectivity, no rebalancing: MSK refuses them at creation or for Standard brokers', () => {
  clusterHas({
    BrokerNodeGroupInfo: Match.objectLike({ ConnectivityInfo: Match.absent() }),
    Rebalancing: Match.absent(),
    ZookeeperAccess: Match.absent(),
  });
});

test('its own VPC: three zones, private subnets with egress, a flow log of rejected connections', () => {
  template.resourceCountIs('AWS::EC2::VPC', 1);
  template.resourceCountIs('AWS::EC2::NatGateway', 3);
  template.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'REJECT' });
  expect(cluster.vpc.privateSubnets.map(({ availabilityZone }) => availabilityZone)).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
});

test('one dedicated security group', () => {
  template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
  clusterHas({ BrokerNodeGroupInfo: { SecurityGroups: [stack.resolve(cluster.securityGroup.securityGroupId)] } });
});

test('a key for the data, by its ARN, and one for the secrets, both rotated', () => {
  template.resourceCountIs('AWS::KMS::Key', 2);
  template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  clusterHas({ EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: stack.resolve(cluster.encryptionKey.keyArn) } } });
  expect(stack.resolve(cluster.encryptionKey.keyArn)).toEqual({ 'Fn::GetAtt': [expect.any(String), 'Arn'] });
  expect(cluster.secretEncryptionKey).not.toBe(cluster.encryptionKey);
});

test('broker logs in CloudWatch, below /aws/vendedlogs/, for a month', () => {
  clusterHas({ LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: stack.resolve(cluster.logGroup!.logGroupName) } } } });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('^/aws/vendedlogs/msk/')])] },
    RetentionInDays: 30,
  });
});

test('safe broker settings in a configuration, wired by its latest revision', () => {
  const [configuration] = Object.keys(template.findResources('AWS::MSK::Configuration'));
  clusterHas({
    ConfigurationInfo: {
      Arn: { 'Fn::GetAtt': [configuration, 'Arn'] },
      Revision: { 'Fn::GetAtt': [configuration, 'LatestRevision.Revision'] },
    },
  });
  template.hasResourceProperties('AWS::MSK::Configuration', {
    ServerProperties: 'auto.create.topics.enable=false\ndefault.replication.factor=3\nmin.insync.replicas=2\n'
      + 'unclean.leader.election.enable=false\nsocket.send.buffer.bytes=-1\nsocket.receive.buffer.bytes=-1\n',
    // It would have to be replaced, under another name, by each version upgrade.
    KafkaVersionsList: Match.absent(),
  });
});

test('free metrics only, no exporter', () => {
  clusterHas({ EnhancedMonitoring: 'DEFAULT', OpenMonitoring: Match.absent() });
});

test('no user, and nothing that speaks of one', () => {
  template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  template.resourceCountIs('AWS::MSK::BatchScramSecret', 0);
});

test('native resources only: no Lambda function, no custom resource', () => {
  template.resourceCountIs('AWS::Lambda::Function', 0);
  const types = Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
  expect(types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')).toEqual([]);
});

test('no warning', () => {
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('a stack whose account and Region are open gets three zones as well', () => {
  const open = new Stack();

  expect(new ScramMskCluster(open, 'Kafka').numberOfBrokers).toBe(3);
  Template.fromStack(open).hasResourceProperties('AWS::EC2::Subnet', { AvailabilityZone: { 'Fn::Select': [2, { 'Fn::GetAZs': '' }] } });
});

test('us-west-1 has two zones for MSK: two brokers, two copies, one of which must be in sync', () => {
  const west = new Stack(undefined, undefined, { env: { region: 'us-west-1' } });

  expect(new ScramMskCluster(west, 'Kafka').numberOfBrokers).toBe(2);
  Template.fromStack(west).hasResourceProperties('AWS::MSK::Configuration', {
    ServerProperties: Match.stringLikeRegexp('default.replication.factor=2\nmin.insync.replicas=1\n'),
  });
});
