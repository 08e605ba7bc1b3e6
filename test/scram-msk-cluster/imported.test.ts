import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import { CfnParameter, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ScramMskCluster } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';
import { CLUSTER_ARN, importCluster, importSecret, KEY_ARN } from './existing';
import { vpcIn } from './rules/row';

describe('a cluster that exists', () => {
  test('has the name and the Region of its ARN', () => {
    const cluster = importCluster(new ZonedStack(undefined, undefined, { region: 'us-east-2' }));

    expect(cluster.clusterArn).toBe(CLUSTER_ARN);
    expect(cluster.clusterName).toBe('orders');
    expect(cluster.env).toEqual({ region: 'us-east-1', account: '123456789012' });
    expect(cluster.brokerType).toBe(BrokerType.STANDARD);
  });

  test('may be named in the deploy', () => {
    const stack = new ZonedStack();
    const cluster = importCluster(stack, { clusterArn: new CfnParameter(stack, 'Arn').valueAsString });

    expect(stack.resolve(cluster.clusterName)).toEqual({ 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Arn' }] }] });
  });

  test('has users, by name, with the secrets that were brought', () => {
    const stack = new ZonedStack();
    const secret = importSecret(stack);
    const cluster = importCluster(stack, { users: { operator: secret } });

    expect(cluster.user('operator')).toMatchObject({ username: 'operator', secret, cluster });
    expect(errorOf(() => cluster.user('orders'))).toContain("has no user 'orders': its users are 'operator'");
  });

  test('lets clients in by rules on its security group', () => {
    const stack = new ZonedStack();
    const cluster = importCluster(stack);
    const client = new ec2.SecurityGroup(stack, 'Client', { vpc: cluster.vpc });
    cluster.connections.allowDefaultPortFrom(client);

    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: 'sg-brokers',
      SourceSecurityGroupId: stack.resolve(client.securityGroupId),
      FromPort: 9096,
      ToPort: 9096,
    });
  });

  test('defines nothing', () => {
    const stack = new ZonedStack();
    importCluster(stack, { users: { operator: importSecret(stack) } });

    expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
  });
});

describe('a cluster among things that exist', () => {
  test('in a VPC that exists, in its private subnets', () => {
    const stack = new ZonedStack();
    new ScramMskCluster(stack, 'Kafka', { vpc: vpcIn(stack, ['us-east-1a', 'us-east-1b', 'us-east-1c']) });
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::MSK::Cluster', {
      BrokerNodeGroupInfo: { ClientSubnets: ['subnet-vpc-us-east-1a-0', 'subnet-vpc-us-east-1b-1', 'subnet-vpc-us-east-1c-2'] },
      NumberOfBrokerNodes: 3,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { VpcId: 'vpc-vpc' });
    template.resourceCountIs('AWS::EC2::VPC', 0);
    template.resourceCountIs('AWS::EC2::FlowLog', 0);
  });

  test('with keys that exist, by their ARNs', () => {
    const stack = new ZonedStack();
    const key = kms.Key.fromKeyArn(stack, 'Key', KEY_ARN);
    new ScramMskCluster(stack, 'Kafka', { encryptionKey: key, secretEncryptionKey: key, users: ['orders'] });
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::MSK::Cluster', { EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: KEY_ARN } } });
    template.hasResourceProperties('AWS::SecretsManager::Secret', { KmsKeyId: KEY_ARN });
    template.resourceCountIs('AWS::KMS::Key', 0);
  });

  test('with a key whose ARN is known only in the deploy', () => {
    const stack = new ZonedStack();
    const arn = Token.asString({ 'Fn::ImportValue': 'KeyArn' });
    new ScramMskCluster(stack, 'Kafka', { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', arn) });

    Template.fromStack(stack).hasResourceProperties('AWS::MSK::Cluster', {
      EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: { 'Fn::ImportValue': 'KeyArn' } } },
    });
  });

  test('fails for a VPC that has no private subnet with egress, and tells what it has', () => {
    const stack = new ZonedStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1', availabilityZones: ['us-east-1a', 'us-east-1b'], isolatedSubnetIds: ['subnet-1', 'subnet-2'],
    });

    expect(errorOf(() => new ScramMskCluster(stack, 'Kafka', { vpc }))).toContain("no 'Private' subnet groups in this VPC");
  });
});
