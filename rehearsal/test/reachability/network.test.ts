import type { Resource } from '../../assembly/template';
import { reachabilityOf, reached, type MutableResource, type Stack } from './stacks';

const CLUSTER = 'Kafka/Cluster';

/** A cluster and an instance; whatever is given replaces them or comes to them. */
function stack(resources: Record<string, Omit<Resource, 'Metadata'>> = {}, region = 'us-east-1'): Stack {
  return {
    stackName: 'Kafka',
    environment: { account: '111122223333', region },
    template: {
      Resources: {
        Cluster: { Type: 'AWS::MSK::Cluster', Properties: { BrokerNodeGroupInfo: { ClientSubnets: ['subnet-1'], SecurityGroups: [{ 'Fn::GetAtt': ['Brokers', 'GroupId'] }] } } },
        Brokers: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: 'vpc-1', SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 9096, ToPort: 9096, SourceSecurityGroupId: { Ref: 'Clients' } }] } },
        Instance: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: 'subnet-2', SecurityGroupIds: [{ 'Fn::GetAtt': ['Clients', 'GroupId'] }] } },
        Clients: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: 'vpc-1' } },
        ...resources as Record<string, MutableResource>,
      },
    },
  };
}

function instanceReaches(resources: Parameters<typeof stack>[0] = {}): string[] {
  return reached(reachabilityOf([stack(resources)]))['instance Kafka/Instance']!;
}

test('in a VPC that no template defines, groups decide', () => {
  expect(instanceReaches()).toEqual([`${CLUSTER}:9096`]);
});

test('between VPCs that no template defines, routes are unknown', () => {
  expect(instanceReaches({
    Clients: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: 'vpc-2' } },
    Peering: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: { Ref: 'Brokers' }, IpProtocol: 'tcp', FromPort: 9096, ToPort: 9096, CidrIp: '10.1.0.0/16' } },
  })).toEqual([`${CLUSTER}:9096 unknown`]);
});

test('a group lets everything out until it gets an outbound rule', () => {
  expect(instanceReaches({
    Out: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: { Ref: 'Clients' }, IpProtocol: 'tcp', FromPort: '443', ToPort: '443', CidrIp: '0.0.0.0/0' } },
  })).toEqual([]);
});

test('network interfaces are read as the instance itself', () => {
  expect(instanceReaches({
    Instance: { Type: 'AWS::EC2::Instance', Properties: { NetworkInterfaces: [{ SubnetId: 'subnet-2', GroupSet: [{ Ref: 'Clients' }] }] } },
  })).toEqual([`${CLUSTER}:9096`]);
});

test('tasks are read as an instance, where they have addresses of their own', () => {
  const { rows } = reachabilityOf([stack({
    Tasks: { Type: 'AWS::ECS::Service', Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-2'], SecurityGroups: [{ Ref: 'Clients' }] } } } },
    OnHosts: { Type: 'AWS::ECS::Service', Properties: {} },
  })]);

  expect(reached({ rows })).toMatchObject({ 'service Kafka/Tasks': [`${CLUSTER}:9096`] });
  expect(rows.filter(({ from }) => from.includes('OnHosts'))).toEqual([]);
});

test('the rules of a default group are unknown', () => {
  const { rows } = reachabilityOf([stack({ Cluster: { Type: 'AWS::MSK::Cluster', Properties: { BrokerNodeGroupInfo: { ClientSubnets: ['subnet-1'] } } } })]);

  expect(rows.find(({ port }) => port === 9094)).toMatchObject({ extent: 'unknown' });
});

test('a prefix list may hold anybody', () => {
  const { widerRules } = reachabilityOf([stack({
    List: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: { Ref: 'Brokers' }, IpProtocol: '-1', SourcePrefixListId: 'pl-0123' } },
  })]);

  expect(widerRules).toEqual([expect.objectContaining({ peer: 'pl-0123', ports: 'every port', cluster: CLUSTER, securityGroup: 'Kafka/Brokers' })]);
});

test('a group without a known member is named', () => {
  const { widerRules } = reachabilityOf([stack({ Instance: { Type: 'AWS::SNS::Topic' } })]);

  expect(widerRules).toEqual([expect.objectContaining({ peer: 'Kafka/Clients', ports: 'tcp 9096' })]);
});

test('the same names in another Region are other resources', () => {
  const without = { Brokers: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: 'vpc-2' } } };
  const { rows } = reachabilityOf([stack(), stack(without, 'us-east-2')]);

  expect(rows.filter(({ from, extent }) => from.startsWith('instance') && extent !== 'none')).toHaveLength(1);
});

test('a second block of a VPC, and a block by reference', () => {
  const vpc = { Ref: 'Vpc' };
  const result = reachabilityOf([stack({
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/24' } },
    Block: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: vpc, CidrBlock: '100.64.0.0/24' } },
    One: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: vpc, CidrBlock: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } } },
    Two: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { 'Fn::GetAtt': 'Vpc.VpcId' }, CidrBlock: '100.64.0.0/24' } },
    Cluster: { Type: 'AWS::MSK::Cluster', Properties: { BrokerNodeGroupInfo: { ClientSubnets: [{ Ref: 'Two' }], SecurityGroups: [{ Ref: 'Brokers' }] } } },
    Vpcs: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: { Ref: 'Brokers' }, IpProtocol: 'tcp', FromPort: 9094, ToPort: 9094, CidrIp: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } } },
  })]);

  expect(reached(result)).toMatchObject({ 'anyone in Kafka/One': [`${CLUSTER}:9094`], 'anyone in Kafka/Two': [] });
  expect(result.widerRules).toEqual([]);
});
