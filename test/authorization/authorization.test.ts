import { App, RemovalPolicy, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ClusterAuthorization, ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';

function define(props: ScramMskClusterProps = {}) {
  const stack = new ZonedStack();
  return { stack, cluster: new ScramMskCluster(stack, 'Kafka', { users: ['orders', 'billing'], ...props }) };
}

/** Without those of the administrator, which are the first six. */
function grantsIn(stack: ZonedStack): string[] {
  const [resource, ...more] = Object.values(Template.fromStack(stack).findResources('Custom::MskAcls'));
  expect(more).toEqual([]);
  return resource!.Properties.Acls.slice(6);
}

test('without a grant nothing is added: every user may do everything', () => {
  const template = Template.fromStack(define().stack);
  template.resourceCountIs('Custom::MskAcls', 0);
  template.resourceCountIs('AWS::Lambda::Function', 0);
  template.resourceCountIs('AWS::SecretsManager::Secret', 2);
});

test('the first grant closes the cluster: the administrator has a right on each type of resource, in clear in the template', () => {
  const { stack, cluster } = define();
  cluster.grants.produce(cluster.user('orders'), 'orders');
  Template.fromStack(stack).hasResourceProperties('Custom::MskAcls', {
    ClusterArn: stack.resolve(cluster.clusterArn),
    Acls: [
      'User:acl-administrator ALTER CLUSTER LITERAL kafka-cluster',
      ...['TOPIC', 'GROUP', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN'].map((type) => `User:acl-administrator DESCRIBE ${type} LITERAL *`),
      'User:acl-administrator DESCRIBE_TOKENS USER LITERAL *',
      'User:orders WRITE TOPIC LITERAL orders',
    ],
  });
});

test('all grants are in one list, each once', () => {
  const { stack, cluster } = define();
  cluster.grants.produce(cluster.user('orders'), 'orders.*');
  cluster.grants.produce(cluster.user('orders'), 'orders.*');
  cluster.grants.transact(cluster.user('orders'), 'orders-*');
  cluster.grants.consume(cluster.user('billing'), 'orders.eu', { group: 'billing' });
  expect(grantsIn(stack)).toEqual([
    'User:orders WRITE TOPIC PREFIXED orders.',
    'User:orders WRITE TRANSACTIONAL_ID PREFIXED orders-',
    'User:billing READ TOPIC LITERAL orders.eu',
    'User:billing READ GROUP LITERAL billing',
  ]);
});

test('a grant of another stack is deployed with the cluster, before what depends on the user', () => {
  const { stack, cluster } = define();
  const elsewhere = new ZonedStack(stack.node.root as App, 'Elsewhere');
  cluster.grants.produce(cluster.user('orders'), 'orders');
  new sns.Topic(elsewhere, 'StandsForAService').node.addDependency(cluster.user('orders'));
  expect(grantsIn(stack)).toEqual(['User:orders WRITE TOPIC LITERAL orders']);
  expect(elsewhere.dependencies).toEqual([stack]);
  expect(stack.dependencies).toEqual([]);
});

test('an administrator of the app may do everything but what brokers do', () => {
  const { stack, cluster } = define();
  cluster.grants.administer(cluster.user('orders'));
  expect(grantsIn(stack)).toContain('User:orders ALTER CLUSTER LITERAL kafka-cluster');
  expect(grantsIn(stack)).toContain('User:orders ALL TOPIC LITERAL *');
  expect(grantsIn(stack).join()).not.toMatch(/CLUSTER_ACTION|ALL CLUSTER/);
});

test('GRANTED_ONLY closes a cluster that has no grant yet', () => {
  expect(grantsIn(define({ authorization: ClusterAuthorization.GRANTED_ONLY }).stack)).toEqual([]);
});

test('EVERY_USER and a grant contradict each other', () => {
  const { cluster } = define({ authorization: ClusterAuthorization.EVERY_USER });
  expect(errorOf(() => cluster.grants.produce(cluster.user('orders'), 'orders')))
    .toBe('Streaming/Kafka: authorization must be GRANTED_ONLY together with a grant, got EVERY_USER and a grant to User:orders');
});

test('what cannot be granted is one error', () => {
  const { cluster } = define();
  expect(errorOf(() => cluster.grants.consume(cluster.user('orders'), 'two words', { group: 'a*b' }))).toBe([
    'Streaming/Kafka/Users/orders cannot be granted anything:',
    "  - topic must be the name of a topic (1 to 249 letters, digits and . _ -), the beginning of names followed by *, or *, got 'two words'",
    "  - group must be a name, the beginning of names followed by *, or *, got 'a*b'",
  ].join('\n'));
});

test('a name that is known in the deploy only is taken as it is', () => {
  const { stack, cluster } = define();
  cluster.grants.produce(cluster.user('orders'), Token.asString({ Ref: 'Topic' }));
  expect(grantsIn(stack)).toEqual([{ 'Fn::Join': ['', ['User:orders WRITE TOPIC LITERAL ', { Ref: 'Topic' }]] }]);
});

test('a user of an existing cluster cannot be granted anything', () => {
  const { stack, cluster } = define();
  const existing = ScramMskCluster.fromScramMskClusterAttributes(stack, 'Existing', {
    clusterArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/existing/1', vpc: cluster.vpc, securityGroups: [cluster.securityGroup], users: { orders: cluster.user('orders').secret },
  });
  expect(errorOf(() => existing.grants.produce(existing.user('orders'), 'orders'))).toContain('its cluster must be a ScramMskCluster of this app, got Streaming/Existing, which is none');
});

test('the name of the administrator is taken', () => {
  expect(errorOf(() => define().cluster.addUser('acl-administrator'))).toContain("username must not be 'acl-administrator', which the library keeps for itself");
});

test('the administrator is associated before its ACLs are set, and nobody is handed it', () => {
  const { stack, cluster } = define({ authorization: ClusterAuthorization.GRANTED_ONLY });
  const template = Template.fromStack(stack);
  const [association] = Object.entries(template.findResources('AWS::MSK::BatchScramSecret'))[0]!;
  const [administrator] = Object.keys(template.findResources('AWS::SecretsManager::Secret', {
    Properties: { GenerateSecretString: { SecretStringTemplate: '{"username":"acl-administrator"}' } },
  }));
  template.hasResource('Custom::MskAcls', { DependsOn: Match.arrayWith([association]) });
  template.hasResourceProperties('AWS::MSK::BatchScramSecret', { SecretArnList: Match.arrayWith([{ Ref: administrator }]) });
  expect(cluster.hasUser('acl-administrator')).toBe(false);
});

test('what depends on a user is deployed after the ACLs, also those of later grants', () => {
  const { stack, cluster } = define();
  const service = new sns.Topic(stack, 'StandsForAService');
  service.node.addDependency(cluster.user('orders'));
  cluster.grants.consume(cluster.user('billing'), 'orders', { group: 'billing' });
  const template = Template.fromStack(stack);
  template.hasResource('AWS::SNS::Topic', { DependsOn: Match.arrayWith(Object.keys(template.findResources('Custom::MskAcls'))) });
});

describe('the function', () => {
  const { stack, cluster } = define({ authorization: ClusterAuthorization.GRANTED_ONLY });
  const template = Template.fromStack(stack);

  test('runs in the subnets of the brokers', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      VpcConfig: { SubnetIds: cluster.subnets.map(({ subnetId }) => stack.resolve(subnetId)) },
    });
  });

  test('may be called for longer than MSK takes to learn a user, and CloudFormation waits longer still', () => {
    const [{ Properties: handler }] = Object.values(template.findResources('AWS::Lambda::Function')) as [{ Properties: { Timeout: number } }];
    const [{ Properties: resource }] = Object.values(template.findResources('Custom::MskAcls')) as [{ Properties: { ServiceTimeout: string } }];
    // MSK's ten minutes, what the function keeps back for its answer, and a bad day.
    expect(handler.Timeout).toBe(900);
    expect(Number(resource.ServiceTimeout)).toBeGreaterThan(handler.Timeout);
  });

  test('reaches the brokers and HTTPS', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Sets the ACLs of an Amazon MSK cluster',
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443 })],
    });
    template.resourcePropertiesCountIs('AWS::EC2::SecurityGroupEgress', { FromPort: 9096, ToPort: 9096 }, 1);
    template.resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { FromPort: 9096, ToPort: 9096 }, 1);
  });

  test('reads the secret of the administrator and no other', () => {
    const statements = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const read = statements.filter(({ Action }) => Action === 'secretsmanager:GetSecretValue');
    const [{ Properties: { AdministratorSecretArn } }] = Object.values(template.findResources('Custom::MskAcls')) as [{ Properties: Record<string, unknown> }];
    expect(read.map(({ Resource }) => Resource)).toEqual([AdministratorSecretArn]);
  });
});

describe.each([RemovalPolicy.RETAIN, RemovalPolicy.DESTROY])('with removalPolicy %s', (removalPolicy) => {
  const template = Template.fromStack(define({ removalPolicy, authorization: ClusterAuthorization.GRANTED_ONLY }).stack);

  test('CloudFormation never asks for the deletion of the ACLs', () => {
    template.hasResource('Custom::MskAcls', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('the function goes with the construct', () => {
    template.hasResource('AWS::Lambda::Function', { DeletionPolicy: 'Delete' });
    template.hasResource('AWS::EC2::SecurityGroup', { Properties: { GroupDescription: 'Sets the ACLs of an Amazon MSK cluster' }, DeletionPolicy: 'Delete' });
  });
});
