import { ACCEPTER, fromFirstSubnet, fromSecondary, Mutation, PRIMARY, SECONDARY, subnets } from './mutation';

const CLIENT_INSTANCE = 'client instance SecondaryClient/Client';
const ALL_PORTS = [9092, 9094, 9096, 9098, 11001, 11002, 2181];
let mutation: Mutation;
/** Lets in the first private subnet of the secondary. */
let ingress: Record<string, unknown>;

beforeEach(() => {
  mutation = new Mutation();
  ingress = mutation.resources(ACCEPTER, 'AWS::EC2::SecurityGroupIngress').find(({ Properties }) => Properties.CidrIp === '10.1.96.0/19')!.Properties;
});

test('a rule widened to everybody lets in the primary, and more than the table knows', () => {
  ingress.CidrIp = '0.0.0.0/0';

  mutation.expectTable({ ...subnets('Primary', 'Public', [PRIMARY]), ...subnets('Primary', 'Private', [PRIMARY]) }, ['0.0.0.0/0 on tcp 9096']);
  expect(mutation.reasonOf('the internet', PRIMARY)).toBe('the brokers have no public addresses');
});

test('so does one in the group itself', () => {
  mutation.resources('Secondary', 'AWS::EC2::SecurityGroup', 'KafkaSecurityGroup')[0].Properties.SecurityGroupIngress
    = [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIp: '0.0.0.0/0' }];

  const everyPort = ALL_PORTS.map((port) => `Secondary/Kafka:${port}`);
  mutation.expectTable({
    ...subnets('Secondary', 'Public', everyPort),
    ...subnets('Secondary', 'Private', [PRIMARY, ...everyPort]),
    ...subnets('Primary', 'Private', everyPort),
    'brokers of Primary/Kafka': everyPort,
  }, ['0.0.0.0/0 on tcp 0-65535']);
});

test('a rule for a whole VPC is wider than its subnets', () => {
  ingress.CidrIp = '10.1.0.0/16';

  mutation.expectTable({}, ['10.1.0.0/16 on tcp 9096']);
});

test('a rule for IPv6 opens nothing that the table knows', () => {
  delete ingress.CidrIp;
  ingress.CidrIpv6 = '::/0';

  mutation.expectTable(fromFirstSubnet([]), ['::/0 on tcp 9096']);
});

test('the wrong port opens another one', () => {
  Object.assign(ingress, { FromPort: 9094, ToPort: 9094 });

  mutation.expectTable({
    ...fromFirstSubnet([]),
    'brokers of Secondary/Kafka': ['Primary/Kafka:9094 some', `${PRIMARY} some`],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet1': ['Primary/Kafka:9094'],
  });
  expect(mutation.reasonOf(CLIENT_INSTANCE, PRIMARY))
    .toBe('Primary/Kafka/SecurityGroup lets neither SecondaryClient/Client/Resource/InstanceSecurityGroup nor any address of 10.1.96.0/19 in on 9096');
});

test('every protocol opens every port', () => {
  Object.assign(ingress, { IpProtocol: '-1', FromPort: undefined, ToPort: undefined });

  mutation.expectTable({
    'brokers of Secondary/Kafka': ALL_PORTS.map((port) => port === 9096 ? PRIMARY : `Primary/Kafka:${port} some`),
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet1': ALL_PORTS.map((port) => `Primary/Kafka:${port}`),
  });
});

test('a mistyped block lets in other clients instead', () => {
  ingress.CidrIp = '10.11.96.0/19';

  mutation.expectTable(fromFirstSubnet([]), ['10.11.96.0/19 on tcp 9096']);
});

test('a block that is too narrow lets in some', () => {
  ingress.CidrIp = '10.1.96.0/20';

  mutation.expectTable(fromFirstSubnet([`${PRIMARY} some`]));
});

test('without inbound rules of the peering no client comes in', () => {
  mutation.remove(ACCEPTER, ...mutation.resources(ACCEPTER, 'AWS::EC2::SecurityGroupIngress'));

  mutation.expectTable(fromSecondary([]));
  expect(mutation.reasonOf('anyone in Secondary/Kafka/Vpc/PrivateSubnet2', PRIMARY)).toBe('Primary/Kafka/SecurityGroup lets no address of 10.1.128.0/19 in on 9096');
});

test('a rule for a group without members may let in others', () => {
  mutation.resources('PrimaryClient', 'AWS::EC2::SecurityGroupIngress')[0].Properties.SourceSecurityGroupId = 'sg-0123456789abcdef0';

  mutation.expectTable({ 'client instance PrimaryClient/Client': [] }, ['sg-0123456789abcdef0 on tcp 9096']);
});

test('a group of the other Region has no members here', () => {
  Object.assign(ingress, { CidrIp: undefined, SourceSecurityGroupId: { 'Fn::GetStackOutput': { StackName: 'SecondaryClient', Region: 'us-east-2', OutputName: 'Client' } } });
  mutation.output('SecondaryClient', 'Client', { 'Fn::GetAtt': [mutation.idOf('SecondaryClient', 'AWS::EC2::SecurityGroup', 'ClientInstance'), 'GroupId'] });

  mutation.expectTable(fromFirstSubnet([]));
});

describe('the outbound rules of the client instance', () => {
  let inline: { CidrIp: string; Description: string }[];

  beforeEach(() => {
    inline = mutation.resources('SecondaryClient', 'AWS::EC2::SecurityGroup', 'ClientInstance')[0].Properties.SecurityGroupEgress as typeof inline;
  });

  test('removed, they stop it', () => {
    inline.splice(0, inline.length, ...inline.filter(({ Description }) => !Description.includes('Peering')));

    mutation.expectTable({ [CLIENT_INSTANCE]: [SECONDARY] });
    expect(mutation.reasonOf(CLIENT_INSTANCE, PRIMARY)).toBe('SecondaryClient/Client/Resource/InstanceSecurityGroup lets nothing out to 10.0.96.0/19 on 9096');
  });

  test('removed in a resource of their own, they stop it next to its cluster', () => {
    mutation.remove('SecondaryClient', mutation.resources('SecondaryClient', 'AWS::EC2::SecurityGroupEgress', 'ClientInstance')[0]);

    mutation.expectTable({ [CLIENT_INSTANCE]: [PRIMARY] });
  });

  test('mistyped, they lead to some of the brokers', () => {
    inline.find(({ CidrIp }) => CidrIp === '10.0.128.0/19')!.CidrIp = '10.5.128.0/19';

    mutation.expectTable({ [CLIENT_INSTANCE]: [`${PRIMARY} some`, SECONDARY] });
  });
});
