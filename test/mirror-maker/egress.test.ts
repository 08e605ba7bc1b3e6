import { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { MirrorMakerPrimarySecondaryProps } from '../../lib';
import { defineMirrorMaker, stackIn } from './scene';

const AT = '/MirrorMaker/Flow';
const agentImage = ecs.ContainerImage.fromRegistry('registry.example.com/agent:1');

/** A MirrorMaker in a VPC with subnets of three kinds. */
function define(vpcSubnets: ec2.SubnetSelection, props: Partial<MirrorMakerPrimarySecondaryProps> = {}, more: (vpc: ec2.IVpc) => void = () => {}) {
  const app = new App();
  const vpc = ec2.Vpc.fromVpcAttributes(stackIn(app, 'Existing'), 'Vpc', {
    vpcId: 'vpc-1', availabilityZones: ['us-east-2a'], publicSubnetIds: ['subnet-1'], privateSubnetIds: ['subnet-2'], isolatedSubnetIds: ['subnet-3'],
    isolatedSubnetRouteTableIds: ['rtb-3'], publicSubnetRouteTableIds: ['rtb-1'], privateSubnetRouteTableIds: ['rtb-2'],
  });
  more(vpc);
  return defineMirrorMaker({ vpc, vpcSubnets, ...props }, app).stack;
}

const NEEDS = 'kafka-api (with mskDualStackEndpoint), secretsmanager, ecr.api, ecr.dkr, s3, logs, kafka-api of us-east-1 (endpoints of this VPC do not serve it), '
  + 'secretsmanager of us-east-1 (endpoints of this VPC do not serve it), public.ecr.aws (it has none: give metricsAgentImage, or set metrics to false)';

test.each<[string, ec2.SubnetSelection]>([
  ['isolated subnets', { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  ['public subnets, in which containers have no public address', { subnetType: ec2.SubnetType.PUBLIC }],
])('%s are a warning that names what containers must reach, in both Regions', (_, subnets) => {
  Annotations.fromStack(define(subnets)).hasWarning(AT, `MirrorMaker's containers must have a way to AWS, got subnets without one: choose subnets with a NAT gateway, or give the VPC endpoints for ${NEEDS} [ack: cdk-msk-georeplication:mirror-maker-egress]`);
});

test('one such subnet is one too many: any container may start there', () => {
  const app = new App();
  const vpc = ec2.Vpc.fromVpcAttributes(stackIn(app, 'Existing'), 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['us-east-2a'], publicSubnetIds: ['subnet-1'], privateSubnetIds: ['subnet-2'] });
  const { stack } = defineMirrorMaker({ vpc, vpcSubnets: { subnets: [...vpc.privateSubnets, ...vpc.publicSubnets] } }, app);

  Annotations.fromStack(stack).hasWarning(AT, Match.stringLikeRegexp('must have a way to AWS'));
});

test('the endpoint of MSK alone is not enough: it serves the dual-stack name only', () => {
  const needs = (mskDualStackEndpoint?: boolean) => Annotations.fromStack(define(
    { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, { mskDualStackEndpoint },
    (vpc) => {
      new ec2.CfnVPCEndpoint(vpc.stack, 'Msk', { vpcId: vpc.vpcId, serviceName: 'aws.api.us-east-2.kafka-api' });
    },
  )).findWarning(AT, Match.stringLikeRegexp('must have a way to AWS')).map(({ entry }) => /endpoints for ([^,]*),/.exec(String(entry.data))?.[1]);

  expect(needs()).toEqual(['kafka-api (with mskDualStackEndpoint)']);
  expect(needs(true)).toEqual(['secretsmanager']);
});

test.each<[string, ec2.SubnetType, string, string, number]>([
  ['isolated subnets with a default route have a way out', ec2.SubnetType.PRIVATE_ISOLATED, 'rtb-3', 'vgw-1', 0],
  ['an internet gateway serves no container in public subnets', ec2.SubnetType.PUBLIC, 'rtb-1', 'igw-1', 1],
])('%s', (_, subnetType, routeTableId, gatewayId, warnings) => {
  const stack = define({ subnetType }, {}, (vpc) => {
    new ec2.CfnRoute(vpc.stack, 'Route', { routeTableId, destinationCidrBlock: '0.0.0.0/0', gatewayId });
  });

  expect(Annotations.fromStack(stack).findWarning(AT, Match.stringLikeRegexp('must have a way to AWS'))).toHaveLength(warnings);
});

test('private subnets have a way out', () => {
  Annotations.fromStack(define({ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS })).hasNoWarning(AT, Match.stringLikeRegexp('way to AWS'));
});

test.each<[string, Partial<MirrorMakerPrimarySecondaryProps>, string]>([
  ['an image of the agent elsewhere', { metricsAgentImage: agentImage }, 'public.ecr.aws'],
  ['no agent', { metrics: false }, 'public.ecr.aws'],
  ['an image of one\'s own', { image: agentImage }, 'ecr.api'],
])('with %s, what that would need is not named', (_, props, left) => {
  Annotations.fromStack(define({ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, props))
    .hasWarning(AT, Match.not(Match.stringLikeRegexp(left.replaceAll('.', '\\.'))));
});
