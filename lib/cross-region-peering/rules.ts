import { isIPv4 } from 'node:net';
import { Stack, Stage } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct, IConstruct } from 'constructs';
import { overlap } from '../private/ipv4';
import { outermost } from '../private/nested-references';
import { isPendingVpc } from '../private/pending';
import { differs, error, isKnown, warning, type Rule } from '../private/rules';
import { accepterNames } from './accepter-stack';
import type { CrossRegionPeeringProps } from './cross-region-peering-props';
import { comesAfter } from './dependency-order';
import { noSubnet, type PeeringSide } from './peering-side';
import { domainOf, type BrokerAddresses } from './private-dns';

/** A peering before it is defined, as its rules see it. */
export interface ResolvedPeering {
  readonly scope: Construct;
  readonly props: CrossRegionPeeringProps;
  readonly primary: PeeringSide;
  readonly secondary: PeeringSide;
  /** The peerings that the app has so far. */
  readonly others: readonly OtherPeering[];
}

/** Another peering of the app. */
export interface OtherPeering extends IConstruct {
  readonly _primary: PeeringSide;
  readonly _secondary: PeeringSide;
}

/** Docker's own network on many hosts: they would answer for addresses of the other side. */
const DOCKER_BLOCK = '172.17.0.0/16';

/** Two labels at least follow that of the broker: a private zone for a whole top-level domain would hide all of it. */
const HOST_NAME = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){2,}$/i;

/** A zone of that name would hide the API of MSK and the brokers of every cluster of the Region. */
const MSK_ITSELF = /^kafka\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/i;

/**
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export const PEERING_RULES: readonly Rule<ResolvedPeering>[] = [
  error('peering-region', ({ primary, secondary }) => {
    const unknown = [primary, secondary].filter(({ region }) => !isKnown(region)).map(({ name }) => name);
    return unknown.length > 0 && `${unknown.join(', ')} must be in a stack with an explicit env.region, got none`;
  }),

  error('peering-same-region', ({ primary, secondary }) =>
    // Before its look-up a VPC says the Region and the account of its stack, wherever it is.
    !primary.isPending && !secondary.isPending && isKnown(primary.region) && primary.region === secondary.region
      && `primaryVpc and secondaryVpc must be in two Regions, got ${primary.region} for both`),

  error('peering-partition', (resolved) => {
    const sides = [resolved.primary, resolved.secondary].map(({ region }) => ({ region, partition: isKnown(region) ? RegionInfo.get(region).partition : undefined }));
    const partitions = new Set(sides.map(({ partition }) => partition));
    return partitions.size === 2 && !partitions.has(undefined)
      && `primaryVpc and secondaryVpc must be in Regions of one partition, got ${sides.map(({ region, partition }) => `${region} of ${partition}`).join(' and ')}`;
  }),

  error('peering-stack', ({ scope, secondary }) => {
    const { region } = Stack.of(scope);
    return !secondary.isPending && isKnown(secondary.region) && region !== secondary.region
      && `the stack of the peering must be in the secondary's Region ${secondary.region}, got ${isKnown(region) ? region : 'no explicit Region'}`;
  }),

  error('peering-stack-account', ({ scope, secondary }) => {
    const { account } = Stack.of(scope);
    return !secondary.isPending && isKnown(secondary.account) && account !== secondary.account
      && `the stack of the peering must be in the secondary's account ${secondary.account}, got ${isKnown(account) ? account : 'no explicit account'}`;
  }),

  error('peering-name', ({ scope }) => {
    const { id } = accepterNames(scope);
    const taken = Stage.of(scope)!.node.tryFindChild(id);
    return taken && `id must give the accepter stack a name of its own, got ${id}, which ${taken.node.path} has`;
  }),

  error('peering-blocks', ({ primary, secondary }) => {
    const unknown = [primary, secondary].filter(({ blocks }) => blocks.length === 0).map(({ name }) => name);
    return unknown.length > 0 && `${unknown.join(', ')} must have an IPv4 block, got none: import the VPC with its vpcCidrBlock`;
  }),

  error('peering-block', ({ primary, secondary }) => {
    const broken = [primary, secondary].flatMap(({ name, blocks }) => blocks.filter((block) => isKnown(block) && !isBlock(block)).map((block) => `'${block}' of the ${name}`));
    return broken.length > 0 && `primaryVpc and secondaryVpc must have IPv4 blocks, as 10.0.0.0/16, got ${broken.join(', ')}`;
  }),

  // Of two connections between the same VPCs EC2 keeps one.
  error('peering-twice', ({ primary, secondary, others }) => {
    const twin = others.find((other) => {
      const its = [other._primary.vpc, other._secondary.vpc];
      return [primary, secondary].every(({ vpc }) => its.some((one) => areSameVpc(one, vpc)));
    });
    return twin && `primaryVpc and secondaryVpc must have one connection between them, got another, ${twin.node.path}`;
  }),

  // A route table takes one route to a block.
  error('peering-same-route', ({ primary, secondary, others }) => {
    const taken = others.flatMap((other) => [primary, secondary].flatMap((side) => [other._primary, other._secondary].flatMap((its) => {
      const [far, itsFar] = [side === primary ? secondary : primary, its === other._primary ? other._secondary : other._primary];
      const tables = [...side.subnetsByRouteTable.keys()].filter((table) => its.subnetsByRouteTable.has(table));
      const blocks = far.blocks.filter((block) => isKnown(block) && itsFar.blocks.includes(block));
      return tables.length > 0 && areSameVpc(side.vpc, its.vpc) ? blocks.map((block) => `${block} in route tables of the ${side.name}, as ${other.node.path} has`) : [];
    })));
    return !primary.isPending && !secondary.isPending && taken.length > 0
      && `primaryVpc and secondaryVpc must have blocks that no route leads to yet, got ${taken.join(', ')}: give the VPCs different blocks, or routes to different subnets`;
  }),

  error('peering-overlap', ({ primary, secondary }) => {
    const overlaps = primary.blocks.flatMap((one) => secondary.blocks.filter((other) => overlap(one, other)).map((other) => `${one} and ${other}`));
    return overlaps.length > 0 && `primaryVpc and secondaryVpc must have no address in common, got ${overlaps.join(', ')}`;
  }),

  error('peering-subnets', ({ primary, secondary }) => {
    const empty = [primary, secondary].filter(({ subnets, isPending }) => subnets.length === 0 && !isPending);
    return empty.map(({ name, selectionFault }) => noSubnet(`${name}Subnets must select at least one subnet that gets a route`, selectionFault)).join('; ');
  }),

  error('peering-route-tables', ({ primary, secondary }) => {
    const lacking = [primary, secondary].flatMap(({ subnets }) => subnets.filter((subnet) => !subnet.routeTable?.routeTableId));
    return lacking.length > 0
      && `subnets must have a route table, got ${lacking.map(({ node }) => node.path).join(', ')} without one: import the VPC with the ids of its route tables`;
  }),

  error('peering-accounts', ({ primary, secondary }) =>
    isKnown(primary.account) !== isKnown(secondary.account)
      && `primaryVpc and secondaryVpc must both be in a stack with an explicit env.account, or neither, got ${isKnown(primary.account) ? primary.name : secondary.name} alone`),

  error('peering-role', ({ props: { peerRoleArn }, primary, secondary }) =>
    !primary.isPending && !secondary.isPending && differs(primary.account, secondary.account) && peerRoleArn === undefined
      && `peerRoleArn must be the ARN of a role in ${primary.account} for the accounts ${primary.account} and ${secondary.account}, got none`),

  error('peering-role-needless', ({ props: { peerRoleArn }, primary, secondary }) =>
    peerRoleArn !== undefined && !primary.isPending && !secondary.isPending && primary.account === secondary.account
      && 'peerRoleArn must be given for stacks with two explicit accounts only, got it for VPCs of one account'),

  error('peering-role-arn', ({ props: { peerRoleArn }, primary: { account } }) => {
    if (!isKnown(peerRoleArn)) {
      return undefined;
    }
    const owner = /^arn:[\w-]+:iam::(\d{12}):role\/.+$/.exec(peerRoleArn)?.[1];
    return (owner === undefined || (isKnown(account) && owner !== account))
      && `peerRoleArn must be the ARN of a role in ${isKnown(account) ? account : "the primary's account"}, as arn:aws:iam::${isKnown(account) ? account : '111122223333'}:role/NAME, got '${peerRoleArn}'`;
  }),

  error('peering-dns-names', ({ props: { privateDns = {} } }) => {
    const mixed = Object.entries(privateDns)
      .filter(([, brokers]) => brokers !== undefined && faultyNames(brokers))
      .map(([prop, brokers]) => `${Object.keys(brokers).join(', ') || 'none'} in privateDns.${prop}`);
    return mixed.length > 0 && `privateDns must have the names of the brokers of one cluster, as b-1.kafka.a1b2c3.c2.kafka.us-east-1.amazonaws.com, got ${mixed.join('; ')}`;
  }),

  error('peering-dns-region', ({ props: { privateDns = {} }, primary, secondary }) => {
    const far = [
      ...namesElsewhere(privateDns.primaryBrokers, primary),
      ...namesElsewhere(privateDns.secondaryBrokers, secondary),
    ];
    return far.length > 0 && `privateDns must have the names of brokers of that side's Region, got ${far.join(', ')}`;
  }),

  error('peering-dns-addresses', ({ props: { privateDns = {} }, primary, secondary }) => {
    const outside = [
      ...addressesOutside(privateDns.primaryBrokers, primary),
      ...addressesOutside(privateDns.secondaryBrokers, secondary),
    ];
    return outside.length > 0 && `privateDns must have IPv4 addresses of the VPC of the brokers, got ${outside.join(', ')}`;
  }),

  error('peering-cycle', ({ scope, primary, secondary }) => {
    const own = outermost(Stack.of(scope));
    const early = [primary, secondary].map(({ vpc }) => outermost(Stack.of(vpc))).filter((stack) => comesAfter(stack, own));
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

/** Whether these name the brokers of more than one cluster, or none, or something that is no name of a host. */
function faultyNames(brokers: BrokerAddresses): boolean {
  const names = Object.keys(brokers).filter(isKnown);
  return Object.keys(brokers).length === 0
    || names.some((name) => !HOST_NAME.test(name) || MSK_ITSELF.test(domainOf(name)))
    || new Set(names.map((name) => domainOf(name).toLowerCase())).size > 1
    || new Set(names.map((name) => name.toLowerCase())).size < names.length;
}

/** Names of MSK's brokers of another Region than that of a side. */
function namesElsewhere(brokers: BrokerAddresses | undefined, { name: side, region, isPending }: PeeringSide): string[] {
  return Object.keys(brokers ?? {}).filter((broker) => {
    const its = /\.kafka\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/i.exec(broker)?.[1];
    return isKnown(broker) && !isPending && isKnown(region) && its !== undefined && its.toLowerCase() !== region;
  }).map((broker) => `${broker} of the ${side} in ${region}`);
}

function isBlock(block: string): boolean {
  const [address = '', prefixLength = ''] = block.split('/');
  return isIPv4(address) && /^\d{1,2}$/.test(prefixLength) && Number(prefixLength) <= 32;
}

/** An app may import a VPC several times. */
function areSameVpc(one: IVpc, other: IVpc): boolean {
  return one === other || (isKnown(one.vpcId) && one.vpcId === other.vpcId && !isPendingVpc(one) && !isPendingVpc(other));
}

/** What is no address, or of no block of the VPC where all of them are known. */
function addressesOutside(brokers: BrokerAddresses | undefined, { blocks }: PeeringSide): string[] {
  const isOutside = (address: string) => !isIPv4(address) || (blocks.every(isKnown) && !blocks.some((block) => overlap(block, address)));
  return Object.entries(brokers ?? {}).filter(([, address]) => isKnown(address) && isOutside(address)).map(([name, address]) => `${name} at ${address}`);
}
