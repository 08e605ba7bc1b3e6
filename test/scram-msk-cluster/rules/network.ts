import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import { Stack, type App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ZonedStack } from '../../stacks';
import { subnetIn, vpcIn, type RuleRow } from './row';

const [A, B, C, D] = ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'];

export const NETWORK_ROWS: readonly RuleRow[] = [
  {
    rule: 'zones',
    broken: (scope) => ({ vpc: vpcIn(scope, [A]) }),
    says: ['vpcSubnets must be in 2 or 3 availability zones, got 1'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B]) }),
  },
  {
    rule: 'zones',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B, C, D]) }),
    says: ['vpcSubnets must be in 2 or 3 availability zones, got 4'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B, C]) }),
  },
  {
    rule: 'zones',
    region: 'us-west-1',
    broken: (scope) => ({ vpc: vpcIn(scope, ['us-west-1a', 'us-west-1b', 'us-west-1c']) }),
    says: ['vpcSubnets must be in exactly 2 availability zones, got 3'],
    holds: (scope) => ({ vpc: vpcIn(scope, ['us-west-1a', 'us-west-1c']) }),
  },
  {
    rule: 'zones',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B]), brokerType: BrokerType.EXPRESS }),
    says: ['vpcSubnets must be in exactly 3 availability zones for Express brokers, got 2'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B, C]), brokerType: BrokerType.EXPRESS }),
  },
  {
    rule: 'one-subnet-per-zone',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B, B]) }),
    says: ['vpcSubnets must be exactly one subnet in each availability zone, got 3 subnets in 2'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B, B]), vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, onePerAz: true } }),
  },
  {
    rule: 'subnets-of-vpc',
    broken: (scope) => {
      const [one, other] = [vpcIn(scope, [A, B, C], 'One'), vpcIn(scope, [A, B, C], 'Other')];
      return { vpc: one, vpcSubnets: { subnets: [one.privateSubnets[0]!, other.privateSubnets[1]!] } };
    },
    says: ['vpcSubnets must be subnets of Streaming/One, got Streaming/Other/'],
    holds: (scope) => {
      const one = vpcIn(scope, [A, B, C], 'One');
      return { vpc: one, vpcSubnets: { subnets: [one.privateSubnets[0]!, one.privateSubnets[1]!] } };
    },
  },
  {
    rule: 'zone-use1-az3',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B]), vpcSubnets: { subnets: [subnetIn(scope, 'use1-az2'), subnetIn(scope, 'use1-az3')] } }),
    says: ['vpcSubnets must be in zones that MSK takes, got the one with the id use1-az3'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B]), vpcSubnets: { subnets: [subnetIn(scope, 'use1-az2'), subnetIn(scope, 'use1-az4')] } }),
  },
  {
    rule: 'ip-addresses',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B]), ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16') }),
    says: ['ipAddresses must be left out together with vpc, got both'],
    holds: () => ({ ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16') }),
  },
  {
    rule: 'nat-gateways',
    broken: () => ({ natGateways: 0 }),
    says: ['natGateways must be a whole number of at least 1 and at most one in each of 3 availability zones, got 0', 'give it as vpc with vpcSubnets'],
    holds: () => ({ natGateways: 1 }),
  },
  {
    rule: 'nat-gateways',
    broken: () => ({ natGateways: 4 }),
    says: ['at most one in each of 3 availability zones, got 4'],
    holds: () => ({ natGateways: 3 }),
  },
  {
    rule: 'nat-gateways',
    broken: () => ({ natGateways: 1.5 }),
    says: ['a whole number', 'got 1.5'],
    holds: () => ({ natGateways: 2 }),
  },
  {
    rule: 'nat-gateways',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B]), natGateways: 1 }),
    says: ['natGateways must be left out together with vpc, got both'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B]) }),
  },
  {
    rule: 'subnets-without-zone',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B]), vpcSubnets: { subnets: [subnetIn(scope, A), ec2.Subnet.fromSubnetId(scope, 'Subnet', 'subnet-1')] } }),
    says: ['vpcSubnets must be subnets that tell their zone, got Streaming/Subnet: import them with ec2.Subnet.fromSubnetAttributes'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B]), vpcSubnets: { subnets: [subnetIn(scope, A), subnetIn(scope, B)] } }),
  },
  {
    rule: 'vpc-region',
    broken: (scope) => ({ vpc: new ec2.Vpc(new ZonedStack(Stack.of(scope).node.root as App, 'Far', { region: 'us-east-2' }), 'Vpc') }),
    says: ['vpc must be in us-east-1, as the cluster is, got Far/Vpc in us-east-2'],
    holds: (scope) => ({ vpc: new ec2.Vpc(new ZonedStack(Stack.of(scope).node.root as App, 'Near'), 'Vpc') }),
  },
  {
    rule: 'subnet-selection',
    broken: (scope) => ({ vpc: new ec2.Vpc(scope, 'Vpc', { natGateways: 0 }) }),
    says: ['vpcSubnets must be given for a vpc without private subnets that have a way out, got Streaming/Vpc: ', "There are no 'Private' subnet groups"],
    holds: (scope) => ({ vpc: new ec2.Vpc(scope, 'Vpc', { natGateways: 0 }), vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }),
  },
  {
    rule: 'subnet-selection',
    broken: (scope) => ({ vpc: new ec2.Vpc(scope, 'Vpc'), vpcSubnets: { subnetGroupName: 'Kafka' } }),
    says: ['vpcSubnets must select subnets of Streaming/Vpc, got none: ', "no subnet groups with name 'Kafka'"],
    holds: (scope) => ({ vpc: new ec2.Vpc(scope, 'Vpc'), vpcSubnets: { subnetGroupName: 'Private' } }),
  },
];
