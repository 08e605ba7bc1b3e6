import { App, Duration, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { KafkaDistribution } from '../../lib';
import { ARCHIVES, DEFAULT_RELEASE } from '../../lib/kafka/releases/releases';
import { ZonedStack } from '../stacks';
import { defineBox, instanceIn } from './box';

/** Others are granted to the role and opened to the group: they must not change their ids. */
const PINNED = { role: 'ClientRole6A17AC4F', group: 'ClientInstanceSecurityGroupEA0E7A3E' };

test.each<{ where: string; scopeIn: (app: App) => Construct }>([
  { where: 'an app', scopeIn: (app) => app },
  { where: 'a Stage', scopeIn: (app) => new Stage(app, 'Production') },
])('logical ids of role and group in $where', ({ scopeIn }) => {
  const { stack, box } = defineBox({}, new ZonedStack(scopeIn(new App())));
  Template.fromStack(stack);

  expect({
    role: stack.resolve(box.role.roleName).Ref,
    group: stack.resolve(box.connections.securityGroups[0]!.securityGroupId)['Fn::GetAtt'][0],
  }).toEqual(PINNED);
});

test('the same props make the same box', () => {
  expect(instanceIn(defineBox().stack).id).toBe(instanceIn(defineBox().stack).id);
});

test.each([
  { what: 'other tools', props: { kafka: KafkaDistribution.release(Object.keys(ARCHIVES).find((release) => release !== DEFAULT_RELEASE)) } },
  { what: 'another file, here the patience of the login', props: { resourceSignalTimeout: Duration.minutes(40) } },
])('$what make another box, because user data runs once', ({ props }) => {
  expect(instanceIn(defineBox(props).stack).id).not.toBe(instanceIn(defineBox().stack).id);
});

test('another size keeps the box: it is stopped and started', () => {
  expect(instanceIn(defineBox({ instanceType: new ec2.InstanceType('t4g.medium') }).stack).id).toBe(instanceIn(defineBox().stack).id);
});

test('the box is not retained: it holds no state', () => {
  const { stack } = defineBox();
  const resources = Template.fromStack(stack).toJSON().Resources as Record<string, { DeletionPolicy?: string }>;

  expect(Object.entries(resources).filter(([id, { DeletionPolicy }]) => id.startsWith('Client') && DeletionPolicy)).toEqual([]);
});
