import { Annotations, Aspects, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { isPendingVpc } from './pending';

/**
 * What somebody in a VPC must reach without a NAT gateway, by the last part of the name of its VPC endpoint, as in
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
}

/**
 * Warns of a place without a way out, with the names of the endpoints that it needs and the app does not define. An endpoint
 * that another app made cannot be seen from here, so that it is a warning and can be acknowledged.
 *
 * Looks when the app is synthesized: endpoints are often defined last.
 */
export function warnWithoutEgress(scope: Construct, id: string, { who, vpc, subnets, endpoints, hasPublicAddress = true }: EgressNeeds): void {
  Aspects.of(scope).add({
    visit(node) {
      if (node !== scope || !lackEgress(vpc, subnets, hasPublicAddress)) {
        return;
      }
      const missing = endpoints.filter((endpoint) => !hasEndpoint(vpc, endpoint));
      if (missing.length > 0) {
        Annotations.of(scope).addWarningV2(`cdk-msk-georeplication:${id}`,
          `${who} must have a way to AWS, got subnets without one: choose subnets with a NAT gateway, or give the VPC endpoints for ${missing.join(', ')}`);
      }
    },
  });
}

/** Whether no packet leaves these subnets for the internet, as far as CDK knows them. */
export function lackEgress(vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[], hasPublicAddress = true): boolean {
  const closed = new Set([...vpc.isolatedSubnets, ...(hasPublicAddress ? [] : vpc.publicSubnets)].map(({ subnetId }) => subnetId));
  return !isPendingVpc(vpc) && subnets.length > 0 && subnets.every(({ subnetId }) => closed.has(subnetId));
}

function hasEndpoint(vpc: ec2.IVpc, name: string): boolean {
  return Stack.of(vpc).node.root.node.findAll().some((construct) =>
    construct instanceof ec2.CfnVPCEndpoint && construct.vpcId === vpc.vpcId && isNamed(construct, name));
}

/** The Region in front of the name may be known in the deploy only. */
function isNamed({ stack, serviceName }: ec2.CfnVPCEndpoint, name: string): boolean {
  return JSON.stringify(stack.resolve(serviceName)).includes(`.${name}"`);
}
