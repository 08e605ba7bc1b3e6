import { Names, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { outermost } from '../private/nested-references';
import { isKnown } from '../private/rules';
import { areDifferentVpcs, vpcOf } from '../private/vpcs';
import type { PeeringAccessOptions } from './cross-region-peering-props';
import { comesAfter } from './dependency-order';
import { noSubnet, type PeeringSide } from './peering-side';

/** A way through the peering: clients of one side to a target on the other. */
export interface PeeringAccess {
  readonly target: ec2.IConnectable;
  /** The side of the target. */
  readonly side: PeeringSide;
  /** The side of the clients. */
  readonly from: PeeringSide;
  readonly options: PeeringAccessOptions;
}

/**
 * Defines the rules of a way, inbound ones in the scope given: a stack of the target's Region that comes after the
 * target's own, which must not depend on the other Region.
 */
export function allowAccess(scope: Construct, { target, side, from, options }: PeeringAccess): void {
  const port = options.port ?? target.connections.defaultPort;
  if (!port) {
    throw new Error(`${scope.node.path}: port must be given for a target without a default port, got none`);
  }
  checkPort(scope, port);
  const clients = options.clients ?? [];
  if (options.targetSubnets !== undefined && options.clients === undefined) {
    throw new Error(`${scope.node.path}: targetSubnets must be given together with clients, whose outbound rules name them, got targetSubnets alone`);
  }
  checkVpc(scope, target, side);
  checkOrder(scope, target, side);
  checkRegion(scope, target, side);
  clients.forEach((client) => checkRegion(scope, client, from));
  const clientBlocks = blocksOf(scope, from, 'clientSubnets', options);
  const targetBlocks = clients.length > 0 ? blocksOf(scope, side, 'targetSubnets', options) : [];
  for (const securityGroup of target.connections.securityGroups) {
    clientBlocks.forEach((block) => defineIngress(scope, securityGroup, block, port, from));
  }
  for (const client of clients) {
    targetBlocks.forEach((block) => client.connections.allowTo(ec2.Peer.ipv4(block), port, `Peering to the ${side.name} Region`));
  }
}

function defineIngress(scope: Construct, securityGroup: ec2.ISecurityGroup, block: string, port: ec2.Port, from: PeeringSide): void {
  // A scope of their own: only below one does a logical id keep 10.1.10.0 and 10.11.0.0 apart.
  const rules = scope.node.tryFindChild('Ingress') as Construct | undefined ?? new Construct(scope, 'Ingress');
  const id = `${Names.nodeUniqueId(securityGroup.node)}-${block}-${port.toString()}`.replace(/[^A-Za-z0-9]/g, '-');
  // The same way may be asked for twice.
  if (!rules.node.tryFindChild(id)) {
    new ec2.CfnSecurityGroupIngress(rules, id, {
      groupId: securityGroup.securityGroupId,
      cidrIp: block,
      description: `Peering from the ${from.name} Region`,
      ...port.toRuleJson(),
    });
  }
}

/** By subnet: what else is in the VPC stays outside. */
function blocksOf(scope: Construct, side: PeeringSide, prop: 'clientSubnets' | 'targetSubnets', { [prop]: selection }: PeeringAccessOptions): string[] {
  const { subnets, selectionFault } = selection ? side.select(selection) : side;
  if (subnets.length === 0 && !side.isPending) {
    throw new Error(`${scope.node.path}: ${noSubnet(`${prop} must select at least one subnet of the ${side.name}`, selectionFault)}`);
  }
  return subnets.map((subnet) => {
    const block = blockOf(subnet);
    if (!block || Token.isUnresolved(block)) {
      throw new Error(`${subnet.node.path} of the ${side.name} must have a known IPv4 block, got none: import its VPC with the blocks of its subnets`);
    }
    return block;
  });
}

function checkPort(scope: Construct, port: ec2.Port): void {
  const { fromPort, toPort } = port.toRuleJson() as { fromPort?: number; toPort?: number };
  // -1 is every kind of an ICMP message.
  if ([fromPort, toPort].some((number) => isKnown(number) && !(Number.isInteger(number) && number >= -1 && number <= 65535))) {
    throw new Error(`${scope.node.path}: port must be between 0 and 65535, got ${port.toString()}`);
  }
}

/** An imported subnet without a block says so by throwing. */
function blockOf(subnet: ec2.ISubnet): string | undefined {
  try {
    return subnet.ipv4CidrBlock;
  } catch {
    return undefined;
  }
}

function checkVpc(scope: Construct, target: ec2.IConnectable, side: PeeringSide): void {
  const vpc = vpcOf(target);
  if (areDifferentVpcs(vpc, side.vpc)) {
    throw new Error(`${scope.node.path}: target must be in the VPC of the ${side.name}, ${side.vpc.node.path}, got one in ${vpc!.node.path}`);
  }
}

/** A group that the app defines is where its stack is; an imported one may be anywhere. */
function checkRegion(scope: Construct, { connections: { securityGroups } }: ec2.IConnectable, side: PeeringSide): void {
  if (securityGroups.length === 0) {
    throw new Error(`${scope.node.path}: whatever is to be opened in the ${side.name} must have a security group, got none: import it with its security groups`);
  }
  for (const { node, stack } of securityGroups) {
    if (node.defaultChild && !side.isPending && isKnown(stack.region) && stack.region !== side.region) {
      throw new Error(`${node.path} must be in the Region of the ${side.name}, ${side.region}, got ${stack.region}`);
    }
  }
}

function checkOrder(scope: Construct, target: ec2.IConnectable, side: PeeringSide): void {
  const own = outermost(Stack.of(scope));
  for (const stack of target.connections.securityGroups.map((group) => outermost(group.stack))) {
    if (comesAfter(stack, own)) {
      throw new Error(`${stack.node.path} holds the target in the ${side.name} and depends on ${own.node.path}, where its rules belong: move the target into a stack that comes before ${own.node.path}`);
    }
  }
}
