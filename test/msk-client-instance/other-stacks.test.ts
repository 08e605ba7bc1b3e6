import * as msk from '@aws-cdk/aws-msk-alpha';
import { App, NestedStack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { MskClientInstance, ScramMskCluster, ScramUser } from '../../lib';
import { CLUSTER_ARN, importCluster, importSecret, SECRET_ARN } from '../scram-msk-cluster/existing';
import { vpcIn } from '../scram-msk-cluster/rules/row';
import { ZonedStack } from '../stacks';
import { environmentIn, instanceIn, textOf } from './box';

describe.each([
  { where: 'an app', scopeIn: (app: App): Construct => app },
  { where: 'a Stage', scopeIn: (app: App): Construct => new Stage(app, 'Production') },
])('in a later stack of $where', ({ scopeIn }) => {
  function scenario() {
    const scope = scopeIn(new App());
    const owner = new ZonedStack(scope, 'Owner');
    const cluster = new ScramMskCluster(owner, 'Kafka');
    const operations = new ZonedStack(scope, 'Operations');
    new MskClientInstance(operations, 'Client', { user: cluster.addUser('operator') });
    return { owner, operations, cluster };
  }

  test('the box opens its own way, without a cycle', () => {
    const { owner, operations } = scenario();
    const template = Template.fromStack(operations);

    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 9096, ToPort: 9096, GroupId: { 'Fn::ImportValue': Match.anyValue() } });
    Template.fromStack(owner).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    expect(owner.dependencies).toEqual([]);
  });

  test('it is deployed after the association, which the cluster\'s stack holds', () => {
    const { owner, operations } = scenario();
    Template.fromStack(operations);

    expect(operations.dependencies).toEqual([owner]);
    Template.fromStack(owner).resourceCountIs('AWS::MSK::BatchScramSecret', 1);
  });

  test('its files name the cluster and the secret by import', () => {
    const { operations } = scenario();

    expect(environmentIn(operations)).toMatchObject({
      CLUSTER_ARN: expect.stringMatching(/^\{"Fn::ImportValue":/),
      SECRET_ARN: expect.stringMatching(/^\{"Fn::ImportValue":/),
    });
  });
});

describe('with weak references, as cdk.json of this project has them', () => {
  test('everything the box does stands in its own stack, which reads the outputs of the other', () => {
    const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
    const owner = new ZonedStack(app, 'Owner');
    const cluster = new ScramMskCluster(owner, 'Kafka', { iam: true });
    const operations = new ZonedStack(app, 'Operations');
    new MskClientInstance(operations, 'Client', { user: cluster.addUser('operator'), iam: true });
    const template = Template.fromStack(operations);

    for (const FromPort of [9096, 9098]) {
      template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort, GroupId: { 'Fn::GetStackOutput': Match.anyValue() } });
    }
    expect(environmentIn(operations).CLUSTER_ARN).toMatch(/^\{"Fn::GetStackOutput":/);
    expect(operations.dependencies).toEqual([owner]);
    Template.fromStack(owner).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    expect(owner.dependencies).toEqual([]);
  });
});

test('a box that logs in with IAM opens that way from its own stack too', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka', { iam: true });
  const operations = new ZonedStack(app, 'Operations');
  const box = new MskClientInstance(operations, 'Client', { user: cluster.addUser('operator'), iam: true });
  cluster.grants.consume(cluster.iamPrincipal(box), 'orders', { group: 'operators' });

  Template.fromStack(operations).resourceCountIs('AWS::EC2::SecurityGroupIngress', 2);
  Template.fromStack(owner).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  expect(owner.dependencies).toEqual([]);
});

test('a user with grants: the box is deployed after the function that makes its ACLs, too', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka');
  const user = cluster.addUser('operator');
  const operations = new ZonedStack(app, 'Operations');
  new MskClientInstance(operations, 'Client', { user });
  // Later than the box.
  cluster.grants.consume(user, 'orders', { group: 'operators' });
  Template.fromStack(operations);

  expect(operations.dependencies).toEqual([owner]);
  expect(Object.keys(Template.fromStack(owner).findResources('Custom::MskAcls'))).toHaveLength(1);
});

test('beside a cluster in a nested stack: what is needed is exported by its parent, and nothing depends on the box', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const nested = new NestedStack(owner, 'Nested');
  Object.defineProperty(nested, 'availabilityZones', { value: owner.availabilityZones });
  const cluster = new ScramMskCluster(nested, 'Kafka');
  const operations = new ZonedStack(app, 'Operations');
  new MskClientInstance(operations, 'Client', { user: cluster.addUser('operator') });
  app.synth();

  expect(environmentIn(operations)).toMatchObject({ CLUSTER_ARN: expect.stringMatching(/^\{"Fn::ImportValue":/), SECRET_ARN: expect.stringMatching(/^\{"Fn::ImportValue":/) });
  expect(operations.dependencies).toEqual([owner]);
  expect(owner.dependencies).toEqual([]);
});

test('in a nested stack of its own, it asks CloudFormation for the metadata of that stack', () => {
  const app = new App();
  const owner = new ZonedStack(app, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka');
  const nested = new NestedStack(owner, 'Operations');
  new MskClientInstance(nested, 'Client', { user: cluster.addUser('operator') });
  app.synth();

  const [instance] = Object.values(Template.fromStack(nested).findResources('AWS::EC2::Instance'));
  expect(textOf(instance!.Properties.UserData['Fn::Base64'])).toContain('STACK={"Ref":"AWS::StackName"}');
  Template.fromStack(nested).resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
});

test('several boxes beside one cluster, in several stacks', () => {
  const app = new App();
  const cluster = new ScramMskCluster(new ZonedStack(app, 'Owner'), 'Kafka');
  for (const id of ['One', 'Two']) {
    const stack = new ZonedStack(app, id);
    new MskClientInstance(stack, 'Client', { user: cluster.addUser(id) });
    new MskClientInstance(stack, 'Second', { user: cluster.user(id) });
  }

  expect(() => app.synth()).not.toThrow();
});

test('beside a cluster that exists: a rule on its group, no other change', () => {
  const stack = new ZonedStack();
  const cluster = importCluster(stack, { users: { operator: importSecret(stack) } });
  new MskClientInstance(stack, 'Client', { user: cluster.user('operator') });
  const template = Template.fromStack(stack);

  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-brokers', FromPort: 9096 });
  template.resourceCountIs('AWS::MSK::BatchScramSecret', 0);
  expect(environmentIn(stack)).toMatchObject({ CLUSTER_ARN, CLUSTER_REGION: 'us-east-1', SECRET_ARN });
  expect(instanceIn(stack).Properties.SubnetId).toBe('subnet-vpc-us-east-1a-0');
});

test('beside a cluster of msk-alpha itself, in the VPC that is named', () => {
  const stack = new ZonedStack();
  const vpc = vpcIn(stack, ['us-east-1a', 'us-east-1b', 'us-east-1c']);
  const cluster = new msk.Cluster(stack, 'Alpha', {
    clusterName: 'orders',
    kafkaVersion: msk.KafkaVersion.V3_9_X_KRAFT,
    vpc,
    clientAuthentication: msk.ClientAuthentication.sasl({ scram: true }),
  });
  const user = ScramUser.fromScramUserAttributes(stack, 'Operator', { username: 'operator', secret: importSecret(stack), cluster });
  new MskClientInstance(stack, 'Client', { user, vpc });

  expect(environmentIn(stack)).toMatchObject({ CLUSTER_ARN: JSON.stringify(stack.resolve(cluster.clusterArn)), SECRET_ARN });
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: stack.resolve(cluster.connections.securityGroups[0]!.securityGroupId),
    FromPort: 9096,
  });
});
