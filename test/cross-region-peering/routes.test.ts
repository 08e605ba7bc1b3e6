import { App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Stack } from 'aws-cdk-lib';
import { allOf, definePeering, importVpc, outputOf, peeringStackIn, PRIMARY, vpcOf } from './regions';

/** Each route of a stack: from which table, to where. */
function routesIn(stack: Stack): unknown[] {
  return allOf(stack, 'AWS::EC2::Route').map(({ RouteTableId, DestinationCidrBlock }) => [RouteTableId, DestinationCidrBlock]);
}

test('subnets that share a route table get one route', () => {
  const app = new App();
  const primary = importVpc(peeringStackIn(app, { env: { region: PRIMARY } }, 'Ours'), 'One', '10.0', { privateSubnetRouteTableIds: ['rtb-shared', 'rtb-shared'] });
  const { accepterStack } = definePeering(app, { primaryVpc: primary });

  expect(routesIn(accepterStack)).toEqual([['rtb-shared', '10.1.0.0/16']]);
});

test('subnets that share a route table get one route on the near side as well', () => {
  const app = new App();
  const secondary = importVpc(peeringStackIn(app, {}, 'Ours'), 'Two', '10.1', { privateSubnetRouteTableIds: ['rtb-shared', 'rtb-shared'] });
  const { stack } = definePeering(app, { secondaryVpc: secondary });

  expect(routesIn(stack)).toEqual([['rtb-shared', '10.0.0.0/16']]);
});

test('other subnets may be chosen, on each side', () => {
  const { primary, secondary, stack, accepterStack } = definePeering(undefined, {
    primarySubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    secondarySubnets: { subnetType: ec2.SubnetType.PUBLIC, availabilityZones: ['us-east-2b'] },
  });

  expect(routesIn(accepterStack)).toEqual(primary.isolatedSubnets.map(({ routeTable }) => [accepterStack.resolve(routeTable.routeTableId), '10.1.0.0/16']));
  expect(routesIn(stack)).toEqual([[stack.resolve(secondary.publicSubnets[1]!.routeTable.routeTableId), '10.0.0.0/16']]);
});

describe('a VPC with a second block', () => {
  test.each([
    { where: 'below the VPC', scopeOf: (vpc: ec2.Vpc) => vpc },
    { where: 'beside the VPC', scopeOf: (vpc: ec2.Vpc) => vpc.stack },
  ])('gets routes to both blocks, if it is defined $where', ({ scopeOf }) => {
    const app = new App();
    const primary = vpcOf(app, 'Primary', '10.0.0.0/16', { region: PRIMARY });
    new ec2.CfnVPCCidrBlock(scopeOf(primary), 'More', { vpcId: primary.vpcId, cidrBlock: '10.64.0.0/16' });
    const { stack, secondary } = definePeering(app, { primaryVpc: primary });

    expect(routesIn(stack)).toEqual(secondary.privateSubnets.flatMap(({ routeTable }) =>
      ['10.0.0.0/16', '10.64.0.0/16'].map((block) => [stack.resolve(routeTable.routeTableId), block])));
  });

  test('of another VPC, or of IPv6, gets no route', () => {
    const app = new App();
    const primary = vpcOf(app, 'Primary', '10.0.0.0/16', { region: PRIMARY });
    new ec2.CfnVPCCidrBlock(primary.stack, 'Theirs', { vpcId: 'vpc-other', cidrBlock: '10.64.0.0/16' });
    new ec2.CfnVPCCidrBlock(primary.stack, 'Six', { vpcId: primary.vpcId, amazonProvidedIpv6CidrBlock: true });
    const { stack } = definePeering(app, { primaryVpc: primary });

    expect(allOf(stack, 'AWS::EC2::Route').map(({ DestinationCidrBlock }) => DestinationCidrBlock)).toEqual(['10.0.0.0/16', '10.0.0.0/16']);
  });
});

test('a block that only the deploy knows is read from the other side', () => {
  const app = new App();
  const primary = vpcOf(app, 'Primary', '10.0.0.0/16', { region: PRIMARY });
  // As an address manager gives it.
  (primary.node.defaultChild as ec2.CfnVPC).cidrBlock = undefined;
  const { stack } = definePeering(app, { primaryVpc: primary });

  expect(allOf(stack, 'AWS::EC2::Route').map(({ DestinationCidrBlock }) => DestinationCidrBlock)).toEqual([outputOf('Primary', PRIMARY), outputOf('Primary', PRIMARY)]);
});
