import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { overlap } from '../private/ipv4';
import { error, isKnown, warning, type Rule } from '../private/rules';
import type { CrossRegionPeeringProps } from './cross-region-peering-props';
import { comesAfter } from './order';
import type { PeeringSide } from './peering-side';
import { domainOf, type BrokerAddresses } from './private-dns';

/** A peering before it is defined, as its rules see it. */
export interface PeeringDraft {
  readonly scope: Construct;
  readonly props: CrossRegionPeeringProps;
  readonly primary: PeeringSide;
  readonly secondary: PeeringSide;
}

/** Docker's own network on many hosts: they would answer for addresses of the other side. */
const DOCKER_BLOCK = '172.17.0.0/16';

/**
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export const PEERING_RULES: readonly Rule<PeeringDraft>[] = [
  error('peering-region', ({ primary, secondary }) => {
    const unknown = [primary, secondary].filter(({ region }) => !isKnown(region)).map(({ name }) => name);
    return unknown.length > 0 && `${unknown.join(', ')} in a stack without a Region: a VPC of a stack with an explicit env.region is allowed`;
  }),

  error('peering-same-region', ({ primary, secondary }) =>
    isKnown(primary.region) && primary.region === secondary.region
      && `primary and secondary in ${primary.region}: VPCs of two Regions are allowed`),

  error('peering-stack', ({ scope, secondary }) => {
    const { region } = Stack.of(scope);
    return isKnown(secondary.region) && region !== secondary.region
      && `the peering is in a stack in ${isKnown(region) ? region : 'no explicit Region'}: a stack in the secondary's Region ${secondary.region} is allowed`;
  }),

  error('peering-stack-account', ({ scope, secondary }) => {
    const { account } = Stack.of(scope);
    return isKnown(secondary.account) && account !== secondary.account
      && `the peering is in a stack in ${isKnown(account) ? account : 'no explicit account'}: a stack in the secondary's account ${secondary.account} is allowed`;
  }),

  error('peering-blocks', ({ primary, secondary }) => {
    const unknown = [primary, secondary].filter(({ blocks }) => blocks.length === 0).map(({ name }) => name);
    return unknown.length > 0 && `${unknown.join(', ')} without an IPv4 block: import the VPC with its vpcCidrBlock`;
  }),

  error('peering-overlap', ({ primary, secondary }) => {
    const overlaps = primary.blocks.flatMap((one) => secondary.blocks.filter((other) => overlap(one, other)).map((other) => `${one} and ${other}`));
    return overlaps.length > 0 && `primary and secondary overlap in ${overlaps.join(', ')}: blocks without a common address are allowed`;
  }),

  error('peering-subnets', ({ primary, secondary }) => {
    const empty = [primary, secondary].filter(({ subnets }) => subnets.length === 0).map(({ name }) => `${name}Subnets`);
    return empty.length > 0 && `${empty.join(', ')} selects no subnet: at least one subnet that gets a route is allowed`;
  }),

  error('peering-route-tables', ({ primary, secondary }) => {
    const lacking = [primary, secondary].flatMap(({ subnets }) => subnets.filter((subnet) => !subnet.routeTable?.routeTableId));
    return lacking.length > 0
      && `${lacking.map(({ node }) => node.path).join(', ')} without a route table: import the VPC with the ids of its route tables`;
  }),

  error('peering-accounts', ({ primary, secondary }) =>
    isKnown(primary.account) !== isKnown(secondary.account)
      && `${isKnown(primary.account) ? secondary.name : primary.name} in a stack without an account, the other in one with: an explicit env.account for both, or for neither, is allowed`),

  error('peering-role', ({ props: { peerRoleArn }, primary, secondary }) =>
    isKnown(primary.account) && isKnown(secondary.account) && primary.account !== secondary.account && peerRoleArn === undefined
      && `peerRoleArn missing for the accounts ${primary.account} and ${secondary.account}: the ARN of a role in ${primary.account} is allowed`),

  error('peering-role-needless', ({ props: { peerRoleArn }, primary, secondary }) =>
    peerRoleArn !== undefined && primary.account === secondary.account
      && 'peerRoleArn given for VPCs of one account: a role is allowed for stacks with two explicit accounts'),

  error('peering-dns-names', ({ props: { privateDns = {} } }) => {
    const mixed = Object.entries(privateDns)
      .filter(([, brokers]) => new Set(Object.keys(brokers ?? {}).map(domainOf)).size !== 1)
      .map(([prop]) => `privateDns.${prop}`);
    return mixed.length > 0 && `${mixed.join(', ')}: the names of the brokers of one cluster are allowed, as b-1.kafka.a1b2c3.c2.kafka.us-east-1.amazonaws.com`;
  }),

  error('peering-dns-addresses', ({ props: { privateDns = {} }, primary, secondary }) => {
    const outside = [
      ...strangers(privateDns.primaryBrokers, primary),
      ...strangers(privateDns.secondaryBrokers, secondary),
    ];
    return outside.length > 0 && `privateDns ${outside.join(', ')}: addresses of the VPC of the brokers are allowed`;
  }),

  error('peering-cycle', ({ scope, primary, secondary }) => {
    const own = Stack.of(scope);
    const early = [primary, secondary].map(({ vpc }) => Stack.of(vpc)).filter((stack) => comesAfter(stack, own));
    return early.length > 0
      && `${early.map(({ node }) => node.path).join(', ')} depends on ${own.node.path}: move what it needs from there into a stack that comes after ${own.node.path}`;
  }),

  warning('peering-dns', ({ primary, secondary }) => {
    const off = [primary, secondary].filter(({ vpc }) => vpc.node.defaultChild && (!('dnsSupportEnabled' in vpc && vpc.dnsSupportEnabled) || !('dnsHostnamesEnabled' in vpc && vpc.dnsHostnamesEnabled)));
    return off.length > 0 && `${off.map(({ name }) => name).join(', ')} without DNS support or DNS host names: clients there may not resolve the names of brokers`;
  }),

  warning('peering-docker', ({ primary, secondary }) => {
    const inside = [primary, secondary].flatMap(({ blocks }) => blocks.filter((block) => overlap(block, DOCKER_BLOCK)));
    return inside.length > 0 && `${inside.join(', ')} overlaps ${DOCKER_BLOCK}, Docker's own network: hosts with Docker cannot reach those addresses`;
  }),
];

/** Addresses that no known block of the VPC holds. */
function strangers(brokers: BrokerAddresses | undefined, { blocks }: PeeringSide): string[] {
  return blocks.every(isKnown)
    ? Object.entries(brokers ?? {}).filter(([, address]) => isKnown(address) && !blocks.some((block) => overlap(block, address))).map(([name, address]) => `${name} at ${address}`)
    : [];
}
