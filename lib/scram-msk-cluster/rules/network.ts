import { Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { isPlaceholder } from '../../private/pending';
import { differs, error, isKnown, warning } from '../../private/rules';
import { isOfAnotherVpc } from '../../private/vpcs';
import { zoneOf } from '../resources/broker-subnets';
import { zoneLimits } from '../resources/zone-limits';
import type { ClusterRule } from './rule';

/** Subnets, zones and addresses. What is still to be looked up has none that could be judged. */
export const NETWORK_RULES: readonly ClusterRule[] = [
  error('vpc-region', ({ scope, vpc, isPending }) => {
    const { region } = Stack.of(scope);
    return !isPending && differs(region, vpc.env.region)
      && `vpc must be in ${region}, as the cluster is, got ${vpc.node.path} in ${vpc.env.region}`;
  }),

  error('subnet-selection', ({ props: { vpcSubnets }, vpc, selectionFault }) =>
    selectionFault !== undefined && (vpcSubnets === undefined
      ? `vpcSubnets must be given for a vpc without private subnets that have a way out, got ${vpc.node.path}: ${selectionFault}`
      : `vpcSubnets must select subnets of ${vpc.node.path}, got none: ${selectionFault}`)),

  error('subnets-without-zone', ({ subnets }) => {
    const silent = subnets.filter((subnet) => zoneOf(subnet) === undefined).map((subnet) => subnet.node.path);
    return silent.length > 0
      && `vpcSubnets must be subnets that tell their zone, got ${silent.join(', ')}: import them with ec2.Subnet.fromSubnetAttributes and their availabilityZone`;
  }),

  error('zones', ({ scope, subnets, express, isPending, selectionFault }) => {
    const zones = zonesOf(subnets);
    const [least, most] = zoneLimits(Stack.of(scope).region, express);
    return !isPending && selectionFault === undefined && (zones < least || zones > most)
      && `vpcSubnets must be in ${least === most ? `exactly ${most}` : `${least} or ${most}`} availability zones${express ? ' for Express brokers' : ''}, got ${zones}`;
  }),

  error('one-subnet-per-zone', ({ subnets, isPending }) =>
    !isPending && zonesOf(subnets) < subnets.length
      && `vpcSubnets must be exactly one subnet in each availability zone, got ${subnets.length} subnets in ${zonesOf(subnets)}`),

  error('subnets-of-vpc', ({ vpc, subnets }) => {
    const foreign = subnets.filter((subnet) => isOfAnotherVpc(subnet, vpc)).map((subnet) => subnet.node.path);
    return foreign.length > 0 && `vpcSubnets must be subnets of ${vpc.node.path}, got ${foreign.join(', ')}`;
  }),

  // Names of zones differ between accounts, their ids do not: only an imported subnet may show an id.
  warning('zone-use1-az3', ({ subnets }) =>
    subnets.some((subnet) => zoneOf(subnet) === 'use1-az3')
      && 'vpcSubnets must be in zones that MSK takes, got the one with the id use1-az3'),

  error('ip-addresses', ({ props: { vpc, ipAddresses } }) =>
    vpc !== undefined && ipAddresses !== undefined
      && 'ipAddresses must be left out together with vpc, got both: they are those of the VPC that the construct defines'),

  error('nat-gateways', ({ props: { vpc: given, natGateways }, vpc }) => {
    if (natGateways === undefined || given !== undefined) {
      return natGateways !== undefined && 'natGateways must be left out together with vpc, got both: the number is that of the VPC that the construct defines';
    }
    const zones = vpc.availabilityZones;
    const most = zones.some(isPlaceholder) ? Infinity : zones.length;
    return isKnown(natGateways) && (!Number.isInteger(natGateways) || natGateways < 1 || natGateways > most)
      && `natGateways must be a whole number of at least 1 and at most one in each of ${zones.length} availability zones, got ${natGateways}: `
      + 'for a VPC without any, give it as vpc with vpcSubnets';
  }),
];

/** Zones whose name is known count once; each unresolved one, or one that is not told, counts as another. */
function zonesOf(subnets: readonly ec2.ISubnet[]): number {
  return new Set(subnets.map((subnet) => zoneOf(subnet) ?? subnet)).size;
}
