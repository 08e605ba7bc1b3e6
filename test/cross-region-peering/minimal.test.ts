import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { allOf, definePeering, outputOf } from './regions';

const { primary, secondary, stack, peering, accepterStack } = definePeering();

test('the connection, in the secondary\'s Region as the one that requests', () => {
  expect(stack.region).toBe('us-east-2');
  expect(allOf(stack, 'AWS::EC2::VPCPeeringConnection')).toEqual([{
    VpcId: stack.resolve(secondary.vpcId),
    PeerVpcId: outputOf('Primary', 'us-east-1'),
    PeerRegion: 'us-east-1',
  }]);
  expect(stack.resolve(peering.vpcPeeringConnectionId)).toEqual({ 'Fn::GetAtt': [expect.any(String), 'Id'] });
});

test('a route to the primary from each private subnet of the secondary, in the stack of the peering', () => {
  expect(allOf(stack, 'AWS::EC2::Route')).toEqual(secondary.privateSubnets.map(({ routeTable }) => ({
    RouteTableId: stack.resolve(routeTable.routeTableId),
    DestinationCidrBlock: '10.0.0.0/16',
    VpcPeeringConnectionId: stack.resolve(peering.vpcPeeringConnectionId),
  })));
});

test('a route to the secondary from each private subnet of the primary, in a stack of the primary\'s Region', () => {
  expect(accepterStack.region).toBe('us-east-1');
  expect(allOf(accepterStack, 'AWS::EC2::Route')).toEqual(primary.privateSubnets.map(({ routeTable }) => ({
    RouteTableId: accepterStack.resolve(routeTable.routeTableId),
    DestinationCidrBlock: '10.1.0.0/16',
    VpcPeeringConnectionId: outputOf('Peering', 'us-east-2'),
  })));
});

test('nothing is opened: connection and routes are all there is', () => {
  const typesIn = (of: typeof stack) => Object.values(Template.fromStack(of).toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);

  expect(typesIn(stack)).toEqual(['AWS::EC2::VPCPeeringConnection', 'AWS::EC2::Route', 'AWS::EC2::Route']);
  expect(typesIn(accepterStack)).toEqual(['AWS::EC2::Route', 'AWS::EC2::Route']);
});

test('no warning', () => {
  Annotations.fromStack(stack).hasNoWarning('/Peering/Vpcs', Match.anyValue());
});
