import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { subnetIn, vpcIn, type RuleRow } from './row';

const [A, B, C, D] = ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'];

export const NETWORK_ROWS: readonly RuleRow[] = [
  {
    rule: 'zones',
    broken: (scope) => ({ vpc: vpcIn(scope, [A]) }),
    says: ['vpcSubnets in 1 availability zone:', '2 or 3 are allowed'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B]) }),
  },
  {
    rule: 'zones',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B, C, D]) }),
    says: ['vpcSubnets in 4 availability zones:', '2 or 3 are allowed'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B, C]) }),
  },
  {
    rule: 'zones',
    region: 'us-west-1',
    broken: (scope) => ({ vpc: vpcIn(scope, ['us-west-1a', 'us-west-1b', 'us-west-1c']) }),
    says: ['vpcSubnets in 3 availability zones:', 'exactly 2 are allowed'],
    holds: (scope) => ({ vpc: vpcIn(scope, ['us-west-1a', 'us-west-1c']) }),
  },
  {
    rule: 'zones',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B]), brokerType: BrokerType.EXPRESS }),
    says: ['vpcSubnets in 2 availability zones:', 'exactly 3 are allowed for Express brokers'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B, C]), brokerType: BrokerType.EXPRESS }),
  },
  {
    rule: 'one-subnet-per-zone',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B, B]) }),
    says: ['vpcSubnets with 3 subnets in 2 availability zones', 'one subnet in each zone is allowed'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B, B]), vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, onePerAz: true } }),
  },
  {
    rule: 'subnets-of-vpc',
    broken: (scope) => {
      const [one, other] = [vpcIn(scope, [A, B, C], 'One'), vpcIn(scope, [A, B, C], 'Other')];
      return { vpc: one, vpcSubnets: { subnets: [one.privateSubnets[0]!, other.privateSubnets[1]!] } };
    },
    says: ['vpcSubnets Streaming/Other/', 'only subnets of Streaming/One are allowed'],
    holds: (scope) => {
      const one = vpcIn(scope, [A, B, C], 'One');
      return { vpc: one, vpcSubnets: { subnets: [one.privateSubnets[0]!, one.privateSubnets[1]!] } };
    },
  },
  {
    rule: 'zone-use1-az3',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B]), vpcSubnets: { subnets: [subnetIn(scope, 'use1-az2'), subnetIn(scope, 'use1-az3')] } }),
    says: ['vpcSubnets', 'use1-az3: MSK refuses that zone'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B]), vpcSubnets: { subnets: [subnetIn(scope, 'use1-az2'), subnetIn(scope, 'use1-az4')] } }),
  },
  {
    rule: 'ip-addresses',
    broken: (scope) => ({ vpc: vpcIn(scope, [A, B]), ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16') }),
    says: ['ipAddresses beside vpc', 'allowed only for the VPC that the construct defines'],
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
    says: ['natGateways must be given without vpc, got both'],
    holds: (scope) => ({ vpc: vpcIn(scope, [A, B]) }),
  },
];
