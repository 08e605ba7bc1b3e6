import { ACCEPTER, fromFirstSubnet, fromSecondary, Mutation, PRIMARY, SECONDARY, SERVICE } from './mutation';

const CLIENT_INSTANCE = 'client instance SecondaryClient/Client';
let mutation: Mutation;

beforeEach(() => {
  mutation = new Mutation();
});

test('a route removed on the secondary side stops its subnet', () => {
  mutation.remove('Peering', mutation.resources('Peering', 'AWS::EC2::Route', 'PrivateSubnet1')[0]);

  mutation.expectTable(fromFirstSubnet([]));
  expect(mutation.reasonOf(CLIENT_INSTANCE, PRIMARY)).toBe('no route from Secondary/Kafka/Vpc/PrivateSubnet1 to 10.0.96.0/19: 0.0.0.0/0 goes to NAT gateway');
});

test('a route removed on the primary side stops answers of one broker', () => {
  mutation.remove(ACCEPTER, mutation.resources(ACCEPTER, 'AWS::EC2::Route', 'PrivateSubnet2')[0]);

  mutation.expectTable(fromSecondary([`${PRIMARY} some`]));
  expect(mutation.reasonOf(CLIENT_INSTANCE, PRIMARY)).toBe('no route back from Primary/Kafka/Vpc/PrivateSubnet2 to 10.1.96.0/19: 0.0.0.0/0 goes to NAT gateway');
});

test.each(['Peering', ACCEPTER])('without the routes of %s no client crosses', (stackName) => {
  mutation.remove(stackName, ...mutation.resources(stackName, 'AWS::EC2::Route'));

  mutation.expectTable(fromSecondary([]));
});

test('a subnet that lost its route table has no route back', () => {
  mutation.remove('Primary', mutation.resources('Primary', 'AWS::EC2::SubnetRouteTableAssociation', 'PrivateSubnet3')[0]);

  mutation.expectTable(fromSecondary([`${PRIMARY} some`]));
  expect(mutation.reasonOf(CLIENT_INSTANCE, PRIMARY)).toBe('no route back from Primary/Kafka/Vpc/PrivateSubnet3 to 10.1.96.0/19: there is none');
});

test('a mistyped destination leads elsewhere', () => {
  mutation.resources('Peering', 'AWS::EC2::Route', 'PrivateSubnet1')[0].Properties.DestinationCidrBlock = '10.10.0.0/16';

  mutation.expectTable(fromFirstSubnet([]));
});

test('a destination that is too narrow leads some of the answers back', () => {
  // Up to 10.1.127.255: the first private subnet of the secondary, not the others.
  mutation.resources(ACCEPTER, 'AWS::EC2::Route', 'PrivateSubnet1')[0].Properties.DestinationCidrBlock = '10.1.0.0/17';

  mutation.expectTable({
    [SERVICE]: [`${PRIMARY} some`, SECONDARY],
    'brokers of Secondary/Kafka': [`${PRIMARY} some`],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet2': [`${PRIMARY} some`],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet3': [`${PRIMARY} some`],
  });
});

test('beyond it there may be no route at all', () => {
  const [peering] = mutation.resources('Peering', 'AWS::EC2::Route', 'PrivateSubnet1');
  peering.Properties.DestinationCidrBlock = '10.0.96.0/20';
  mutation.remove('Secondary', mutation.resources('Secondary', 'AWS::EC2::Route', 'PrivateSubnet1DefaultRoute')[0]);

  mutation.expectTable(fromFirstSubnet([`${PRIMARY} some`]));
  expect(mutation.reasonOf('anyone in Secondary/Kafka/Vpc/PrivateSubnet1', PRIMARY))
    .toBe('no route from Secondary/Kafka/Vpc/PrivateSubnet1 to 10.0.96.0/19: there is none');
});

test('a more specific route takes its part of a subnet elsewhere', () => {
  const [nat] = mutation.resources('Secondary', 'AWS::EC2::Route', 'PrivateSubnet1DefaultRoute');
  nat.Properties.DestinationCidrBlock = '10.0.96.0/24';

  mutation.expectTable(fromFirstSubnet([`${PRIMARY} some`]));
});

test.each([
  ['points to another VPC', { PeerVpcId: 'vpc-0123456789abcdef0' }],
  ['is requested by another VPC', { VpcId: 'vpc-0123456789abcdef0' }],
  ['looks for the VPC in another Region', { PeerRegion: 'us-west-2' }],
  ['looks for the VPC in another account', { PeerOwnerId: '999999999999' }],
])('a connection that %s joins nothing', (_, properties) => {
  Object.assign(mutation.resources('Peering', 'AWS::EC2::VPCPeeringConnection')[0].Properties, properties);

  mutation.expectTable(fromSecondary([]));
  expect(mutation.reasonOf(CLIENT_INSTANCE, PRIMARY))
    .toBe('no route from Secondary/Kafka/Vpc/PrivateSubnet1 to 10.0.96.0/19: 10.0.0.0/16 goes to peering connection Peering/Vpcs');
});

test('where a connection of no template leads is unknown', () => {
  for (const { Properties } of mutation.resources('Peering', 'AWS::EC2::Route')) {
    Properties.VpcPeeringConnectionId = 'pcx-0123456789abcdef0';
  }

  mutation.expectTable(fromSecondary([`${PRIMARY} unknown`]));
});
