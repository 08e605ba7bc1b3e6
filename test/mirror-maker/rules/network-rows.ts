import { Fn, type App, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { IConstruct } from 'constructs';
import { CrossRegionPeering, MirroredCluster, ScramMskCluster, ScramUser } from '../../../lib';
import { ZonedStack } from '../../stacks';
import { PRIMARY, SECONDARY, stackIn, type regionsIn } from '../scene';
import type { RuleRow } from './rows';
import { importSecretIn } from './secret';

type Regions = ReturnType<typeof regionsIn>;

const vpcIn = (stack: Stack, vpcId: string) => ec2.Vpc.fromVpcAttributes(stack, `Imported${vpcId}`, {
  vpcId, availabilityZones: ['us-east-2a'], publicSubnetIds: ['subnet-1'], privateSubnetIds: ['subnet-2'],
});

/** A cluster of the secondary's Region that another app defines, in a VPC. */
const neighbour = (stack: Stack, vpcId: string) => {
  const cluster = ScramMskCluster.fromScramMskClusterAttributes(stack, 'Neighbour', {
    clusterArn: 'arn:aws:kafka:us-east-2:123456789012:cluster/old/1234abcd-12ab-34cd-56ef-1234567890ab-1',
    vpc: vpcIn(stack, vpcId),
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'NeighbourBrokers', 'sg-1')],
  });
  return ScramUser.fromScramUserAttributes(stack, 'NeighbourUser', { username: 'mirror', secret: importSecretIn('us-east-2'), cluster });
};

/** Where the containers stand, and the ways from there. */
export const NETWORK_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-subnets',
    broken: { clusters: ({ primary }) => ({ vpcSubnets: { subnets: primary.vpc.privateSubnets } }) },
    says: ['vpcSubnets must be subnets of the VPC Secondary/Kafka/Vpc', 'got Primary/Kafka/Vpc/PrivateSubnet1, Primary/Kafka/Vpc/PrivateSubnet2'],
    holds: { clusters: ({ secondary }) => ({ vpcSubnets: { subnets: secondary.vpc.privateSubnets } }) },
  },
  {
    rule: 'mirror-maker-subnets',
    broken: { clusters: ({ secondary }) => ({ vpcSubnets: { subnets: vpcIn(secondary.stack, 'vpc-2').privateSubnets } }) },
    says: ['got Secondary/Importedvpc-2/PrivateSubnet1'],
    // Of whom nobody knows the VPC.
    holds: { clusters: ({ secondary }) => ({ vpcSubnets: { subnets: [ec2.Subnet.fromSubnetId(secondary.stack, 'Subnet', 'subnet-9')] } }) },
  },
  {
    rule: 'mirror-maker-no-subnets',
    broken: { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } },
    says: ['vpcSubnets must select at least one subnet of the VPC Secondary/Kafka/Vpc, got none'],
    holds: { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } },
  },
  {
    rule: 'mirror-maker-no-subnets',
    broken: { vpcSubnets: { availabilityZones: ['us-east-2z'] } },
    says: ['got none'],
    holds: { clusters: ({ secondary }) => ({ vpcSubnets: { availabilityZones: [secondary.vpc.availabilityZones[0]!] } }) },
  },
  {
    rule: 'mirror-maker-ecs-cluster',
    broken: { clusters: ({ secondary }) => ({ ecsCluster: ecs.Cluster.fromClusterAttributes(secondary.stack, 'Ecs', { clusterName: 'shared', vpc: vpcIn(secondary.stack, 'vpc-2') }) }) },
    says: ['cluster must be an ECS cluster of the VPC Secondary/Kafka/Vpc, got one of vpc-2'],
    holds: { clusters: ({ secondary }) => ({ ecsCluster: ecs.Cluster.fromClusterAttributes(secondary.stack, 'Ecs', { clusterName: 'shared', vpc: secondary.vpc }) }) },
  },
  {
    rule: 'mirror-maker-vpc-region',
    broken: { clusters: ({ primary }) => ({ vpc: primary.vpc }) },
    says: ['vpc must be in us-east-2, the Region of the stack, got Primary/Kafka/Vpc in us-east-1'],
    holds: { clusters: ({ secondary }) => ({ vpc: secondary.vpc }) },
  },
  {
    rule: 'mirror-maker-target-vpc',
    broken: { clusters: ({ secondary }) => ({ vpc: vpcIn(secondary.stack, 'vpc-2'), peering: undefined }) },
    says: ['vpc must be that of the cluster that records go to, Secondary/Kafka/Vpc', 'got vpc-2'],
    holds: { clusters: ({ secondary }) => ({ vpc: vpcIn(secondary.stack, Fn.importValue('VpcId')) }) },
  },
  {
    rule: 'mirror-maker-peering',
    broken: { clusters: ({ secondary }) => ({ peering: peeringBetweenOthers(secondary.stack.node.root) }) },
    says: ['peering must join the VPC of the containers with that of the cluster that records come from', 'got Others/Vpcs, which does not lead to Primary/Kafka/Vpc'],
    holds: { clusters: ({ peering }) => ({ peering }) },
  },
  {
    rule: 'mirror-maker-way',
    broken: { peering: undefined },
    says: ['peering must be given where records come from another VPC or Region, got none', 'port 9096 of the primary, Primary/Kafka, to the containers in Secondary/Kafka/Vpc'],
    holds: {},
  },
  {
    rule: 'mirror-maker-way',
    broken: { clusters: ({ secondary }) => ({ primary: MirroredCluster.mskUser(neighbour(secondary.stack, 'vpc-2')), peering: undefined }) },
    says: ['port 9096 of the primary, Secondary/Neighbour'],
    holds: { clusters: inOneVpc },
  },
];

/** Two clusters of other apps in one VPC: nobody needs a way. */
function inOneVpc({ secondary: { stack } }: Regions) {
  const primary = neighbour(stack, 'vpc-2');
  return { primary: MirroredCluster.mskUser(primary), vpc: (primary.cluster as ScramMskCluster).vpc, peering: undefined };
}

/** A way between VPCs that nothing else stands in. */
function peeringBetweenOthers(scope: IConstruct): CrossRegionPeering {
  const vpcOf = (id: string, region: string, cidr: string) => new ec2.Vpc(new ZonedStack(scope as App, id, { region }), 'Vpc', { ipAddresses: ec2.IpAddresses.cidr(cidr) });
  const [primary, secondary] = [vpcOf('OtherPrimary', PRIMARY, '10.8.0.0/16'), vpcOf('OtherSecondary', SECONDARY, '10.9.0.0/16')];
  return new CrossRegionPeering(stackIn(scope as App, 'Others'), 'Vpcs', { primaryVpc: primary, secondaryVpc: secondary });
}
