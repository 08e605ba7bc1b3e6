import { RemovalPolicy, Size } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { ZonedStack } from '../stacks';

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties: Record<string, unknown>;
}

/** A cluster with everything, one user of which comes after its definition, and a client in the same stack. */
function resourcesWith(props: ScramMskClusterProps = {}): Resource[] {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'], storage: { maximumVolumeSize: Size.tebibytes(1) }, ...props });
  cluster.addUser('operator');
  const client = new ec2.SecurityGroup(stack, 'Client', { vpc: cluster.vpc });
  cluster.connections.allowDefaultPortFrom(client);
  const resources = Template.fromStack(stack).toJSON().Resources as Record<string, Resource>;
  return Object.entries(resources).filter(([id]) => id.startsWith('Kafka')).map(([, resource]) => resource);
}

/** What CloudFormation compares. */
function withoutPolicies(resources: Record<string, Resource>): unknown {
  return Object.entries(resources).map(([id, resource]) => [id, { ...resource, DeletionPolicy: undefined, UpdateReplacePolicy: undefined }]);
}

const isDoor = ({ Type }: Resource) => Type === 'AWS::EC2::SecurityGroupIngress';
const isGrowth = ({ Type }: Resource) => Type.startsWith('AWS::ApplicationAutoScaling::');

const STATEFUL = [
  'AWS::MSK::Cluster', 'AWS::MSK::Configuration', 'AWS::MSK::BatchScramSecret', 'AWS::SecretsManager::Secret', 'AWS::KMS::Key',
  'AWS::Logs::LogGroup', 'AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::SecurityGroup', 'AWS::EC2::NatGateway',
];

test('everything that a retained cluster needs is retained, but not after a first deploy that failed', () => {
  const resources = resourcesWith().filter(({ Type }) => STATEFUL.includes(Type));

  expect(new Set(resources.map(({ Type }) => Type))).toEqual(new Set(STATEFUL));
  for (const resource of resources) {
    expect(resource).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  }
});

test('a door is closed when nobody asks for it any more, and does not hold the client\'s group', () => {
  const doors = resourcesWith().filter(isDoor);

  expect(doors).toHaveLength(1);
  expect(doors[0]).not.toHaveProperty('DeletionPolicy');
});

test('volumes stop growing by themselves when that leaves the app', () => {
  const growth = resourcesWith().filter(isGrowth);

  expect(growth.length).toBeGreaterThan(0);
  growth.forEach((resource) => expect(resource).not.toHaveProperty('DeletionPolicy'));
});

test('DESTROY leaves nothing behind', () => {
  for (const resource of resourcesWith({ removalPolicy: RemovalPolicy.DESTROY }).filter((candidate) => !isDoor(candidate) && !isGrowth(candidate))) {
    expect(resource).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  }
});

test('DESTROY makes keys wait the seven days that KMS demands, not thirty', () => {
  const pendingDays = (removalPolicy?: RemovalPolicy) =>
    resourcesWith({ removalPolicy }).filter(({ Type }) => Type === 'AWS::KMS::Key').map(({ Properties }) => Properties.PendingWindowInDays);

  expect(pendingDays(RemovalPolicy.DESTROY)).toEqual([7, 7]);
  expect(pendingDays()).toEqual([undefined, undefined]);
});

test('RETAIN keeps what a failed first deploy made, too', () => {
  for (const resource of resourcesWith({ removalPolicy: RemovalPolicy.RETAIN }).filter(({ Type }) => STATEFUL.includes(Type))) {
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  }
});

test('what was brought keeps its own policy', () => {
  const stack = new ZonedStack();
  const key = new kms.Key(stack, 'Mine', { removalPolicy: RemovalPolicy.RETAIN });
  new ScramMskCluster(stack, 'Kafka', { encryptionKey: key, secretEncryptionKey: key, removalPolicy: RemovalPolicy.DESTROY });

  Template.fromStack(stack).hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain' });
});

test('a change to DESTROY is one that CloudFormation sees, with keys of one\'s own too', () => {
  const seen = (removalPolicy?: RemovalPolicy) => {
    const stack = new ZonedStack();
    const key = new kms.Key(stack, 'Mine');
    new ScramMskCluster(stack, 'Kafka', { encryptionKey: key, secretEncryptionKey: key, users: ['orders'], removalPolicy });
    return withoutPolicies(Template.fromStack(stack).toJSON().Resources);
  };
  const policies = [undefined, ...Object.values(RemovalPolicy).filter((policy) => policy !== RemovalPolicy.SNAPSHOT && policy !== RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)];

  expect(new Set(policies.map((policy) => JSON.stringify(seen(policy)))).size).toBe(policies.length);
});

test('it stands at the security group, which a change of metadata leaves as it is', () => {
  const [group] = resourcesWith({ removalPolicy: RemovalPolicy.DESTROY }).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroup');

  expect(group).toMatchObject({ Metadata: { RemovalPolicy: expect.stringMatching(/^destroy, here because CloudFormation sees no update in a deletion policy alone$/) } });
});
