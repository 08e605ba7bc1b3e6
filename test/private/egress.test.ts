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

test('an endpoint of the gateway kind serves the subnets alone whose route tables it names', () => {
  const { stack, vpc } = placeIn(isolated, ec2.SubnetType.PRIVATE_ISOLATED);
  vpc.addGatewayEndpoint('Objects', { service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [{ subnetType: ec2.SubnetType.PUBLIC }] });

  Annotations.fromStack(stack).hasWarning('/Stack/Function', Match.stringLikeRegexp('secretsmanager, s3 \\['));
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

test.each<[string, (stack: Stack, subnet: ec2.Subnet, index: number) => void]>([
  ['to a transit gateway, as CDK adds it', (_, subnet) => subnet.addRoute('Default', { routerType: ec2.RouterType.TRANSIT_GATEWAY, routerId: 'tgw-1' })],
  ['to a NAT gateway, on the route table', (stack, { routeTable: { routeTableId } }, index) => {
    new ec2.CfnRoute(stack, `Default${index}`, { routeTableId, destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-1' });
  }],
  ['that another stack adds', (stack, { routeTable: { routeTableId } }, index) => {
    new ec2.CfnRoute(new Stack(stack, `Routes${index}`, { env: { region: 'us-east-1' } }), 'Route', { routeTableId, destinationCidrBlock: '0.0.0.0/0', networkInterfaceId: 'eni-1' });
  }],
])('isolated subnets that the app gave a default route have a way out: %s', (_, addRoute) => {
  const { stack, vpc } = placeIn(isolated, ec2.SubnetType.PRIVATE_ISOLATED);
  vpc.isolatedSubnets.forEach((subnet, index) => addRoute(stack, subnet as ec2.Subnet, index));

  saysNothing(stack);
});

test.each([
  ['to some place', '10.9.0.0/16', (vpc: ec2.IVpc) => vpc.isolatedSubnets],
  ['of the other subnets', '0.0.0.0/0', (vpc: ec2.IVpc) => vpc.publicSubnets],
])('a route %s is no way out', (_, destinationCidrBlock, subnetsOf) => {
  const { stack, vpc } = placeIn(isolated, ec2.SubnetType.PRIVATE_ISOLATED);
  subnetsOf(vpc).forEach(({ routeTable: { routeTableId } }, index) => new ec2.CfnRoute(stack, `Route${index}`, { routeTableId, destinationCidrBlock, transitGatewayId: 'tgw-1' }));

  Annotations.fromStack(stack).hasWarning('/Stack/Function', Match.stringLikeRegexp('must have a way to AWS'));
});

test('endpoints and routes of another copy of aws-cdk-lib count', () => {
  const copy = anotherCopy();
  const [one, other] = [0, 1].map(() => placeIn(isolated, ec2.SubnetType.PRIVATE_ISOLATED)) as [Place, Place];
  new copy.CfnVPCEndpoint(one.stack, 'Objects', { vpcId: one.vpc.vpcId, serviceName: 'com.amazonaws.us-east-1.s3' });
  other.vpc.isolatedSubnets.forEach(({ routeTable: { routeTableId } }, index) =>
    new copy.CfnRoute(other.stack, `Default${index}`, { routeTableId, destinationCidrBlock: '0.0.0.0/0', transitGatewayId: 'tgw-1' }));

  Annotations.fromStack(one.stack).hasWarning('/Stack/Function', Match.stringLikeRegexp('endpoints for kafka-api, secretsmanager \\['));
  saysNothing(other.stack);
});

type Place = ReturnType<typeof placeIn>;

/** The module a second time: its classes are others. */
function anotherCopy(): Pick<typeof ec2, 'CfnVPCEndpoint' | 'CfnRoute'> {
  let copy: Pick<typeof ec2, 'CfnVPCEndpoint' | 'CfnRoute'> = ec2;
  jest.isolateModules(() => {
    // It loads each class when it is first asked for.
    const { CfnVPCEndpoint, CfnRoute } = jest.requireActual<typeof ec2>('aws-cdk-lib/aws-ec2');
    copy = { CfnVPCEndpoint, CfnRoute };
  });
  expect(copy.CfnVPCEndpoint).not.toBe(ec2.CfnVPCEndpoint);
  return copy;
}

test('a VPC that is still to be looked up is not judged', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
  const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-1' });
  warnWithoutEgress(new Construct(stack, 'Function'), 'egress', { who: 'the function', vpc, subnets: vpc.isolatedSubnets, endpoints: ENDPOINTS });

  saysNothing(stack);
});
