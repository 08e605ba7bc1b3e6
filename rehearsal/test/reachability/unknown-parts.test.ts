import type { Resource } from '../../assembly/template';
import { reachabilityOf, type ReachabilityRow } from '../../reachability/reachability';
import { templateOf } from '../assembly/stacks';

type Resources = Record<string, Resource>;

const GIVEN = { Ref: 'Given' };
const WHAT = 'the parameter Given of Stack, which has no default';

const rule = (Type: string, Properties: object): Resource => ({ Type, Properties: { IpProtocol: 'tcp', FromPort: 9096, ToPort: 9096, ...Properties } });
const ingress = (properties: object): Resource => rule('AWS::EC2::SecurityGroupIngress', { GroupId: { Ref: 'Brokers' }, ...properties });
const subnetOf = (Vpc: unknown, CidrBlock: unknown): Resource => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: Vpc, CidrBlock } });
const group = (Vpc: unknown, egress: object[] = [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }]): Resource => ({ Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: Vpc, SecurityGroupEgress: egress } });

/** Brokers and an instance, each in a subnet of its own of one VPC. */
const NETWORK: Resources = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  Inner: subnetOf({ Ref: 'Vpc' }, '10.0.0.0/24'),
  Outer: subnetOf({ Ref: 'Vpc' }, '10.0.1.0/24'),
  Brokers: group({ Ref: 'Vpc' }),
  Clients: group({ Ref: 'Vpc' }),
  Kafka: { Type: 'AWS::MSK::Cluster', Properties: { BrokerNodeGroupInfo: { ClientSubnets: [{ Ref: 'Inner' }], SecurityGroups: [{ Ref: 'Brokers' }] } } },
  Client: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Outer' }, SecurityGroupIds: [{ Ref: 'Clients' }] } },
};

/** Who reaches 9096, in a row or as nothing where there is none. */
function rowOf(more: Resources, from = 'instance Stack/Client'): Partial<ReachabilityRow> | undefined {
  const row = reachabilityOf([templateOf({ Resources: { ...NETWORK, ...more }, Parameters: { Given: { Type: 'String' } } })]).rows.find((each) => each.from === from && each.port === 9096);
  return row && { extent: row.extent, reason: row.reason };
}

const FROM_INSTANCE = 'Stack/Brokers lets neither Stack/Clients nor any address of 10.0.1.0/24 in on 9096';

test('without a rule nothing is let in, and with one it is', () => {
  expect(rowOf({})).toEqual({ extent: 'none', reason: FROM_INSTANCE });
  expect(rowOf({ In: ingress({ SourceSecurityGroupId: { Ref: 'Clients' } }) })).toEqual({ extent: 'all', reason: undefined });
});

describe('a rule of a security group', () => {
  test.each([['FromPort', 'ToPort'], ['ToPort'], ['IpProtocol']])('with %s that is a parameter may be for this port', (...names) => {
    const unknown = Object.fromEntries(names.map((name) => [name, GIVEN]));
    expect(rowOf({ In: ingress({ CidrIp: '10.0.1.0/24', ...unknown }) })).toEqual({ extent: 'unknown', reason: `what a rule of Stack/Brokers is for is not in the templates: ${WHAT}` });
  });

  test('that names a parameter may name the group of the instance', () => {
    expect(rowOf({ In: ingress({ SourceSecurityGroupId: GIVEN }) })).toEqual({ extent: 'unknown', reason: `which group a rule names is not in the templates: ${WHAT}` });
  });

  test('that names a group may name one of the instance that is a parameter', () => {
    const Client = { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Outer' }, SecurityGroupIds: [{ Ref: 'Clients' }, GIVEN] } };
    expect(rowOf({ Client, In: ingress({ SourceSecurityGroupId: { Ref: 'Other' } }), Other: group({ Ref: 'Vpc' }) })!.extent).toBe('unknown');
    expect(rowOf({ Client, In: ingress({ CidrIp: '10.0.1.0/24' }) })!.extent).toBe('all');
  });

  test('for IPv6 lets no IPv4 in', () => {
    expect(rowOf({ In: ingress({ CidrIpv6: '::/0' }) })).toEqual({ extent: 'none', reason: `${FROM_INSTANCE}, but for IPv6` });
  });
});

describe('a prefix list', () => {
  const listOf = (AddressFamily: unknown, Entries: unknown): Resource => ({ Type: 'AWS::EC2::PrefixList', Properties: { AddressFamily, Entries } });
  const through = (List: Resource) => rowOf({ List, In: ingress({ SourcePrefixListId: { Ref: 'List' } }) });

  test('lets in what it holds', () => {
    expect(through(listOf('IPv4', [{ Cidr: '10.0.1.0/24' }]))!.extent).toBe('all');
    expect(through(listOf('IPv4', [{ Cidr: '10.0.2.0/24' }]))!.extent).toBe('none');
  });

  test('of IPv6 lets no IPv4 in', () => {
    expect(through(listOf('IPv6', [{ Cidr: '2001:db8::/32' }]))).toEqual({ extent: 'none', reason: `${FROM_INSTANCE}, but for IPv6` });
  });

  test.each<[what: string, list: Resource]>([
    ['whose entries are a parameter', listOf('IPv4', GIVEN)],
    ['with an entry that is one', listOf('IPv4', [GIVEN])],
    ['with a block that is one', listOf('IPv4', [{ Cidr: GIVEN }])],
    ['of a family that is one', listOf(GIVEN, [{ Cidr: '10.0.2.0/24' }])],
  ])('%s may hold anything', (_, list) => {
    expect(through(list)).toEqual({ extent: 'unknown', reason: expect.stringMatching(/^the addresses of .*List are not in the templates$/) });
  });

  test('of AWS or another app may hold anything', () => {
    expect(rowOf({ In: ingress({ SourcePrefixListId: 'pl-0123' }) })).toEqual({ extent: 'unknown', reason: 'the addresses of pl-0123 are not in the templates' });
  });
});

describe('a network ACL', () => {
  const entry = (RuleNumber: unknown, Egress: boolean, more: object = {}): Resource => ({
    Type: 'AWS::EC2::NetworkAclEntry', Properties: { NetworkAclId: { Ref: 'Acl' }, RuleNumber, Egress, Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0', ...more },
  });
  const withEntries = (entries: Resources) => rowOf({
    In: ingress({ CidrIp: '10.0.1.0/24' }),
    Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: { Ref: 'Vpc' } } },
    Association: { Type: 'AWS::EC2::SubnetNetworkAclAssociation', Properties: { SubnetId: { Ref: 'Inner' }, NetworkAclId: { Ref: 'Acl' } } },
    ...entries,
  });

  test('lets pass what its first entry says', () => {
    expect(withEntries({ One: entry(1, false), Two: entry(1, true) })!.extent).toBe('all');
    expect(withEntries({ One: entry(1, false, { RuleAction: 'deny' }), Two: entry(1, true), Three: entry(2, false) })).toMatchObject({ extent: 'none', reason: 'Stack/Acl lets nothing of 10.0.1.0/24 into Stack/Inner on 9096' });
  });

  test.each([['RuleAction'], ['RuleNumber'], ['Protocol'], ['PortRange'], ['Egress']])('with an entry whose %s is a parameter may let pass, or not', (name) => {
    const unknown = { extent: 'unknown', reason: `an entry of Stack/Acl is not in the templates: ${WHAT}` };
    expect(withEntries({ One: entry(1, false, { Protocol: 6, [name]: GIVEN }), Two: entry(2, true), Three: entry(3, false) })).toEqual(unknown);
    expect(withEntries({ One: entry(1, false, { Protocol: 6, [name]: GIVEN, CidrBlock: '192.168.0.0/16' }), Two: entry(2, true), Three: entry(3, false) })!.extent).toBe('all');
  });

  test('of IPv6 alone lets no IPv4 pass', () => {
    expect(withEntries({ One: entry(1, false, { CidrBlock: undefined, Ipv6CidrBlock: '::/0' }), Two: entry(1, true) })!.extent).toBe('none');
  });
});

describe('a subnet without a route table', () => {
  const PEERED: Resources = {
    Other: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } },
    Outer: subnetOf({ Ref: 'Other' }, '10.1.1.0/24'),
    Clients: group({ Ref: 'Other' }),
    In: ingress({ CidrIp: '10.1.0.0/16' }),
  };

  test('knows its VPC alone, where a template defines that', () => {
    expect(rowOf({ In: ingress({ CidrIp: '10.0.1.0/24' }) })!.extent).toBe('all');
    expect(rowOf(PEERED)).toEqual({ extent: 'none', reason: 'no route from Stack/Outer to 10.0.0.0/24: there is none' });
  });

  test('of a VPC of another app has whatever the main route table of that has', () => {
    const imported = { Outer: subnetOf('vpc-0123', '10.1.1.0/24'), Clients: group('vpc-0123'), Inner: subnetOf('vpc-0456', '10.0.0.0/24'), Brokers: group('vpc-0456') };
    expect(rowOf({ ...PEERED, ...imported }))
      .toEqual({ extent: 'unknown', reason: 'Stack/Outer has the main route table of its VPC, whose routes are not in the templates' });
  });
});

describe('an instance', () => {
  const IN = { In: ingress({ CidrIp: '10.0.1.0/24' }) };
  const withInterfaces = (NetworkInterfaces: unknown, more: Resources = {}) => rowOf({ ...IN, ...more, Client: { Type: 'AWS::EC2::Instance', Properties: { NetworkInterfaces } } });

  test('is where its network interface is', () => {
    const Interface = { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: { Ref: 'Outer' }, GroupSet: [{ Ref: 'Clients' }] } };
    expect(withInterfaces([{ NetworkInterfaceId: { Ref: 'Interface' }, DeviceIndex: '0' }], { Interface })!.extent).toBe('all');
  });

  test.each<[what: string, interfaces: unknown, name: string]>([
    ['an interface of another app', [{ NetworkInterfaceId: 'eni-0123' }], 'eni-0123'],
    ['an interface that is a parameter', [{ NetworkInterfaceId: GIVEN }], WHAT],
    ['interfaces that are a parameter', GIVEN, WHAT],
  ])('with %s is in a subnet that is unknown', (_, interfaces, name) => {
    expect(withInterfaces(interfaces)).toEqual({ extent: 'unknown', reason: `the other rules of the security groups of ${name} are not in the templates` });
  });
});

describe('a cluster of which something is a parameter', () => {
  const withNodes = (BrokerNodeGroupInfo: unknown) => ({ Kafka: { Type: 'AWS::MSK::Cluster', Properties: { BrokerNodeGroupInfo } } as Resource, In: ingress({ CidrIp: '0.0.0.0/0' }) });

  test('is in subnets that are unknown, not in the default VPC', () => {
    expect(JSON.stringify(rowOf(withNodes(GIVEN)))).not.toContain('default VPC');
    expect(rowOf(withNodes(GIVEN))!.extent).toBe('unknown');
  });

  test('may have public addresses', () => {
    const nodes = { ClientSubnets: [{ Ref: 'Inner' }], SecurityGroups: [{ Ref: 'Brokers' }], ConnectivityInfo: { PublicAccess: { Type: GIVEN } } };
    const gateway = {
      Gateway: { Type: 'AWS::EC2::InternetGateway' },
      Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
      Association: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: { Ref: 'Inner' }, RouteTableId: { Ref: 'Table' } } },
      Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, DestinationCidrBlock: '0.0.0.0/0', GatewayId: { Ref: 'Gateway' } } },
    };
    expect(rowOf({ ...withNodes(nodes), ...gateway }, 'the internet')).toEqual({ extent: 'unknown', reason: `whether the brokers have public addresses is not in the templates: ${WHAT}` });
  });
});

describe('from the internet', () => {
  const PUBLIC: Resources = {
    Kafka: { Type: 'AWS::MSK::Cluster', Properties: { BrokerNodeGroupInfo: { ClientSubnets: [{ Ref: 'Inner' }], SecurityGroups: [{ Ref: 'Brokers' }], ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } } } } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    Association: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: { Ref: 'Inner' }, RouteTableId: { Ref: 'Table' } } },
    In: ingress({ CidrIp: '0.0.0.0/0' }),
  };
  const route = (DestinationCidrBlock: string, GatewayId: unknown): Resource => ({ Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, DestinationCidrBlock, GatewayId } });
  const fromInternet = (more: Resources) => rowOf({ ...PUBLIC, Route: route('0.0.0.0/0', { Ref: 'Gateway' }), ...more }, 'the internet');

  test('brokers are reached by all that lets in', () => expect(fromInternet({})).toEqual({ extent: 'all', reason: undefined }));

  test.each<[what: string, more: Resources, row: object]>([
    ['a prefix list that is not in the templates', { In: ingress({ SourcePrefixListId: 'pl-0123' }) }, { extent: 'unknown', reason: 'the addresses of pl-0123 are not in the templates' }],
    ['addresses that are a parameter', { In: ingress({ CidrIp: GIVEN }) }, { extent: 'unknown', reason: `the addresses of ${WHAT} are not in the templates` }],
    ['a port that is a parameter', { In: ingress({ CidrIp: '0.0.0.0/0', FromPort: GIVEN }) }, { extent: 'unknown', reason: `what a rule of Stack/Brokers is for is not in the templates: ${WHAT}` }],
    ['IPv6 alone', { In: ingress({ CidrIpv6: '::/0' }) }, { extent: 'none', reason: 'Stack/Brokers lets no address of the internet in on 9096' }],
    ['a gateway that is a parameter', { Route: route('0.0.0.0/0', GIVEN) }, { extent: 'unknown', reason: '0.0.0.0/0 goes to another target, and where that leads is not computed' }],
    ['a route for some addresses', { Route: route('198.51.100.0/24', { Ref: 'Gateway' }) }, { extent: 'some', reason: 'no route from Stack/Inner to an internet gateway for all addresses' }],
    ['no answers', {
      Acl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: { Ref: 'Vpc' } } },
      Acls: { Type: 'AWS::EC2::SubnetNetworkAclAssociation', Properties: { SubnetId: { Ref: 'Inner' }, NetworkAclId: { Ref: 'Acl' } } },
      Entry: { Type: 'AWS::EC2::NetworkAclEntry', Properties: { NetworkAclId: { Ref: 'Acl' }, RuleNumber: 1, Protocol: -1, RuleAction: 'allow', CidrBlock: '0.0.0.0/0' } },
    }, { extent: 'none', reason: 'Stack/Acl does not let all answers out of Stack/Inner to the internet, on 1024-65535' }],
  ])('%s', (_, more, row) => expect(fromInternet(more)).toEqual(row));
});
