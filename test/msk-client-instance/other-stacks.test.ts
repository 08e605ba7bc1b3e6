import * as msk from '@aws-cdk/aws-msk-alpha';
import { App, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { MskClientInstance, ScramMskCluster, ScramUser } from '../../lib';
import { CLUSTER_ARN, importCluster, importSecret, SECRET_ARN } from '../scram-msk-cluster/existing';
import { vpcIn } from '../scram-msk-cluster/rules/row';
import { ZonedStack } from '../stacks';
import { environmentIn, instanceIn } from './box';

describe.each([
  { where: 'an app', scopeIn: (app: App): Construct => app },
  { where: 'a Stage', scopeIn: (app: App): Construct => new Stage(app, 'Production') },
])('in a later stack of $where', ({ scopeIn }) => {
  function scenario() {
    const scope = scopeIn(new App());
    const owner = new ZonedStack(scope, 'Owner');
    const cluster = new ScramMskCluster(owner, 'Kafka');
    const operations = new ZonedStack(scope, 'Operations');
    new MskClientInstance(operations, 'Client', { cluster, user: cluster.addUser('operator') });
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

test('several boxes beside one cluster, in several stacks', () => {
  const app = new App();
  const cluster = new ScramMskCluster(new ZonedStack(app, 'Owner'), 'Kafka');
  for (const id of ['One', 'Two']) {
    const stack = new ZonedStack(app, id);
    new MskClientInstance(stack, 'Client', { cluster, user: cluster.addUser(id) });
    new MskClientInstance(stack, 'Second', { cluster, user: cluster.user(id) });
  }

  expect(() => app.synth()).not.toThrow();
});

test('beside a cluster that exists: a rule on its group, no other change', () => {
  const stack = new ZonedStack();
  const cluster = importCluster(stack, { users: { operator: importSecret(stack) } });
  new MskClientInstance(stack, 'Client', { cluster, user: cluster.user('operator') });
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
  new MskClientInstance(stack, 'Client', { cluster, user, vpc });

  expect(environmentIn(stack)).toMatchObject({ CLUSTER_ARN: JSON.stringify(stack.resolve(cluster.clusterArn)), SECRET_ARN });
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: stack.resolve(cluster.connections.securityGroups[0]!.securityGroupId),
    FromPort: 9096,
  });
});
