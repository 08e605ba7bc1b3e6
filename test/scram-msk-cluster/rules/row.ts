import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { ScramMskClusterProps } from '../../../lib';

type Props = (scope: Construct) => ScramMskClusterProps;

/** One way to break a rule, and how near to it one may go. */
export interface RuleRow {
  /** Id of the rule. */
  readonly rule: string;
  readonly broken: Props;
  /** Parts of the message: the prop, the value got, the values allowed. */
  readonly says: string[];
  readonly holds: Props;
  /** Where the stack is, unless in us-east-1. */
  readonly region?: string;
}

export function instance(type: string): ec2.InstanceType {
  return new ec2.InstanceType(type);
}

/** A VPC that exists, with a private subnet in each zone that is named. */
export function vpcIn(scope: Construct, zones: readonly string[], id = 'Vpc'): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, id, {
    vpcId: `vpc-${id.toLowerCase()}`,
    availabilityZones: [...zones],
    privateSubnetIds: zones.map((zone, index) => `subnet-${id.toLowerCase()}-${zone}-${index}`),
  });
}

/** A subnet that exists, in a zone. */
export function subnetIn(scope: Construct, availabilityZone: string, id = `Subnet-${availabilityZone}`): ec2.ISubnet {
  return ec2.Subnet.fromSubnetAttributes(scope, id, { subnetId: `subnet-${id}`, availabilityZone });
}
