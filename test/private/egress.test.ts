import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { warnWithoutEgress } from '../../lib/private/egress';

const ENDPOINTS = ['kafka-api', 'secretsmanager', 's3'];

function placeIn(defineVpc: (stack: Stack) => ec2.IVpc, subnetType: ec2.SubnetType) {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'us-east-1' } });
  const vpc = defineVpc(stack);
  const { subnets } = vpc.selectSubnets({ subnetType });
  warnWithoutEgress(new Construct(stack, 'Function'), 'egress', { who: 'the function', vpc, subnets, endpoints: ENDPOINTS });
  return { stack, vpc };
}

const isolated = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { natGateways: 0 });

function saysNothing(stack: Stack): void {
  Annotations.fromStack(stack).hasNoWarning('/Stack/Function', Match.stringLikeRegexp('way to AWS'));
}

test('subnets without a way out are a warning that names what must be reached', () => {
  const { stack } = placeIn(isolated, ec2.SubnetType.PRIVATE_ISOLATED);

  Annotations.fromStack(stack).hasWarning('/Stack/Function',
    'the function must have a way to AWS, got subnets without one: choose subnets with a NAT gateway, or give the VPC endpoints for kafka-api, secretsmanager, s3 [ack: cdk-msk-georeplication:egress]');
});

test('subnets behind a NAT gateway are none', () => {
  saysNothing(placeIn((stack) => new ec2.Vpc(stack, 'Vpc'), ec2.SubnetType.PRIVATE_WITH_EGRESS).stack);
});

test('endpoints that the app defines are left out, even those defined later', () => {
  const { stack, vpc } = placeIn(isolated, ec2.SubnetType.PRIVATE_ISOLATED);
  vpc.addInterfaceEndpoint('Secrets', { service: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER });
  vpc.addGatewayEndpoint('Objects', { service: ec2.GatewayVpcEndpointAwsService.S3 });

  Annotations.fromStack(stack).hasWarning('/Stack/Function', Match.stringLikeRegexp('endpoints for kafka-api \\['));
});

test('with an endpoint for each there is no warning', () => {
  const { stack, vpc } = placeIn(isolated, ec2.SubnetType.PRIVATE_ISOLATED);
  for (const service of ['aws.api.us-east-1.kafka-api', 'com.amazonaws.us-east-1.secretsmanager', 'com.amazonaws.us-east-1.s3']) {
    vpc.addInterfaceEndpoint(service, { service: new ec2.InterfaceVpcEndpointService(service) });
  }

  saysNothing(stack);
});

test('an endpoint of another VPC serves nobody here', () => {
  const { stack } = placeIn(isolated, ec2.SubnetType.PRIVATE_ISOLATED);
  new ec2.Vpc(stack, 'Other').addInterfaceEndpoint('Secrets', { service: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER });

  Annotations.fromStack(stack).hasWarning('/Stack/Function', Match.stringLikeRegexp('secretsmanager'));
});

test('a VPC that is still to be looked up is not judged', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
  const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-1' });
  warnWithoutEgress(new Construct(stack, 'Function'), 'egress', { who: 'the function', vpc, subnets: vpc.isolatedSubnets, endpoints: ENDPOINTS });

  saysNothing(stack);
});
