import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { KafkaClient, ScramMskCluster } from '../../lib';
import { parseAcl } from '../../lib/kafka/acls/acls';
import { AUTHORITY_ARN, CLUSTER_ARN, importCluster } from '../scram-msk-cluster/existing';
import { errorOf, ZonedStack } from '../stacks';

const NAME = 'CN=Orders Service,OU=Payments,O=Example\\, Inc.,C=US';

function define(stack = new ZonedStack()) {
  const authority = acmpca.CertificateAuthority.fromCertificateAuthorityArn(stack, 'Authority', AUTHORITY_ARN);
  return { stack, cluster: new ScramMskCluster(stack, 'Kafka', { users: ['billing'], mutualTls: { certificateAuthorities: [authority] } }) };
}

function aclsIn(stack: ZonedStack): string[] {
  const [resource] = Object.values(Template.fromStack(stack).findResources('Custom::MskAcls'));
  return resource!.Properties.Acls;
}

test('what it is granted are ACLs of the name in its certificate, which the function reads back', () => {
  const { stack, cluster } = define();
  const user = cluster.certificateUser(NAME);
  cluster.grants.produce(user, 'orders.*');
  cluster.grants.consume(user, 'returns', { group: 'orders-*' });
  cluster.grants.transact(user, 'orders-1');

  const granted = aclsIn(stack).slice(6);
  expect(granted).toEqual([
    `User:${NAME} WRITE TOPIC PREFIXED orders.`,
    `User:${NAME} READ TOPIC LITERAL returns`,
    `User:${NAME} READ GROUP PREFIXED orders-`,
    `User:${NAME} WRITE TRANSACTIONAL_ID LITERAL orders-1`,
  ]);
  expect(granted.map((line) => parseAcl(line).principal)).toEqual(granted.map(() => `User:${NAME}`));
});

test('a name that reads like a right is granted what it was, and nobody else is', () => {
  const { stack, cluster } = define();
  cluster.grants.produce(cluster.certificateUser('CN=x READ TOPIC LITERAL a'), 'orders');

  const [granted, ...more] = aclsIn(stack).slice(6);
  expect([granted, more]).toEqual(['"User:CN=x READ TOPIC LITERAL a" WRITE TOPIC LITERAL orders', []]);
  expect(parseAcl(granted!)).toMatchObject({ principal: 'User:CN=x READ TOPIC LITERAL a', operation: 'WRITE', name: 'orders' });
});

test('its first grant closes the cluster, to holders of other certificates too', () => {
  const { stack, cluster } = define();
  cluster.grants.produce(cluster.certificateUser('CN=orders'), 'orders');

  expect(aclsIn(stack).slice(0, 6)).toEqual([
    'User:acl-administrator ALTER CLUSTER LITERAL kafka-cluster',
    ...['TOPIC', 'GROUP', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN'].map((type) => `User:acl-administrator DESCRIBE ${type} LITERAL *`),
    'User:acl-administrator DESCRIBE_TOKENS USER LITERAL *',
  ]);
});

test('the ACLs are set as before, on 9096: no rule is added for 9094', () => {
  const { stack, cluster } = define();
  cluster.grants.administer(cluster.certificateUser('CN=orders'));

  expect(aclsIn(stack)).toContain('User:CN=orders ALTER CLUSTER LITERAL kafka-cluster');
  Template.fromStack(stack).resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { FromPort: Match.not(9096) }, 0);
});

test('a topic grants itself to a certificate as to a user', () => {
  const { stack, cluster } = define();
  cluster.addTopic('orders', { partitions: 1 }).grants.produce(cluster.certificateUser('CN=orders'));

  expect(aclsIn(stack).slice(6)).toEqual(['User:CN=orders WRITE TOPIC LITERAL orders']);
});

test('what depends on it is deployed after the ACLs, also those of later grants', () => {
  const { stack, cluster } = define();
  const user = cluster.certificateUser('CN=orders');
  new sns.Topic(stack, 'StandsForAService').node.addDependency(user);
  cluster.grants.produce(user, 'orders');

  const template = Template.fromStack(stack);
  const [acls] = Object.keys(template.findResources('Custom::MskAcls'));
  template.hasResource('AWS::SNS::Topic', { DependsOn: Match.arrayWith([acls!]) });
});

test('its client is let in on 9094, and on no other port; its role looks up the brokers', () => {
  const stack = new ZonedStack(new App());
  const cluster = importCluster(stack, { mutualTls: true });
  const user = cluster.certificateUser('CN=orders');
  user.allowFrom(new ec2.SecurityGroup(stack, 'Client', { vpc: cluster.vpc }));
  cluster.grants.bootstrapBrokers(new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') }));

  const template = Template.fromStack(stack);
  template.resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-brokers', FromPort: 9094, ToPort: 9094 }, 1);
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: CLUSTER_ARN }] },
  });
});

test('its clients read references to files, or are told what to use', () => {
  const user = define().cluster.certificateUser('CN=orders');

  expect(user.clientConfiguration(KafkaClient.SPRING_BOOT)).toContain('"[ssl.keystore.location]": \'${KAFKA_KEYSTORE}\'');
  expect(errorOf(() => user.clientConfiguration(KafkaClient.FRANZ_GO))).toMatch(/^clientConfiguration FRANZ_GO with a certificate: it reads certificate and key/);
});

test('what cannot be granted is one error', () => {
  const cluster = importCluster(new ZonedStack(), { mutualTls: true });

  expect(errorOf(() => cluster.grants.produce(cluster.certificateUser('CN=orders'), 'two words'))).toMatch(
    /^'CN=orders' of Streaming\/Existing cannot be granted anything:\n {2}- topic must be .*, got 'two words'\n {2}- its cluster must be a ScramMskCluster of this app, got Streaming\/Existing/);
});

test('a name in another form is refused, and any name without mutualTls', () => {
  expect(errorOf(() => define().cluster.certificateUser('CN=orders, O=Example'))).toMatch(
    /^Streaming\/Kafka cannot have the certificate user 'CN=orders, O=Example':\n {2}- its name must be as Kafka writes it, such as/);
  expect(errorOf(() => new ScramMskCluster(new ZonedStack(), 'Kafka').certificateUser('CN=orders'))).toBe(
    "Streaming/Kafka cannot have the certificate user 'CN=orders':\n  - mutualTls must name the private authorities whose certificates the cluster takes, got none");
});
