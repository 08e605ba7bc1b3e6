import { Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { isPlaceholder } from '../../private/pending';
import { error, isKnown, warning } from '../../private/rules';
import type { ClusterRule } from './rule';

/** Subnets, zones and addresses. */
export const NETWORK_RULES: readonly ClusterRule[] = [
  error('zones', ({ scope, subnets, express }) => {
    const zones = zonesOf(subnets);
    const [least, most] = zoneLimits(Stack.of(scope).region, express);
    return (zones < least || zones > most)
      && `vpcSubnets in ${zones} availability zone${zones === 1 ? '' : 's'}: ${least === most ? `exactly ${most}` : `${least} or ${most}`} are allowed${express ? ' for Express brokers' : ''}`;
  }),

  error('one-subnet-per-zone', ({ subnets }) =>
    zonesOf(subnets) < subnets.length
      && `vpcSubnets with ${subnets.length} subnets in ${zonesOf(subnets)} availability zones: one subnet in each zone is allowed`),

  error('subnets-of-vpc', ({ vpc, subnets }) => {
    const foreign = subnets.filter((subnet) => isOfAnotherVpc(subnet, vpc)).map((subnet) => subnet.node.path);
    return foreign.length > 0 && `vpcSubnets ${foreign.join(', ')}: only subnets of ${vpc.node.path} are allowed`;
  }),

  // Names of zones differ between accounts, their ids do not: only an imported subnet may show an id.
  warning('zone-use1-az3', ({ subnets }) =>
    subnets.some((subnet) => subnet.availabilityZone === 'use1-az3')
      && 'vpcSubnets in the zone with the id use1-az3: MSK refuses that zone'),

  error('ip-addresses', ({ props: { vpc, ipAddresses } }) =>
    vpc !== undefined && ipAddresses !== undefined && 'ipAddresses beside vpc: addresses are allowed only for the VPC that the construct defines'),

  error('nat-gateways', ({ props: { vpc: given, natGateways }, vpc }) => {
    if (natGateways === undefined || given !== undefined) {
      return natGateways !== undefined && 'natGateways must be given without vpc, got both: the number is that of the VPC that the construct defines';
    }
    const zones = vpc.availabilityZones;
    const most = zones.some(isPlaceholder) ? Infinity : zones.length;
    return isKnown(natGateways) && (!Number.isInteger(natGateways) || natGateways < 1 || natGateways > most)
      && `natGateways must be a whole number of at least 1 and at most one in each of ${zones.length} availability zones, got ${natGateways}: `
      + 'for a VPC without any, give it as vpc with vpcSubnets';
  }),
];

/** Zones whose name is known count once; each unresolved one counts as another. */
function zonesOf(subnets: readonly ec2.ISubnet[]): number {
  return new Set(subnets.map(({ availabilityZone }) => availabilityZone)).size;
}

function zoneLimits(region: string, express: boolean): [number, number] {
  if (express) {
    return [3, 3];
  }
  return region === 'us-west-1' ? [2, 2] : [2, 3];
}

/** A subnet that was defined by a VPC of this app has that VPC as its scope. An imported one cannot be told. */
function isOfAnotherVpc(subnet: ec2.ISubnet, vpc: ec2.IVpc): boolean {
  const scope = subnet.node.scope;
  return scope !== undefined && 'vpcId' in scope && scope !== vpc;
}
