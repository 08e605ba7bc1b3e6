import { BrokerType, ClusterMonitoringLevel, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { RemovalPolicy, Size } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ClusterAuthorization, ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { propsIn } from '../cloudformation/props';
import { replacedTypes, type Resource } from '../cloudformation/replacement';
import { ZonedStack } from '../stacks';
import { AUTHORITY_ARN } from './existing';
import { instance, vpcIn } from './rules/row';

const SENTENCE = 'Changing it replaces the cluster and loses its data.';

type Props = ScramMskClusterProps | ((stack: ZonedStack) => ScramMskClusterProps);

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const subnets = (from: number, to: number) => (stack: ZonedStack): ScramMskClusterProps => {
  const vpc = vpcIn(stack, ZONES);
  return { vpc, vpcSubnets: { subnets: vpc.privateSubnets.slice(from, to) } };
};
const key = (prop: 'encryptionKey' | 'secretEncryptionKey' | 'logEncryptionKey', id: string) => (stack: ZonedStack) => ({ [prop]: new kms.Key(stack, id) });
const large = { instanceType: instance('m7g.4xlarge') };

/** For each prop two values, one after the other. */
const CHANGES: Record<string, [Props, Props]> = {
  clusterName: [{ clusterName: 'orders' }, { clusterName: 'billing' }],
  vpc: [(stack) => ({ vpc: vpcIn(stack, ZONES, 'One') }), (stack) => ({ vpc: vpcIn(stack, ZONES, 'Other') })],
  vpcSubnets: [subnets(0, 2), subnets(1, 3)],
  ipAddresses: [{}, { ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16') }],
  natGateways: [{}, { natGateways: 1 }],
  encryptionKey: [key('encryptionKey', 'One'), key('encryptionKey', 'Other')],
  secretEncryptionKey: [key('secretEncryptionKey', 'One'), key('secretEncryptionKey', 'Other')],
  kafkaVersion: [{ kafkaVersion: KafkaVersion.V3_8_X_KRAFT }, { kafkaVersion: KafkaVersion.V4_1_X_KRAFT }],
  brokerType: [{}, { brokerType: BrokerType.EXPRESS }],
  instanceType: [{}, large],
  brokersPerZone: [{}, { brokersPerZone: 2 }],
  storage: [{}, { storage: { volumeSize: Size.gibibytes(500) } }],
  serverProperties: [{}, { serverProperties: { 'log.retention.hours': '336' } }],
  monitoringLevel: [{}, { monitoringLevel: ClusterMonitoringLevel.PER_BROKER }],
  openMonitoring: [{}, { openMonitoring: true }],
  logging: [{}, { logging: { firehoseDeliveryStreamName: 'logs' } }],
  logEncryptionKey: [key('logEncryptionKey', 'One'), key('logEncryptionKey', 'Other')],
  // Of the functions that a closed cluster has.
  mskDualStackEndpoint: [{ authorization: ClusterAuthorization.GRANTED_ONLY }, { authorization: ClusterAuthorization.GRANTED_ONLY, mskDualStackEndpoint: true }],
  users: [{}, { users: ['orders', 'billing'] }],
  authorization: [{}, { authorization: ClusterAuthorization.GRANTED_ONLY }],
  iam: [{}, { iam: true }],
  mutualTls: [{}, (stack) => ({ mutualTls: { certificateAuthorities: [acmpca.CertificateAuthority.fromCertificateAuthorityArn(stack, 'Authority', AUTHORITY_ARN)] } })],
  removalPolicy: [{}, { removalPolicy: RemovalPolicy.DESTROY }],
};
const STORAGE_CHANGES: Record<string, [Props, Props]> = {
  volumeSize: [{}, { storage: { volumeSize: Size.gibibytes(500) } }],
  provisionedThroughput: [large, { ...large, storage: { provisionedThroughput: 250 } }],
  tiered: [{}, { storage: { tiered: true } }],
  maximumVolumeSize: [{}, { storage: { maximumVolumeSize: Size.tebibytes(1) } }],
  targetUtilization: [{ storage: { maximumVolumeSize: Size.tebibytes(1) } }, { storage: { maximumVolumeSize: Size.tebibytes(1), targetUtilization: 70 } }],
};

function resourcesWith(props: Props): Record<string, Resource> {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', typeof props === 'function' ? props(stack) : props);
  cluster.addUser('operator');
  return Template.fromStack(stack).toJSON().Resources as Record<string, Resource>;
}

describe.each<{ name: string; docs: ReadonlyMap<string, string>; changes: Record<string, [Props, Props]> }>([
  { name: 'ScramMskClusterProps', docs: propsIn('scram-msk-cluster/scram-msk-cluster-props.ts', 'ScramMskClusterProps'), changes: CHANGES },
  { name: 'BrokerStorage', docs: propsIn('scram-msk-cluster/broker-storage.ts', 'BrokerStorage'), changes: STORAGE_CHANGES },
])('$name', ({ docs, changes }) => {
  test('each prop has a change here', () => {
    expect(Object.keys(changes).sort()).toEqual([...docs.keys()].sort());
  });

  test.each(Object.entries(changes))('%s says that it replaces the cluster if it does, and only then', (prop, values) => {
    const [before, after] = values.map(resourcesWith);

    expect(before).not.toEqual(after);
    expect({ replaces: docs.get(prop)!.includes(SENTENCE) }).toEqual({ replaces: replacedTypes(before!, after!).has('AWS::MSK::Cluster') });
  });
});

test('the cluster goes with the VPC whose addresses change', () => {
  const [before, after] = CHANGES.ipAddresses!.map(resourcesWith);

  expect([...replacedTypes(before!, after!)]).toEqual(expect.arrayContaining(['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::SecurityGroup', 'AWS::MSK::Cluster', 'AWS::MSK::BatchScramSecret']));
});

test('no other change replaces a secret of a user', () => {
  const replacing = Object.entries(CHANGES).filter(([, values]) => replacedTypes(...values.map(resourcesWith) as [Record<string, Resource>, Record<string, Resource>]).has('AWS::SecretsManager::Secret'));

  expect(replacing.map(([prop]) => prop)).toEqual([]);
});
