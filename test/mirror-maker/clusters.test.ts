import * as msk from '@aws-cdk/aws-msk-alpha';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { MirroredCluster, MirrorMakerPrimarySecondary, ReplicationDirection, ScramMskCluster, ScramUser } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';
import { allOf, containerIn, defineMirrorMaker, PRIMARY, regionsIn, stackIn, statementsOf } from './scene';

const SECRET_ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_mirror-AbCdEf';
const KEY_ARN = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const CLUSTER_ARN = 'arn:aws:kafka:us-east-1:123456789012:cluster/orders/1234abcd-12ab-34cd-56ef-1234567890ab-1';

/** A secret of another Region that exists. */
function importSecret(scope: Construct): secretsmanager.ISecret {
  return secretsmanager.Secret.fromSecretAttributes(scope, 'Secret', { secretCompleteArn: SECRET_ARN, encryptionKey: kms.Key.fromKeyArn(scope, 'Key', KEY_ARN) });
}

const readStatements = [
  { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: SECRET_ARN },
  { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY_ARN, Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } } },
];

describe('an imported cluster', () => {
  const app = new App();
  const place = stackIn(app, 'Existing');
  const cluster = ScramMskCluster.fromScramMskClusterAttributes(place, 'Kafka', {
    clusterArn: CLUSTER_ARN,
    vpc: ec2.Vpc.fromVpcAttributes(place, 'Vpc', { vpcId: 'vpc-existing', region: PRIMARY, availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-1'] }),
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(place, 'Brokers', 'sg-brokers')],
    users: { mirror: importSecret(place) },
  });
  const { stack } = defineMirrorMaker({ primary: MirroredCluster.mskUser(cluster.user('mirror')), peering: undefined }, app);

  test('is looked up in the Region of its ARN, with the user that was named', () => {
    expect(containerIn(stack).environment).toMatchObject({ PRIMARY_REGION: 'us-east-1', PRIMARY_CLUSTER_ARN: CLUSTER_ARN, PRIMARY_SECRET_ARN: SECRET_ARN });
  });

  test('may be read as any other', () => {
    expect(statementsOf(stack, 'TaskTaskRole')).toEqual(expect.arrayContaining([
      ...readStatements, { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: CLUSTER_ARN },
    ]));
  });

  test('must come with a user, which JavaScript does not say', () => {
    expect(errorOf(() => MirroredCluster.msk(cluster as ScramMskCluster)))
      .toBe('cluster must be a ScramMskCluster that this app defines: for another one, name the user with MirroredCluster.mskUser(user)');
  });
});

describe('Kafka of one\'s own', () => {
  const app = new App();
  const place = stackIn(app, 'Existing');
  const { stack } = defineMirrorMaker({
    primary: MirroredCluster.selfManaged({ bootstrapServers: 'kafka-1.example.com:9094,kafka-2.example.com:9094', secret: importSecret(place) }),
    peering: undefined,
  }, app);

  test('is given by its addresses, and its secret is looked up where that is', () => {
    const { environment } = containerIn(stack);

    expect(environment).toMatchObject({
      PRIMARY_BOOTSTRAP_SERVERS: 'kafka-1.example.com:9094,kafka-2.example.com:9094',
      PRIMARY_REGION: 'us-east-1',
      PRIMARY_SECRET_ARN: SECRET_ARN,
    });
    expect(environment).not.toHaveProperty('PRIMARY_CLUSTER_ARN');
    expect(environment.MIRROR_MAKER_PROPERTIES).not.toContain('example.com');
  });

  test('has no brokers to look up: one secret and one key', () => {
    const statements = statementsOf(stack, 'TaskTaskRole');

    expect(statements).toEqual(expect.arrayContaining(readStatements));
    expect(statements.filter(({ Action }) => Action === 'kafka:GetBootstrapBrokers')).toHaveLength(1);
  });

  test('as the one that records go to, may keep its secret in any Region, and needs a VPC', () => {
    const target = MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecret(stackIn(new App(), 'Other')) });
    const vpc = ec2.Vpc.fromVpcAttributes(place, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['us-east-2a'], privateSubnetIds: ['subnet-1'] });

    expect(allOf(defineMirrorMaker({ secondary: target, peering: undefined, vpc }).stack, 'AWS::EC2::SecurityGroup')).toMatchObject([{ VpcId: 'vpc-1' }]);
    expect(errorOf(() => defineMirrorMaker({ secondary: target, peering: undefined }))).toContain('[mirror-maker-vpc]');
  });
});

describe('a cluster of @aws-cdk/aws-msk-alpha', () => {
  const app = new App();
  const place = new ZonedStack(app, 'Alpha', { region: PRIMARY, zones: 'ab' });
  const vpc = new ec2.Vpc(place, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.2.0.0/16') });
  const cluster = new msk.Cluster(place, 'Kafka', { clusterName: 'alpha', kafkaVersion: msk.KafkaVersion.V3_9_X_KRAFT, vpc });
  const user = ScramUser.fromScramUserAttributes(place, 'User', { username: 'mirror', secret: importSecret(place), cluster });
  const { stack } = defineMirrorMaker({ primary: MirroredCluster.mskUser(user), peering: undefined }, app);

  test('is a cluster like the others', () => {
    Template.fromStack(stack);

    expect(containerIn(stack).environment).toMatchObject({
      PRIMARY_REGION: 'us-east-1',
      PRIMARY_CLUSTER_ARN: { 'Fn::GetStackOutput': { StackName: 'Alpha', Region: 'us-east-1', OutputName: expect.any(String) } },
      PRIMARY_SECRET_ARN: SECRET_ARN,
    });
  });
});

describe('an end of a replication is a value', () => {
  test('that changes nothing until a MirrorMaker binds it', () => {
    const { primary, secondary } = regionsIn(new App());
    MirroredCluster.msk(primary);

    expect([primary, secondary].map((cluster) => cluster.hasUser('mirror-maker'))).toEqual([false, false]);
    expect(allOf(primary.stack, 'AWS::SecretsManager::Secret')).toEqual([]);
  });

  test('that a failback shares with the way there: one user on each side', () => {
    const app = new App();
    const regions = regionsIn(app);
    const shared = { primary: MirroredCluster.msk(regions.primary), secondary: MirroredCluster.msk(regions.secondary), peering: regions.peering };
    new MirrorMakerPrimarySecondary(stackIn(app), 'Flow', shared);
    new MirrorMakerPrimarySecondary(stackIn(app, 'Back', PRIMARY), 'Flow', { ...shared, direction: ReplicationDirection.SECONDARY_TO_PRIMARY, desiredCount: 0 });

    for (const { stack } of [regions.primary, regions.secondary]) {
      const users = allOf(stack, 'AWS::SecretsManager::Secret').filter(({ GenerateSecretString }) => JSON.stringify(GenerateSecretString).includes('mirror-maker'));
      expect(users).toHaveLength(1);
    }
  });

  test('that says what MirrorMaker needs of a cluster', () => {
    const { primary, stack } = defineMirrorMaker();
    const [user, somebody] = [primary.user('mirror-maker'), primary.addUser('somebody')];

    expect(MirroredCluster.msk(primary).bind(stack)).toEqual({ cluster: primary, user, secret: user.secret });
    expect(MirroredCluster.mskUser(somebody).bind(stack)).toEqual({ cluster: primary, user: somebody, secret: somebody.secret });
  });

  test('that others may define: what it binds to is what counts', () => {
    const app = new App();
    const regions = regionsIn(app);
    class Elsewhere extends MirroredCluster {
      public bind() {
        return { bootstrapServers: 'kafka.example.com:9094', secret: importSecret(stackIn(app, 'Existing')) };
      }
    }
    const stack = stackIn(app);
    new MirrorMakerPrimarySecondary(stack, 'Flow', { primary: new Elsewhere(), secondary: MirroredCluster.msk(regions.secondary) });

    expect(containerIn(stack).environment).toMatchObject({ PRIMARY_BOOTSTRAP_SERVERS: 'kafka.example.com:9094', PRIMARY_SECRET_ARN: SECRET_ARN });
  });
});
