import { NestedStack, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { clusterIn, groupIn, instanceIn, rowOf, stackIn, tableOf } from './apps';

const KAFKA = ec2.Port.tcp(9096);
const INSTANCE = 'instance Client/Instance';

function vpcIn(stack: Stack, cidr: string): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr(cidr), maxAzs: 1, natGateways: 0, subnetConfiguration: [{ name: 'Private', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
}

/** Where clusters and instances of these tests are. */
function inVpc({ isolatedSubnets: privateSubnets }: ec2.Vpc): ec2.IVpc {
  return { privateSubnets } as unknown as ec2.IVpc;
}

interface Sides {
  readonly kafka: Stack;
  readonly client: Stack;
  readonly east: ec2.Vpc;
  readonly west: ec2.Vpc;
  readonly brokers: ec2.SecurityGroup;
  readonly clients: ec2.SecurityGroup;
}

/** A cluster and an instance in VPCs of two stacks of one Region; what joins them is given. */
function twoVpcs(join: (sides: Sides, links: Stack) => void) {
  return tableOf((app) => {
    const [kafka, client] = [stackIn(app, 'Kafka'), stackIn(app, 'Client')];
    const [east, west] = [vpcIn(kafka, '10.0.0.0/16'), vpcIn(client, '10.1.0.0/16')];
    const [brokers, clients] = [groupIn(kafka, 'Brokers', east), groupIn(client, 'Clients', west)];
    clusterIn(kafka, inVpc(east), brokers);
    instanceIn(client, inVpc(west), clients);
    clients.addEgressRule(ec2.Peer.anyIpv4(), KAFKA);
    join({ kafka, client, east, west, brokers, clients }, stackIn(app, 'Links'));
  });
}

function addRoutes(links: Stack, { east, west }: Sides, target: Partial<ec2.CfnRouteProps>): void {
  [...east.isolatedSubnets, ...west.isolatedSubnets].forEach(({ routeTable }, index) => new ec2.CfnRoute(links, `Route${index}`, {
    routeTableId: routeTable.routeTableId, destinationCidrBlock: index === 0 ? '10.1.0.0/16' : '10.0.0.0/16', ...target,
  }));
}

/** A rule in a stack of its own. */
function letIn(links: Stack, { brokers }: Sides, whom: Partial<ec2.CfnSecurityGroupIngressProps>): void {
  new ec2.CfnSecurityGroupIngress(links, 'In', { groupId: brokers.securityGroupId, ipProtocol: 'tcp', fromPort: 9096, toPort: 9096, ...whom });
}

function peer(links: Stack, sides: Sides): void {
  const { ref: vpcPeeringConnectionId } = new ec2.CfnVPCPeeringConnection(links, 'Connection', { vpcId: sides.east.vpcId, peerVpcId: sides.west.vpcId });
  addRoutes(links, sides, { vpcPeeringConnectionId });
}

test('routes and rules of a third stack join the VPCs of two', () => {
  const table = twoVpcs((sides, links) => {
    peer(links, sides);
    letIn(links, sides, { cidrIp: '10.1.0.0/16' });
  });

  expect(rowOf(table, INSTANCE)).toEqual({ extent: 'all' });
});

test('within a Region a rule may name a group on the other side of a connection', () => {
  const table = twoVpcs((sides, links) => {
    peer(links, sides);
    letIn(links, sides, { sourceSecurityGroupId: sides.clients.securityGroupId });
  });

  expect(rowOf(table, INSTANCE)).toEqual({ extent: 'all' });
});

test('where a transit gateway leads is not computed', () => {
  const table = twoVpcs((sides, links) => {
    addRoutes(links, sides, { transitGatewayId: 'tgw-0123456789abcdef0' });
    letIn(links, sides, { cidrIp: '10.1.0.0/16' });
  });

  expect(rowOf(table, INSTANCE)).toEqual({ extent: 'unknown', reason: '10.0.0.0/16 goes to transit gateway tgw-0123456789abcdef0, and where that leads is not computed' });
});

test.each([
  ['that the app defines', undefined, { extent: 'all' }],
  ['of AWS', 'pl-0123456789abcdef0', { extent: 'unknown', reason: 'the addresses of pl-0123456789abcdef0 are not in the templates' }],
])('a rule for a prefix list %s', (_, known, row) => {
  const table = twoVpcs((sides, links) => {
    peer(links, sides);
    const list = new ec2.CfnPrefixList(links, 'List', { addressFamily: 'IPv4', maxEntries: 1, prefixListName: 'clients', entries: [{ cidr: '10.1.0.0/16' }] });
    letIn(links, sides, { sourcePrefixListId: known ?? list.attrPrefixListId });
  });

  expect(rowOf(table, INSTANCE)).toEqual(row);
});

test('a rule for IPv6 lets no address of IPv4 in, and says so', () => {
  const table = twoVpcs((sides, links) => {
    peer(links, sides);
    letIn(links, sides, { cidrIpv6: '::/0' });
  });

  expect(rowOf(table, INSTANCE)).toMatchObject({ extent: 'none', reason: expect.stringMatching(/^Kafka\/Brokers lets neither Client\/Clients nor any address of 10\.1\.\S+ in on 9096, but for IPv6$/) });
});

describe('security groups that are imported by id', () => {
  function imported(lets: (brokers: ec2.ISecurityGroup, clients: ec2.ISecurityGroup) => void, context = {}) {
    return tableOf((app) => {
      const [kafka, client] = [stackIn(app, 'Kafka'), stackIn(app, 'Client')];
      const vpc = vpcIn(kafka, '10.0.0.0/16');
      const brokers = ec2.SecurityGroup.fromSecurityGroupId(kafka, 'Brokers', 'sg-0b');
      const clients = ec2.SecurityGroup.fromSecurityGroupId(client, 'Clients', 'sg-0c', { allowAllOutbound: false });
      clusterIn(kafka, inVpc(vpc), brokers);
      instanceIn(client, inVpc(vpc), clients);
      lets(brokers, clients);
    }, context);
  }

  test('have the rules that templates add, in whichever stack', () => {
    expect(rowOf(imported((brokers, clients) => clients.connections.allowTo(brokers, KAFKA)), INSTANCE)).toEqual({ extent: 'all' });
  });

  test('may have others', () => {
    expect(rowOf(imported(() => {}), INSTANCE)).toEqual({ extent: 'unknown', reason: 'the other rules of sg-0c are not in the templates' });
  });

  test('let everything out if a look-up said so', () => {
    const context = { 'security-group:account=111122223333:region=us-east-1:securityGroupId=sg-0c': { securityGroupId: 'sg-0c', allowAllOutbound: true } };

    expect(rowOf(imported(() => {}, context), INSTANCE)).toEqual({ extent: 'unknown', reason: 'the other rules of sg-0b are not in the templates' });
  });
});

describe('a network ACL', () => {
  function withAcl(entries: (acl: ec2.NetworkAcl) => void) {
    return twoVpcs((sides, links) => {
      peer(links, sides);
      letIn(links, sides, { cidrIp: '10.1.0.0/16' });
      entries(new ec2.NetworkAcl(sides.kafka, 'Acl', { vpc: sides.east, subnetSelection: { subnets: sides.east.isolatedSubnets } }));
    });
  }
  const entry = (direction: ec2.TrafficDirection, traffic: ec2.AclTraffic, ruleNumber = 100, ruleAction = ec2.Action.ALLOW) =>
    ({ cidr: ec2.AclCidr.ipv4('10.1.0.0/16'), direction, traffic, ruleNumber, ruleAction });
  const { INGRESS, EGRESS } = ec2.TrafficDirection;
  const ANSWERS = ec2.AclTraffic.tcpPortRange(1024, 65535);

  test('that lets in the port and out the answers stops nothing', () => {
    expect(rowOf(withAcl((acl) => {
      acl.addEntry('In', entry(INGRESS, ec2.AclTraffic.tcpPort(9096)));
      acl.addEntry('Out', entry(EGRESS, ANSWERS));
    }), INSTANCE)).toEqual({ extent: 'all' });
  });

  test('without an entry for answers lets none out', () => {
    expect(rowOf(withAcl((acl) => acl.addEntry('In', entry(INGRESS, ec2.AclTraffic.tcpPort(9096)))), INSTANCE))
      .toMatchObject({ extent: 'none', reason: expect.stringMatching(/^Kafka\/Acl lets nothing out of Kafka\/Vpc\/PrivateSubnet1 to 10\.1\.\S+ on the ports of answers, 32768-60999$/) });
  });

  test('denies by the first entry that fits', () => {
    expect(rowOf(withAcl((acl) => {
      acl.addEntry('Deny', entry(INGRESS, ec2.AclTraffic.allTraffic(), 50, ec2.Action.DENY));
      acl.addEntry('In', entry(INGRESS, ec2.AclTraffic.tcpPort(9096)));
      acl.addEntry('Out', entry(EGRESS, ANSWERS));
    }), INSTANCE)).toMatchObject({ extent: 'none', reason: expect.stringMatching(/^Kafka\/Acl lets nothing of 10\.1\.\S+ into Kafka\/Vpc\/PrivateSubnet1 on 9096$/) });
  });

  test('that no template defines has unknown entries', () => {
    const table = twoVpcs((sides, links) => {
      peer(links, sides);
      letIn(links, sides, { cidrIp: '10.1.0.0/16' });
      new ec2.CfnSubnetNetworkAclAssociation(links, 'Acl', { subnetId: sides.west.isolatedSubnets[0]!.subnetId, networkAclId: 'acl-0123456789abcdef0' });
    });

    expect(rowOf(table, INSTANCE)).toEqual({ extent: 'unknown', reason: 'the rules of acl-0123456789abcdef0 are not in the templates' });
  });
});

test('ways into a cluster that the table does not have are said', () => {
  const { notes } = tableOf((app) => {
    const kafka = stackIn(app, 'Kafka');
    const vpc = vpcIn(kafka, '10.0.0.0/16');
    clusterIn(kafka, inVpc(vpc), groupIn(kafka, 'Brokers', vpc)).addPropertyOverride('BrokerNodeGroupInfo.ConnectivityInfo', {
      NetworkType: 'DUAL', VpcConnectivity: { ClientAuthentication: { Sasl: { Scram: { Enabled: true } } } },
    });
  });

  expect(notes).toEqual([
    'Kafka/Cluster also listens for IPv6, on ports that the table does not have.',
    'Kafka/Cluster also listens for multi-VPC private connectivity, on ports that the table does not have.',
  ]);
});

test('nested stacks are a part of the network', () => {
  const table = tableOf((app) => {
    const kafka = stackIn(app, 'Kafka');
    const vpc = vpcIn(new NestedStack(kafka, 'Network'), '10.0.0.0/16');
    const [brokers, clients] = [groupIn(kafka, 'Brokers', vpc), groupIn(kafka, 'Clients', vpc)];
    clusterIn(kafka, inVpc(vpc), brokers);
    instanceIn(new NestedStack(kafka, 'Clients2'), inVpc(vpc), clients);
    clients.addEgressRule(ec2.Peer.anyIpv4(), KAFKA);
    brokers.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), KAFKA);
  });

  expect(rowOf(table, 'instance Kafka/Clients2/Instance')).toEqual({ extent: 'all' });
  expect(rowOf(table, 'anyone in Kafka/Network/Vpc/PrivateSubnet1')).toEqual({ extent: 'all' });
});

describe('what is given the ARN of a cluster is meant to reach it', () => {
  function withArn(letIn: boolean) {
    return tableOf((app) => {
      const kafka = stackIn(app, 'Kafka');
      const vpc = vpcIn(kafka, '10.0.0.0/16');
      const [brokers, clients] = [groupIn(kafka, 'Brokers', vpc), groupIn(kafka, 'Clients', vpc)];
      const { ref } = clusterIn(kafka, inVpc(vpc), brokers);
      new CfnFunction(stackIn(app, 'Client'), 'Function', {
        role: 'arn:aws:iam::111122223333:role/reader',
        code: { zipFile: '' },
        environment: { variables: { CLUSTER_ARN: ref } },
        vpcConfig: { subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId), securityGroupIds: [clients.securityGroupId] },
      });
      if (letIn) {
        clients.connections.allowTo(brokers, KAFKA);
      }
    }).meant;
  }

  test('and does, on one of the ports for clients', () => {
    expect(withArn(true)).toEqual([{ from: 'function Client', to: 'Kafka/Cluster', extent: 'all' }]);
  });

  test('or does not, with the reason', () => {
    expect(withArn(false)).toEqual([{ from: 'function Client', to: 'Kafka/Cluster', extent: 'none', reason: expect.stringContaining('Kafka/Clients lets nothing out to 10.0.') }]);
  });
});
