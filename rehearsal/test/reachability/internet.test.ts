import { ACCEPTER, Mutation, PRIMARY, subnets } from './mutation';

let mutation: Mutation;

beforeEach(() => {
  mutation = new Mutation();
});

function fromInternet() {
  return mutation.result.rows.find(({ from, to, port }) => from === 'the internet' && `${to}:${port}` === PRIMARY);
}

function givePublicAddresses(): void {
  const [{ Properties: { BrokerNodeGroupInfo } }] = mutation.resources('Primary', 'AWS::MSK::Cluster');
  Object.assign(BrokerNodeGroupInfo as object, { ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } } });
}

function routeThroughInternetGateway(gateway: unknown): void {
  for (const { Properties } of mutation.resources('Primary', 'AWS::EC2::Route', 'Private')) {
    Object.assign(Properties, { NatGatewayId: undefined, GatewayId: gateway });
  }
}

function letEverybodyIn(): void {
  mutation.resources(ACCEPTER, 'AWS::EC2::SecurityGroupIngress').find(({ Properties }) => Properties.CidrIp === '10.1.96.0/19')!.Properties.CidrIp = '0.0.0.0/0';
}

test('brokers without public addresses are out of its reach', () => {
  letEverybodyIn();
  routeThroughInternetGateway('igw-0123456789abcdef0');

  expect(fromInternet()).toMatchObject({ extent: 'none', reason: 'the brokers have no public addresses' });
});

test('brokers without a route to an internet gateway are out of its reach', () => {
  letEverybodyIn();
  givePublicAddresses();

  expect(fromInternet()).toMatchObject({ extent: 'none', reason: 'no route from Primary/Kafka/Vpc/PrivateSubnet1 to an internet gateway' });
});

test('rules for private subnets let no address of it in', () => {
  givePublicAddresses();
  routeThroughInternetGateway('igw-0123456789abcdef0');

  expect(fromInternet()).toMatchObject({ extent: 'none', reason: 'Primary/Kafka/SecurityGroup lets no address of the internet in on 9096' });
});

test.each(['igw-0123456789abcdef0', { Ref: 'KafkaVpcIGWD94747A4' }])('with all of that it comes in through %j', (gateway) => {
  letEverybodyIn();
  givePublicAddresses();
  routeThroughInternetGateway(gateway);

  mutation.expectTable({
    ...subnets('Primary', 'Public', [PRIMARY]), ...subnets('Primary', 'Private', [PRIMARY]), 'the internet': [PRIMARY],
  }, ['0.0.0.0/0 on tcp 9096']);
});
