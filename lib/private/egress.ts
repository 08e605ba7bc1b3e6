import { Annotations, Aspects, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { isPendingVpc } from './pending';
import { isResource } from './resources';

/**
 * What a client in a VPC must reach without a NAT gateway, by the last part of the name of its VPC endpoint, as in
 * `com.amazonaws.us-east-1.secretsmanager`. The API of MSK is `kafka-api`, as in `aws.api.us-east-1.kafka-api`.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export interface EgressNeeds {
  /** Who stands there, as a warning calls it: `the function that sets the ACLs`. */
  readonly who: string;
  readonly vpc: ec2.IVpc;
  readonly subnets: readonly ec2.ISubnet[];
  readonly endpoints: readonly string[];
  /** Whether who stands there has a public address in public subnets: the tasks of a service do not. True by default. */
  readonly hasPublicAddress?: boolean;
  /** Whether it may stand in any one of them, so that one without a way out is one too many. False by default: all must be. */
  readonly inAnySubnet?: boolean;
}

/**
 * MSK's API among what must be reached. Without `mskDualStackEndpoint` callers use a name that its VPC endpoint does not serve:
 * the endpoint alone is not enough, so that this is missing whatever the app defines.
 */
export function kafkaApi(mskDualStackEndpoint = false): string {
  return mskDualStackEndpoint ? 'kafka-api' : 'kafka-api (with mskDualStackEndpoint)';
}

/**
 * Warns of a place without a way out, with the names of the endpoints that it needs and the app does not define. An endpoint
 * or a route that another app made cannot be seen from here, so that it is a warning and can be acknowledged.
 *
 * Looks when the app is synthesized: endpoints and routes are often defined last.
 */
export function warnWithoutEgress(scope: Construct, id: string, needs: EgressNeeds): void {
  const { who, vpc, subnets, endpoints, hasPublicAddress, inAnySubnet = false } = needs;
  Aspects.of(scope).add({
    visit(node) {
      if (node !== scope) {
        return;
      }
      const closed = closedAmong(vpc, subnets, hasPublicAddress);
      if (closed.length < (inAnySubnet ? 1 : Math.max(subnets.length, 1))) {
        return;
      }
      const missing = endpoints.filter((endpoint) => !closed.every((subnet) => hasEndpoint(vpc, subnet, endpoint)));
      if (missing.length > 0) {
        Annotations.of(scope).addWarningV2(`cdk-msk-georeplication:${id}`,
          `${who} must have a way to AWS, got subnets without one: choose subnets with a NAT gateway, or give the VPC endpoints for ${missing.join(', ')}`);
      }
    },
  });
}

/** Whether no packet leaves these subnets for the internet, as far as CDK and the app so far know them. */
export function lackEgress(vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[]): boolean {
  return subnets.length > 0 && closedAmong(vpc, subnets).length === subnets.length;
}

/** CDK calls a subnet isolated by its type: the app may have given it a default route all the same. */
function closedAmong(vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[], hasPublicAddress = true): ec2.ISubnet[] {
  if (isPendingVpc(vpc)) {
    return [];
  }
  const idsOf = (some: readonly ec2.ISubnet[]) => new Set(some.map(({ subnetId }) => subnetId));
  const [isolated, open] = [idsOf(vpc.isolatedSubnets), idsOf(hasPublicAddress ? [] : vpc.publicSubnets)];
  return subnets.filter((subnet) => open.has(subnet.subnetId) || (isolated.has(subnet.subnetId) && !hasDefaultRoute(subnet)));
}

/** To a transit gateway, a NAT gateway or instance, a firewall: what is behind it is not known here. */
function hasDefaultRoute({ node, routeTable }: ec2.ISubnet): boolean {
  return node.root.node.findAll().some((construct) => isResource(construct, ec2.CfnRoute)
    && construct.routeTableId === routeTable.routeTableId && construct.destinationCidrBlock === '0.0.0.0/0');
}

function hasEndpoint(vpc: ec2.IVpc, subnet: ec2.ISubnet, name: string): boolean {
  return Stack.of(vpc).node.root.node.findAll().some((construct) =>
    isResource(construct, ec2.CfnVPCEndpoint) && construct.vpcId === vpc.vpcId && isNamed(construct, name) && serves(construct, subnet));
}

/** One of the gateway kind is a route in tables that it names, one of the interface kind answers in the whole VPC. */
function serves({ vpcEndpointType, routeTableIds = [] }: ec2.CfnVPCEndpoint, { routeTable }: ec2.ISubnet): boolean {
  return vpcEndpointType !== 'Gateway' || Token.isUnresolved(routeTableIds) || routeTableIds.includes(routeTable.routeTableId);
}

/** The Region in front of the name may be known in the deploy only. */
function isNamed({ stack, serviceName }: ec2.CfnVPCEndpoint, name: string): boolean {
  return JSON.stringify(stack.resolve(serviceName)).includes(`.${name}"`);
}
