import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ScramMskCluster } from '../../../lib';
import { ZonedStack, errorOf } from '../../stacks';

function functionIn(stack: ZonedStack, vpc?: ec2.IVpc): lambda.Function {
  return new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {}'),
    ...(vpc && { vpc, securityGroups: [new ec2.SecurityGroup(stack, 'HandlerGroup', { vpc, allowAllOutbound: false })] }),
  });
}

test('its environment says where to look, and holds neither user name nor password', () => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  const user = cluster.user('orders');
  user.grantConnectFromFunction(functionIn(stack, cluster.vpc)).assertSuccess();

  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: Match.exact({ KAFKA_CLUSTER_ARN: stack.resolve(cluster.clusterArn), KAFKA_SECRET_ARN: stack.resolve(user.secret.secretArn) }),
    },
  });
});

test('it may read the secret, decrypt it and look up the brokers; port 9096 is opened', () => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  cluster.user('orders').grantConnectFromFunction(functionIn(stack, cluster.vpc));

  const template = Template.fromStack(stack);
  const [policy] = Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) => Properties.PolicyName.startsWith('Handler'));
  expect(policy!.Properties.PolicyDocument.Statement.map(({ Action }: { Action: string }) => Action)).toEqual(
    ['secretsmanager:GetSecretValue', 'kms:Decrypt', 'kafka:GetBootstrapBrokers']);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 9096, ToPort: 9096 });
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { FromPort: 9096, ToPort: 9096 });
});

test('it is deployed after its user is associated with the cluster', () => {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  cluster.user('orders').grantConnectFromFunction(functionIn(stack, cluster.vpc));

  const template = Template.fromStack(stack);
  const [association] = Object.keys(template.findResources('AWS::MSK::BatchScramSecret'));
  template.hasResource('AWS::Lambda::Function', { DependsOn: Match.arrayWith([association!]) });
});

test('a function outside of a VPC, in another Region: both faults in one error', () => {
  const app = new App();
  const cluster = new ScramMskCluster(new ZonedStack(app, 'Primary'), 'Kafka', { users: ['orders'] });
  const handler = functionIn(new ZonedStack(app, 'Secondary', { region: 'us-east-2' }));

  expect(errorOf(() => cluster.user('orders').grantConnectFromFunction(handler))).toMatch(
    /^Secondary\/Handler cannot connect as 'orders' of Primary\/Kafka:\n {2}- it is in us-east-2 .*\n {2}- it is in no VPC: give it the prop vpc/);
});
