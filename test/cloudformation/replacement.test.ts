import { createOnlyProperties } from './schemas';
import { replacedTypes } from './replacement';
import { propsIn } from './props';

const vpc = (CidrBlock: string) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } });
const subnet = (Tags: unknown[] = []) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24', Tags } });
const cluster = (ClusterName: string, KafkaVersion = '3.9.x') => (
  { Type: 'AWS::MSK::Cluster', Properties: { ClusterName, KafkaVersion, BrokerNodeGroupInfo: { ClientSubnets: [{ Ref: 'Subnet' }], InstanceType: 'm7g.large' } } });

test('the schemas know nested properties that are set at creation only', () => {
  expect(createOnlyProperties('AWS::MSK::Cluster')).toEqual(expect.arrayContaining([['ClusterName'], ['BrokerNodeGroupInfo', 'ClientSubnets'], ['EncryptionInfo', 'EncryptionAtRest']]));
});

test('a type that no schema knows is an error', () => {
  expect(() => createOnlyProperties('AWS::MSK::Teapot')).toThrow('AWS::MSK::Teapot has no schema');
});

test.each([
  ['nothing', {}, []],
  ['what can be changed in place', { Cluster: cluster('orders', '4.1.x'), Subnet: subnet([{}]) }, []],
  ['what is set at creation only', { Cluster: cluster('billing') }, ['AWS::MSK::Cluster']],
  ['what others name at creation only, and what those are named by', { Vpc: vpc('10.1.0.0/16') }, ['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::MSK::Cluster']],
])('a change of %s replaces as much', (_, change, types) => {
  const before = { Vpc: vpc('10.0.0.0/16'), Subnet: subnet(), Cluster: cluster('orders') };
  expect(replacedTypes(before, { ...before, ...change })).toEqual(new Set(types));
});

test('props are read with their docstrings', () => {
  const props = propsIn('scram-msk-cluster/broker-storage.ts', 'BrokerStorage');
  expect([...props.keys()]).toEqual(['volumeSize', 'provisionedThroughput', 'tiered', 'maximumVolumeSize', 'targetUtilization']);
  expect(props.get('volumeSize')).toMatch(/^Size of the volume of each broker.*@default/);
});
