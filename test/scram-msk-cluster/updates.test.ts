import { ClusterMonitoringLevel, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { ZonedStack } from '../stacks';
import { AUTHORITY_ARN } from './existing';

const AUTHORITY = acmpca.CertificateAuthority.fromCertificateAuthorityArn(new Stack(), 'Authority', AUTHORITY_ARN);

/** Logical id and properties of the only resource of a type. */
function theOne(template: Template, type: string): [string, ReturnType<Template['findResources']>[string]] {
  const [[id, { Properties }], ...more] = Object.entries(template.findResources(type)) as [[string, { Properties: object }]];
  expect(more).toEqual([]);
  return [id, Properties];
}

/** Ids of what holds data, and every property of theirs whose change makes CloudFormation replace them. */
function identityOf(props?: ScramMskClusterProps): unknown {
  const stack = new ZonedStack();
  new ScramMskCluster(stack, 'Kafka', props);
  const template = Template.fromStack(stack);
  const [id, cluster] = theOne(template, 'AWS::MSK::Cluster');
  const [configuration, { Name, KafkaVersionsList }] = theOne(template, 'AWS::MSK::Configuration');
  const [group, groupProperties] = theOne(template, 'AWS::EC2::SecurityGroup');
  return {
    cluster: {
      id,
      ClusterName: cluster.ClusterName,
      ClientSubnets: cluster.BrokerNodeGroupInfo.ClientSubnets,
      SecurityGroups: cluster.BrokerNodeGroupInfo.SecurityGroups,
      BrokerAZDistribution: cluster.BrokerNodeGroupInfo.BrokerAZDistribution,
      EncryptionAtRest: cluster.EncryptionInfo.EncryptionAtRest,
      InCluster: cluster.EncryptionInfo.EncryptionInTransit.InCluster,
    },
    configuration: { id: configuration, Name, KafkaVersionsList },
    keys: Object.keys(template.findResources('AWS::KMS::Key')),
    group: { id: group, ...groupProperties },
    subnets: Object.keys(template.findResources('AWS::EC2::Subnet')),
  };
}

const before = identityOf();

test.each<{ what: string; props: ScramMskClusterProps }>([
  { what: 'users', props: { users: ['orders', 'operator'] } },
  { what: 'server properties', props: { serverProperties: { 'log.retention.hours': '336' } } },
  { what: 'the instance type', props: { instanceType: new ec2.InstanceType('m7g.4xlarge') } },
  { what: 'the number of brokers', props: { brokersPerZone: 3 } },
  { what: 'the version', props: { kafkaVersion: KafkaVersion.V4_1_X_KRAFT } },
  { what: 'volumes', props: { storage: { volumeSize: Size.gibibytes(500), tiered: true, maximumVolumeSize: Size.tebibytes(1) } } },
  {
    what: 'throughput',
    props: { instanceType: new ec2.InstanceType('m7g.4xlarge'), storage: { provisionedThroughput: 250 } },
  },
  { what: 'the monitoring level', props: { monitoringLevel: ClusterMonitoringLevel.PER_TOPIC_PER_PARTITION } },
  { what: 'open monitoring', props: { openMonitoring: true } },
  { what: 'logging in with IAM', props: { iam: true } },
  { what: 'logging in with certificates', props: { mutualTls: { certificateAuthorities: [AUTHORITY] } } },
  { what: 'logging', props: { logging: { firehoseDeliveryStreamName: 'logs' } } },
  { what: 'the removal policy', props: { removalPolicy: RemovalPolicy.DESTROY } },
])('a change of $what replaces nothing that holds data', ({ props }) => {
  expect(identityOf(props)).toEqual(before);
});

test('a change of the name does: the check above can fail', () => {
  expect(identityOf({ clusterName: 'orders' })).not.toEqual(before);
});
