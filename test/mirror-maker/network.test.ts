import { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib';
import { MirroredCluster, MirrorMakerPrimarySecondary, ReplicationProbe, ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';
import { allOf, defineMirrorMaker, defineReverse } from './scene';

/** Each rule that lets the tasks out: to where, to which ports. */
function waysOut(stack: Stack): unknown[] {
  return [
    ...allOf(stack, 'AWS::EC2::SecurityGroup').flatMap(({ SecurityGroupEgress }) => SecurityGroupEgress ?? []),
    ...allOf(stack, 'AWS::EC2::SecurityGroupEgress'),
  ].map(({ CidrIp, DestinationSecurityGroupId, FromPort, ToPort }) => [CidrIp ?? DestinationSecurityGroupId, FromPort, ToPort]);
}

/** Each rule that lets somebody in: to whom, from where, to which ports. */
function waysIn(stack: Stack): unknown[] {
  return allOf(stack, 'AWS::EC2::SecurityGroupIngress')
    .map(({ GroupId, CidrIp, SourceSecurityGroupId, FromPort, ToPort }) => [GroupId, CidrIp ?? SourceSecurityGroupId, FromPort, ToPort]);
}

const PRIMARY_BLOCKS = ['10.0.128.0/18', '10.0.192.0/18'];
const SECONDARY_BLOCKS = ['10.1.128.0/18', '10.1.192.0/18'];

describe('one container', () => {
  const { stack, primary, secondary, peering, mirrorMaker } = defineMirrorMaker();
  // References are as in the template only after it was made.
  Template.fromStack(stack);
  const own = stack.resolve(mirrorMaker.connections.securityGroups[0]!.securityGroupId);
  const near = stack.resolve(secondary.securityGroup.securityGroupId);

  test('reaches HTTPS, the private subnets of the primary and the brokers of the secondary', () => {
    expect(waysOut(stack)).toEqual([['0.0.0.0/0', 443, 443], ...PRIMARY_BLOCKS.map((block) => [block, 9096, 9096]), [near, 9096, 9096]]);
  });

  test('is reached by nobody, and the rule at the brokers beside it stands in its own stack', () => {
    expect(waysIn(stack)).toEqual([[near, own, 9096, 9096]]);
    expect(waysIn(secondary.stack)).toEqual([]);
  });

  test('is let in by the brokers of the primary, in the peering\'s stack there', () => {
    const far = peering.accepterStack.resolve(primary.securityGroup.securityGroupId);

    expect(waysIn(peering.accepterStack)).toEqual(SECONDARY_BLOCKS.map((block) => [far, block, 9096, 9096]));
    expect(waysIn(primary.stack)).toEqual([]);
  });
});

test.each([{ desiredCount: 2 }, { exactlyOnce: true }])('containers reach each other on 8083 with %j', (props) => {
  const { stack, mirrorMaker } = defineMirrorMaker(props);
  const own = stack.resolve(mirrorMaker.connections.securityGroups[0]!.securityGroupId);

  expect(waysIn(stack)).toContainEqual([own, own, 8083, 8083]);
  expect(waysOut(stack)).toContainEqual([own, 8083, 8083]);
  expect(mirrorMaker.mirrorMakerProperties).toContain('dedicated.mode.enable.internal.rest=true');
});

test('without a peering the way is the user\'s to open', () => {
  const { stack, secondary, peering } = defineMirrorMaker({ peering: undefined });
  Template.fromStack(stack);

  expect(waysOut(stack)).toEqual([['0.0.0.0/0', 443, 443], [stack.resolve(secondary.securityGroup.securityGroupId), 9096, 9096]]);
  expect(waysIn(peering.accepterStack)).toEqual([]);
});

test('the way back reaches the secondary through the peering, and the primary beside it', () => {
  const all = defineMirrorMaker();
  const back = defineReverse(all.scope, all).service.stack;
  Template.fromStack(back);
  const near = back.resolve(all.primary.securityGroup.securityGroupId);

  expect(waysOut(back)).toEqual([['0.0.0.0/0', 443, 443], ...SECONDARY_BLOCKS.map((block) => [block, 9096, 9096]), [near, 9096, 9096]]);
  const there = Stack.of(all.peering);
  expect(waysIn(there)).toEqual(PRIMARY_BLOCKS.map((block) => [there.resolve(all.secondary.securityGroup.securityGroupId), block, 9096, 9096]));
});

test('no rule is open to everybody inbound', () => {
  const { stack, peering } = defineMirrorMaker({ desiredCount: 3 });
  const text = JSON.stringify([stack, peering.accepterStack].map((of) => Template.fromStack(of).findResources('AWS::EC2::SecurityGroupIngress')));

  expect(text).toContain('9096');
  expect(text).not.toContain('0.0.0.0/0');
});

test('from a cluster in the VPC of the containers no peering is needed', () => {
  const stack = new ZonedStack(undefined, 'Both');
  const primary = new ScramMskCluster(stack, 'Primary', { users: ['orders'] });
  const secondary = new ScramMskCluster(stack, 'Secondary', { users: ['orders'], vpc: primary.vpc });
  const mirrorMaker = new MirrorMakerPrimarySecondary(stack, 'MirrorMaker', { primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(secondary) });
  const probe = new ReplicationProbe(stack, 'Probe', { mirrorMaker });
  Template.fromStack(stack);
  const groupOf = ({ securityGroups: [group] }: { readonly securityGroups: readonly { readonly securityGroupId: string }[] }) => stack.resolve(group!.securityGroupId);

  for (const client of [mirrorMaker, probe]) {
    for (const cluster of [primary, secondary]) {
      expect(waysIn(stack)).toContainEqual([stack.resolve(cluster.securityGroup.securityGroupId), groupOf(client.connections), 9096, 9096]);
    }
  }
});
