import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { CrossRegionPeering, MirroredCluster, MirrorMakerPrimarySecondary, ReplicationDirection, ScramMskCluster, type MirrorMakerPrimarySecondaryProps } from '../../lib';
import { ZonedStack } from '../stacks';

export const PRIMARY = 'us-east-1';
export const SECONDARY = 'us-east-2';

/** A cluster in each of two Regions and a way between them, each in a stack of its own. */
export function regionsIn(scope: Construct) {
  const clusterIn = (id: string, region: string, cidr: string) =>
    new ScramMskCluster(new ZonedStack(scope, id, { region, zones: 'ab' }), 'Kafka', { ipAddresses: ec2.IpAddresses.cidr(cidr) });
  const primary = clusterIn('Primary', PRIMARY, '10.0.0.0/16');
  const secondary = clusterIn('Secondary', SECONDARY, '10.1.0.0/16');
  const peering = new CrossRegionPeering(new Stack(scope, 'Peering', { env: { region: SECONDARY } }), 'Vpcs', { primaryVpc: primary.vpc, secondaryVpc: secondary.vpc });
  return { primary, secondary, peering };
}

/** The stack of a MirrorMaker, which is in the Region that it writes to. */
export function stackIn(scope: Construct, id = 'MirrorMaker', region = SECONDARY): Stack {
  return new Stack(scope, id, { env: { region } });
}

/** A MirrorMaker between two such clusters, in a stack of its own. */
export function defineMirrorMaker(props: Partial<MirrorMakerPrimarySecondaryProps> = {}, scope: Construct = new App()) {
  const regions = regionsIn(scope);
  const stack = stackIn(scope);
  const mirrorMaker = new MirrorMakerPrimarySecondary(stack, 'Flow', {
    primary: MirroredCluster.msk(regions.primary),
    secondary: MirroredCluster.msk(regions.secondary),
    // It leads to the VPC of the cluster, and to no other.
    peering: props.vpc === undefined ? regions.peering : undefined,
    ...props,
  });
  return { scope, ...regions, stack, mirrorMaker };
}

/** The flow back between the same two, in a stack beside the primary. */
export function defineReverse(scope: Construct, { primary, secondary, peering }: ReturnType<typeof regionsIn>, props: Partial<MirrorMakerPrimarySecondaryProps> = {}) {
  return new MirrorMakerPrimarySecondary(stackIn(scope, 'Back', PRIMARY), 'Flow', {
    primary: MirroredCluster.msk(primary),
    secondary: MirroredCluster.msk(secondary),
    peering,
    direction: ReplicationDirection.SECONDARY_TO_PRIMARY,
    ...props,
  });
}

/** The properties of all resources of a type in a stack. */
export function allOf(stack: Stack, type: string): Record<string, any>[] { // eslint-disable-line @typescript-eslint/no-explicit-any
  return Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties: properties }) => properties);
}

/** The container of a task definition, with its environment by name. */
export function containerIn(stack: Stack, name = 'MirrorMaker') {
  const container = allOf(stack, 'AWS::ECS::TaskDefinition')[0]!.ContainerDefinitions.find(({ Name }: { Name: string }) => Name === name);
  const environment: Record<string, unknown> = Object.fromEntries(container.Environment.map(({ Name, Value }: { Name: string; Value: unknown }) => [Name, Value]));
  return { ...container, environment };
}

/** What a role of a stack may do, by the name of the role's construct. */
export function statementsOf(stack: Stack, role: string): Record<string, any>[] { // eslint-disable-line @typescript-eslint/no-explicit-any
  return allOf(stack, 'AWS::IAM::Policy')
    .filter(({ Roles }) => Roles.some(({ Ref }: { Ref: string }) => Ref.includes(role)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** What a weak reference to a stack looks like. */
export function outputOf(stackName: string, region: string): unknown {
  return { 'Fn::GetStackOutput': { StackName: stackName, Region: region, OutputName: expect.any(String) } };
}
