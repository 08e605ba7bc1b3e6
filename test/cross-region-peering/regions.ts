import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { CrossRegionPeering, type CrossRegionPeeringProps } from '../../lib';
import { ZonedStack } from '../stacks';

export const PRIMARY = 'us-east-1';
export const SECONDARY = 'us-east-2';

export interface VpcOptions {
  readonly region?: string;
  readonly account?: string;
}

/** A VPC of two zones in a stack of its own: a public and a private subnet of 256 addresses in each. */
export function vpcOf(scope: Construct, id: string, cidr: string, { region = SECONDARY, account }: VpcOptions = {}): ec2.Vpc {
  return new ec2.Vpc(new ZonedStack(scope, id, { region, account, zones: 'ab' }), 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr(cidr),
    natGateways: 1,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 },
      { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
    ],
  });
}

/** The addresses of the private subnets of such a VPC. */
export const PRIMARY_BLOCKS = ['10.0.2.0/24', '10.0.3.0/24'];
export const SECONDARY_BLOCKS = ['10.1.2.0/24', '10.1.3.0/24'];

/** A VPC that exists, with two private subnets and a route table for each. */
export function importVpc(scope: Construct, id: string, network: string, attributes: Partial<ec2.VpcAttributes> = {}): ec2.IVpc {
  const region = attributes.region ?? Stack.of(scope).region;
  return ec2.Vpc.fromVpcAttributes(scope, id, {
    vpcId: `vpc-${id.toLowerCase()}-${network}`,
    vpcCidrBlock: `${network}.0.0/16`,
    availabilityZones: [`${region}a`, `${region}b`],
    privateSubnetIds: [`subnet-${id}-a`, `subnet-${id}-b`],
    privateSubnetIpv4CidrBlocks: [`${network}.2.0/24`, `${network}.3.0/24`],
    privateSubnetRouteTableIds: [`rtb-${id}-${network}-a`, `rtb-${id}-${network}-b`],
    ...attributes,
  });
}

/** The stack of a peering, which is in the secondary's Region. */
export function peeringStackIn(scope: Construct, props: StackProps = {}, id = 'Peering'): Stack {
  return new Stack(scope, id, { env: { region: SECONDARY }, ...props });
}

/** A peering between a VPC in each of two Regions, each in a stack of its own. */
export function definePeering(scope: Construct = new App(), props: Partial<CrossRegionPeeringProps> = {}) {
  const primary = props.primaryVpc ?? vpcOf(scope, 'Primary', '10.0.0.0/16', { region: PRIMARY });
  const secondary = props.secondaryVpc ?? vpcOf(scope, 'Secondary', '10.1.0.0/16');
  const stack = peeringStackIn(scope);
  const peering = new CrossRegionPeering(stack, 'Vpcs', { ...props, primaryVpc: primary, secondaryVpc: secondary });
  return { scope, primary, secondary, stack, peering, accepterStack: peering.accepterStack };
}

/** The properties of all resources of a type in a stack. */
export function allOf(stack: Stack, type: string): Record<string, any>[] { // eslint-disable-line @typescript-eslint/no-explicit-any
  return Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties: properties }) => properties);
}

/** What a weak reference to a stack looks like. */
export function outputOf(stackName: string, region: string): unknown {
  return { 'Fn::GetStackOutput': { StackName: stackName, Region: region, OutputName: expect.any(String) } };
}

/** Each rule of a stack that lets somebody in: from where, to which ports. */
export function doorsIn(stack: Stack): unknown[] {
  return allOf(stack, 'AWS::EC2::SecurityGroupIngress').map(({ CidrIp, FromPort, ToPort }) => [CidrIp, FromPort, ToPort]);
}
