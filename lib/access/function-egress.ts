import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { kafkaApi, warnWithoutEgress } from '../private/egress';
import { refuse } from '../private/rules';

/** A function beside the brokers, which calls MSK's API. */
export interface FunctionEgress {
  /** As a warning calls it. */
  readonly who: string;
  readonly vpc: ec2.IVpc;
  readonly subnets: readonly ec2.ISubnet[];
  readonly mskDualStackEndpoint: boolean;
  /** What it calls besides. Its log needs none: Lambda writes it from outside of the VPC. */
  readonly endpoints: readonly string[];
}

/**
 * Warns of a function that could not reach what it calls.
 *
 * @throws Error for public subnets: a function has no public address there, and CDK refuses it in words of its own
 */
export function checkFunctionEgress(scope: Construct, id: string, { mskDualStackEndpoint, endpoints, ...place }: FunctionEgress): void {
  const { who, vpc, subnets } = place;
  const open = new Set(vpc.publicSubnets.map(({ subnetId }) => subnetId));
  const found = subnets.filter(({ subnetId }) => open.has(subnetId)).map(({ node }) => node.path);
  refuse(`${scope.node.path} cannot be defined`, found.length === 0 ? []
    : [`vpcSubnets of the cluster must be private for ${who}, which stands there and has no public address, got ${found.join(', ')}`]);
  warnWithoutEgress(scope, id, {
    ...place,
    // Lambda starts it in any of them.
    inAnySubnet: true,
    endpoints: [kafkaApi(mskDualStackEndpoint), ...endpoints],
  });
}

/** What tells a function which endpoint to call. */
export function dualStackEnvironment(mskDualStackEndpoint: boolean): Record<string, string> {
  return mskDualStackEndpoint ? { MSK_DUAL_STACK_ENDPOINT: 'true' } : {};
}
