import { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { MirrorMakerPrimarySecondaryProps } from '../../lib';
import { defineMirrorMaker, stackIn } from './scene';

const AT = '/MirrorMaker/Flow';
const agentImage = ecs.ContainerImage.fromRegistry('registry.example.com/agent:1');

/** A MirrorMaker in a VPC with subnets of three kinds. */
function define(vpcSubnets: ec2.SubnetSelection, props: Partial<MirrorMakerPrimarySecondaryProps> = {}) {
  const app = new App();
  const vpc = ec2.Vpc.fromVpcAttributes(stackIn(app, 'Existing'), 'Vpc', {
    vpcId: 'vpc-1', availabilityZones: ['us-east-2a'], publicSubnetIds: ['subnet-1'], privateSubnetIds: ['subnet-2'], isolatedSubnetIds: ['subnet-3'],
  });
  return defineMirrorMaker({ vpc, vpcSubnets, ...props }, app).stack;
}

const NEEDS = 'kafka-api, secretsmanager, ecr.api, ecr.dkr, s3, logs, kafka-api of us-east-1 (endpoints of this VPC do not serve it), '
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
