import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { allOf, definePeering, doorsIn, PRIMARY_BLOCKS, SECONDARY_BLOCKS } from './regions';

const KAFKA = ec2.Port.tcp(9096);

/** A security group with the default port of a cluster, in the stack of its VPC. */
function targetIn(vpc: ec2.IVpc, defaultPort: ec2.Port | undefined = KAFKA): ec2.IConnectable {
  const group = new ec2.SecurityGroup(vpc.stack, 'Target', { vpc, allowAllOutbound: false });
  return { connections: new ec2.Connections({ securityGroups: [group], defaultPort }) };
}

function clientIn(vpc: ec2.IVpc): ec2.SecurityGroup {
  return new ec2.SecurityGroup(vpc.stack, 'Client', { vpc, allowAllOutbound: false });
}

const groupOf = ({ connections }: ec2.IConnectable, seenFrom: Stack) => seenFrom.resolve(connections.securityGroups[0]!.securityGroupId);

/** What leaves a security group that stands in a stack: to where, to which ports. */
function waysOut(stack: Stack): unknown[] {
  return allOf(stack, 'AWS::EC2::SecurityGroup')
    .flatMap(({ SecurityGroupEgress }) => SecurityGroupEgress)
    .filter(({ CidrIp }) => CidrIp !== '255.255.255.255/32')
    .map(({ CidrIp, FromPort, ToPort, Description }) => [CidrIp, FromPort, ToPort, Description]);
}

const doors = (blocks: string[], from = 9096, to = from) => blocks.map((block) => [block, from, to]);

describe('allowToPrimary', () => {
  test('lets in the private subnets of the secondary, by address, on the default port', () => {
    const { primary, peering, accepterStack, stack } = definePeering();
    const target = targetIn(primary);
    peering.allowToPrimary(target);

    expect(allOf(accepterStack, 'AWS::EC2::SecurityGroupIngress')).toEqual(SECONDARY_BLOCKS.map((CidrIp) => ({
      GroupId: groupOf(target, accepterStack),
      CidrIp,
      IpProtocol: 'tcp',
      FromPort: 9096,
      ToPort: 9096,
      Description: 'Peering from the secondary Region',
    })));
    expect(doorsIn(stack)).toEqual([]);
    expect(doorsIn(primary.stack)).toEqual([]);
  });

  test('gives clients of the secondary a way out to the private subnets of the primary', () => {
    const { primary, secondary, peering } = definePeering();
    peering.allowToPrimary(targetIn(primary), { clients: [clientIn(secondary)] });

    expect(waysOut(secondary.stack)).toEqual(PRIMARY_BLOCKS.map((block) => [block, 9096, 9096, 'Peering to the primary Region']));
    expect(waysOut(primary.stack)).toEqual([]);
  });
});

describe('allowToSecondary', () => {
  test('lets in the private subnets of the primary, by address, on the default port, in the stack of the peering', () => {
    const { secondary, peering, accepterStack, stack } = definePeering();
    const target = targetIn(secondary);
    peering.allowToSecondary(target);

    expect(allOf(stack, 'AWS::EC2::SecurityGroupIngress')).toEqual(PRIMARY_BLOCKS.map((CidrIp) => ({
      GroupId: groupOf(target, stack),
      CidrIp,
      IpProtocol: 'tcp',
      FromPort: 9096,
      ToPort: 9096,
      Description: 'Peering from the primary Region',
    })));
    expect(doorsIn(accepterStack)).toEqual([]);
  });

  test('gives clients of the primary a way out to the private subnets of the secondary', () => {
    const { primary, secondary, peering } = definePeering();
    peering.allowToSecondary(targetIn(secondary), { clients: [clientIn(primary)] });

    expect(waysOut(primary.stack)).toEqual(SECONDARY_BLOCKS.map((block) => [block, 9096, 9096, 'Peering to the secondary Region']));
    expect(waysOut(secondary.stack)).toEqual([]);
  });
});

describe('ports', () => {
  test.each([
    { what: 'one', port: ec2.Port.tcp(9092), from: 9092, to: 9092 },
    { what: 'a range', port: ec2.Port.tcpRange(11001, 11002), from: 11001, to: 11002 },
  ])('$what may be named, for both directions of a rule', ({ port, from, to }) => {
    const { primary, secondary, peering, accepterStack } = definePeering();
    peering.allowToPrimary(targetIn(primary), { port, clients: [clientIn(secondary)] });

    expect(doorsIn(accepterStack)).toEqual(doors(SECONDARY_BLOCKS, from, to));
    expect(waysOut(secondary.stack).map((way) => (way as unknown[]).slice(0, 3))).toEqual(doors(PRIMARY_BLOCKS, from, to));
  });

  test('several of one target', () => {
    const { primary, peering, accepterStack } = definePeering();
    const target = targetIn(primary);
    [9096, 11001].forEach((port) => peering.allowToPrimary(target, { port: ec2.Port.tcp(port) }));

    expect(doorsIn(accepterStack)).toEqual([...doors(SECONDARY_BLOCKS, 9096), ...doors(SECONDARY_BLOCKS, 11001)]);
  });
});

describe('subnets', () => {
  test('of the clients are those that were named', () => {
    const { primary, peering, accepterStack } = definePeering();
    peering.allowToPrimary(targetIn(primary), { clientSubnets: { availabilityZones: ['us-east-2b'] } });

    expect(doorsIn(accepterStack)).toEqual(doors([SECONDARY_BLOCKS[1]!]));
  });

  test('of the target are those that were named', () => {
    const { primary, secondary, peering } = definePeering();
    peering.allowToSecondary(targetIn(secondary), { clients: [clientIn(primary)], targetSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } });

    expect(waysOut(primary.stack).map((way) => (way as unknown[])[0])).toEqual(['10.1.4.0/24', '10.1.5.0/24']);
  });

  test('are those with a route, where none are named', () => {
    const { primary, peering, accepterStack } = definePeering(undefined, { secondarySubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } });
    peering.allowToPrimary(targetIn(primary));

    expect(doorsIn(accepterStack)).toEqual(doors(['10.1.4.0/24', '10.1.5.0/24']));
  });
});

test('asking twice gives one rule, on each side', () => {
  const { primary, secondary, peering, accepterStack, stack } = definePeering();
  const [toPrimary, toSecondary, client] = [targetIn(primary), targetIn(secondary), clientIn(secondary)];
  for (let times = 0; times < 2; times++) {
    peering.allowToPrimary(toPrimary, { clients: [client] });
    peering.allowToSecondary(toSecondary);
  }

  expect(doorsIn(accepterStack)).toEqual(doors(SECONDARY_BLOCKS));
  expect(doorsIn(stack)).toEqual(doors(PRIMARY_BLOCKS));
  expect(waysOut(secondary.stack)).toHaveLength(2);
});

test('every security group of a target lets them in', () => {
  const { primary, peering, accepterStack } = definePeering();
  const securityGroups = ['One', 'Two'].map((id) => new ec2.SecurityGroup(primary.stack, id, { vpc: primary }));
  peering.allowToPrimary({ connections: new ec2.Connections({ securityGroups, defaultPort: KAFKA }) });

  expect(allOf(accepterStack, 'AWS::EC2::SecurityGroupIngress').map(({ GroupId }) => GroupId))
    .toEqual(securityGroups.flatMap(({ securityGroupId }) => SECONDARY_BLOCKS.map(() => accepterStack.resolve(securityGroupId))));
});
