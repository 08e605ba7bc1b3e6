import type { SecurityGroup, SecurityGroupRule, Subnet } from '../../reachability/network';
import { concerns, passage, type Peer } from '../../reachability/rules';

test.each<[boolean, SecurityGroupRule]>([
  [true, { protocol: 'tcp', fromPort: 9096, toPort: 9096 }],
  [true, { protocol: 'TCP', fromPort: 9000, toPort: 9096 }],
  [true, { protocol: '6', fromPort: 9096, toPort: 10000 }],
  [true, { protocol: '-1' }],
  [true, { protocol: '-1', fromPort: 22, toPort: 22 }],
  [true, { protocol: 'tcp' }],
  [false, { protocol: 'tcp', fromPort: 9092, toPort: 9095 }],
  [false, { protocol: 'tcp', fromPort: 9097, toPort: 9100 }],
  [false, { protocol: 'udp', fromPort: 9096, toPort: 9096 }],
  [false, { protocol: 'icmp', fromPort: -1, toPort: -1 }],
])('%s: 9096 for %j', (expected, rule) => {
  expect(concerns(rule, 9096)).toBe(expected);
});

describe('passage', () => {
  const SUBNET: Subnet = { id: 'subnet', name: 'subnet', region: 'us-east-1', isDefined: true };
  /** Of a subnet that is somewhere in 10.0.0.0/16. */
  const SOMEWHERE: Partial<Peer> = { addresses: { blocks: ['10.0.0.0/16'], isExact: false } };
  const OPEN = { protocol: 'tcp', fromPort: 9096, toPort: 9096 };

  function group(id: string, ingress: SecurityGroupRule[] = [], isDefined = true): SecurityGroup {
    return { id, name: id, isDefined, ingress, egress: [] };
  }
  function from(peer: Partial<Peer> = {}): Peer {
    return { subnet: SUBNET, addresses: { blocks: ['10.0.0.0/24'], isExact: true }, securityGroups: [group('client')], isNameable: true, ...peer };
  }

  test.each<[string, SecurityGroup[], Peer, string]>([
    ['a block that holds the subnet', [group('brokers', [{ ...OPEN, block: '10.0.0.0/16' }])], from(), 'all'],
    ['blocks that hold it together', [group('one', [{ ...OPEN, block: '10.0.0.0/25' }]), group('two', [{ ...OPEN, block: '10.0.0.128/25' }])], from(), 'all'],
    ['a part of it', [group('brokers', [{ ...OPEN, block: '10.0.0.7/32' }])], from(), 'some'],
    ['another block', [group('brokers', [{ ...OPEN, block: '10.0.1.0/24' }])], from(), 'none'],
    ['the group of the client', [group('brokers', [{ ...OPEN, groupId: 'client' }])], from(), 'all'],
    ['another group', [group('brokers', [{ ...OPEN, groupId: 'other' }])], from(), 'none'],
    ['the group of the client, in another VPC', [group('brokers', [{ ...OPEN, groupId: 'client' }])], from({ isNameable: false }), 'none'],
    ['the group of the client, perhaps in another VPC', [group('brokers', [{ ...OPEN, groupId: 'client' }])], from({ isNameable: undefined }), 'unknown'],
    ['its group, for a client that has none', [group('brokers', [{ ...OPEN, groupId: 'client' }])], from({ securityGroups: [] }), 'none'],
    ['every address, for one that is unknown', [group('brokers', [{ ...OPEN, block: '0.0.0.0/0' }])], from(SOMEWHERE), 'all'],
    ['the whole VPC, for an address that is unknown', [group('brokers', [{ ...OPEN, block: '10.0.0.0/16' }])], from(SOMEWHERE), 'all'],
    ['a part of the VPC, for an address that is unknown', [group('brokers', [{ ...OPEN, block: '10.0.1.0/24' }])], from(SOMEWHERE), 'unknown'],
    ['another VPC, for an address that is unknown', [group('brokers', [{ ...OPEN, block: '10.1.0.0/16' }])], from(SOMEWHERE), 'none'],
    ['a block that only a deploy knows', [group('brokers', [{ ...OPEN, block: 'Clients in us-east-1' }])], from(), 'unknown'],
    ['IPv6', [group('brokers', [{ ...OPEN, ipv6Block: '::/0' }])], from(), 'none'],
    ['a prefix list', [group('brokers', [{ ...OPEN, prefixListId: 'pl-0123' }])], from(), 'unknown'],
    ['a prefix list on another port', [group('brokers', [{ protocol: 'tcp', fromPort: 22, toPort: 22, prefixListId: 'pl-0123' }])], from(), 'none'],
    ['a group that no template defines', [group('brokers', [], false)], from(), 'unknown'],
    ['a group that no template defines, with a rule that one adds', [group('brokers', [{ ...OPEN, groupId: 'client' }], false)], from(), 'all'],
    ['nothing', [group('brokers')], from(), 'none'],
  ])('a rule for %s', (_, groups, peer, extent) => {
    expect(passage(groups, 'ingress', 9096, peer).extent).toBe(extent);
  });
});
