import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { PeeringAccessOptions } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';
import { definePeering, doorsIn, importVpc, peeringStackIn, PRIMARY, SECONDARY } from './regions';

const KAFKA = ec2.Port.tcp(9096);

function scenario() {
  const all = definePeering();
  const laterStack = new ZonedStack(all.scope, 'Service', { region: PRIMARY });
  return { ...all, laterStack, target: new ec2.SecurityGroup(laterStack, 'Target', { vpc: all.primary }) };
}

test('fails for a target without a default port', () => {
  const { peering, target } = scenario();

  expect(errorOf(() => peering.allowToPrimary(target))).toBe('Peering-Vpcs-Accepter: port must be given for a target without a default port, got none');
});

test.each([ec2.Port.tcp(70000), ec2.Port.tcpRange(9096, 70000), ec2.Port.tcp(-9096)])('fails for no port: %s', (port) => {
  const { peering, target } = scenario();

  expect(errorOf(() => peering.allowToPrimary(target, { port }))).toBe(`Peering-Vpcs-Accepter: port must be between 0 and 65535, got ${port.toString()}`);
});

test.each([ec2.Port.icmpPing(), ec2.Port.allTraffic(), ec2.Port.tcp(65535), ec2.Port.udp(0)])('%s is a port', (port) => {
  const { peering, target } = scenario();

  expect(() => peering.allowToPrimary(target, { port })).not.toThrow();
});

test.each<{ what: string; options: PeeringAccessOptions; says: string }>([
  { what: 'of clients', options: { clientSubnets: { availabilityZones: ['us-east-2f'] } }, says: 'clientSubnets must select at least one subnet of the secondary, got none' },
  { what: 'of clients, of a group that is not there', options: { clientSubnets: { subnetGroupName: 'Kafka' } }, says: "clientSubnets must select at least one subnet of the secondary, got none: There are no subnet groups with name 'Kafka' in this VPC. Available names: Public,Private,Isolated" },
  { what: 'of the target', options: { targetSubnets: { subnets: [] } }, says: 'targetSubnets must select at least one subnet of the primary, got none' },
])('fails for no subnet $what, where nothing would be opened', ({ options, says }) => {
  const { peering, target, secondary, accepterStack } = scenario();
  const clients = [new ec2.SecurityGroup(secondary.stack, 'Client', { vpc: secondary })];

  expect(errorOf(() => peering.allowToPrimary(target, { port: KAFKA, clients, ...options }))).toBe(`Peering-Vpcs-Accepter: ${says}`);
  expect(doorsIn(accepterStack)).toEqual([]);
});

test('fails for subnets of the target that nothing would name', () => {
  const { peering, target } = scenario();

  expect(errorOf(() => peering.allowToPrimary(target, { port: KAFKA, targetSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } })))
    .toBe('Peering-Vpcs-Accepter: targetSubnets must be given together with clients, whose outbound rules name them, got targetSubnets alone');
});

describe('the wrong side', () => {
  test.each<{ what: string; open: (all: ReturnType<typeof definePeering>, ours: ec2.SecurityGroup, theirs: ec2.SecurityGroup) => void; says: string }>([
    {
      what: 'a target of the secondary, to the primary',
      open: ({ peering }, _, theirs) => peering.allowToPrimary(theirs, { port: KAFKA }),
      says: 'Secondary/Group must be in the Region of the primary, us-east-1, got us-east-2',
    },
    {
      what: 'a target of the primary, to the secondary',
      open: ({ peering }, ours) => peering.allowToSecondary(ours, { port: KAFKA }),
      says: 'Primary/Group must be in the Region of the secondary, us-east-2, got us-east-1',
    },
    {
      what: 'a client beside the target',
      open: ({ peering }, ours) => peering.allowToPrimary(ours, { port: KAFKA, clients: [ours] }),
      says: 'Primary/Group must be in the Region of the secondary, us-east-2, got us-east-1',
    },
  ])('fails for $what', ({ open, says }) => {
    const all = definePeering();
    const [ours, theirs] = [all.primary, all.secondary].map((vpc) => new ec2.SecurityGroup(vpc.stack, 'Group', { vpc }));

    expect(errorOf(() => open(all, ours!, theirs!))).toBe(says);
    expect([all.stack, all.accepterStack].flatMap(doorsIn)).toEqual([]);
  });

  test('cannot be known of a group that is imported', () => {
    const { peering, secondary, accepterStack } = definePeering();
    peering.allowToPrimary(ec2.SecurityGroup.fromSecurityGroupId(secondary.stack, 'Group', 'sg-ours'), { port: KAFKA });

    expect(doorsIn(accepterStack)).toHaveLength(2);
  });
});

test('fails for a target without a security group', () => {
  const { peering } = scenario();

  expect(errorOf(() => peering.allowToPrimary({ connections: new ec2.Connections({ defaultPort: KAFKA }) })))
    .toBe('Peering-Vpcs-Accepter: whatever is to be opened in the primary must have a security group, got none: import it with its security groups');
});

describe('subnets without a known block', () => {
  function withoutBlocks() {
    const app = new App();
    const secondary = importVpc(peeringStackIn(app, {}, 'Ours'), 'Vpc', '10.1', { privateSubnetIpv4CidrBlocks: undefined });
    const all = definePeering(app, { secondaryVpc: secondary });
    return { ...all, target: new ec2.SecurityGroup(all.primary.stack, 'Target', { vpc: all.primary }), theirs: new ec2.SecurityGroup(secondary.stack, 'Theirs', { vpc: secondary }) };
  }
  const ADVICE = 'Ours/Vpc/PrivateSubnet1 of the secondary must have a known IPv4 block, got none: import its VPC with the blocks of its subnets';

  test('of clients fail', () => {
    const { peering, target } = withoutBlocks();

    expect(errorOf(() => peering.allowToPrimary(target, { port: KAFKA }))).toBe(ADVICE);
  });

  test('of a target fail for its clients, and leave nothing half open', () => {
    const { peering, target, theirs, stack } = withoutBlocks();

    expect(errorOf(() => peering.allowToSecondary(theirs, { port: KAFKA, clients: [target] }))).toBe(ADVICE);
    expect(doorsIn(stack)).toEqual([]);
  });

  test('of a target do not matter without clients', () => {
    const { peering, theirs, stack } = withoutBlocks();
    peering.allowToSecondary(theirs, { port: KAFKA });

    expect(doorsIn(stack)).toHaveLength(2);
  });

  test('known in the deploy only fail as well', () => {
    const { peering, primary, secondary } = definePeering();
    // As an address manager gives it.
    const [subnet] = secondary.privateSubnets;
    Object.assign(subnet!, { ipv4CidrBlock: (subnet!.node.defaultChild as ec2.CfnSubnet).attrCidrBlock });
    const target = new ec2.SecurityGroup(primary.stack, 'Target', { vpc: primary });

    expect(errorOf(() => peering.allowToPrimary(target, { port: KAFKA }))).toContain('PrivateSubnet1 of the secondary must have a known IPv4 block');
  });
});

describe('a target in a stack that comes after the peering', () => {
  const ADVICE = 'Service holds the target in the primary and depends on Peering-Vpcs-Accepter, where its rules belong: '
    + 'move the target into a stack that comes before Peering-Vpcs-Accepter';

  test.each<{ how: string; depend: (all: ReturnType<typeof scenario>) => void }>([
    { how: 'as a stack', depend: ({ laterStack, accepterStack }) => laterStack.addStackDependency(accepterStack) },
    { how: 'by the target', depend: ({ target, peering }) => target.node.addDependency(peering) },
    { how: 'by something else in it', depend: ({ laterStack, peering }) => new ec2.CfnEIP(laterStack, 'Address').node.addDependency(peering) },
    {
      how: 'by way of another stack',
      depend: ({ scope, laterStack, peering }) => {
        const between = new Stack(scope, 'Between', { env: { region: SECONDARY } });
        between.node.addDependency(peering);
        laterStack.addStackDependency(between);
      },
    },
  ])('fails with advice, if it depends $how', ({ depend }) => {
    const all = scenario();
    depend(all);

    expect(errorOf(() => all.peering.allowToPrimary(all.target, { port: KAFKA }))).toBe(ADVICE);
    expect(doorsIn(all.accepterStack)).toEqual([]);
  });

  test('fails in the secondary as well', () => {
    const { scope, peering, secondary } = definePeering();
    const later = new ZonedStack(scope, 'Service', { region: SECONDARY });
    const target = new ec2.SecurityGroup(later, 'Target', { vpc: secondary });
    target.node.addDependency(peering);

    expect(errorOf(() => peering.allowToSecondary(target, { port: KAFKA })))
      .toBe('Service holds the target in the secondary and depends on Peering, where its rules belong: move the target into a stack that comes before Peering');
  });

  test('is let pass if it depends on the VPCs only', () => {
    const { peering, target, laterStack, secondary, accepterStack } = scenario();
    laterStack.addStackDependency(secondary.stack);
    peering.allowToPrimary(target, { port: KAFKA });

    expect(doorsIn(accepterStack)).toHaveLength(2);
  });
});
