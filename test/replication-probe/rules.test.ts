import { KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { App, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { MirroredCluster, ReplicationProbe, ScramMskCluster, type MirrorMakerPrimarySecondaryProps, type ReplicationProbeProps } from '../../lib';
import { DEFAULT_MSK_VERSION } from '../../lib/kafka/releases/releases';
import { REPLICATION_PROBE_RULES } from '../../lib/replication-probe/rules';
import { importSecretIn } from '../mirror-maker/rules/secret';
import { defineMirrorMaker, defineReverse, SECONDARY } from '../mirror-maker/scene';
import { errorOf, ZonedStack } from '../stacks';

type Scene = ReturnType<typeof defineMirrorMaker>;

/** A probe that breaks a rule, or comes near to it. */
interface Broken {
  readonly flow?: Partial<MirrorMakerPrimarySecondaryProps>;
  readonly props?: (scene: Scene) => Partial<ReplicationProbeProps>;
  readonly region?: string;
}

interface Row {
  readonly rule: string;
  readonly broken: Broken;
  readonly says: string;
  readonly holds: Broken;
}

const keyIn = (region: string) => kms.Key.fromKeyArn(new Stack(new App(), 'Keys'), 'Key', `arn:aws:kms:${region}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`);
const elsewhere = (kafkaVersion?: string) => MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecretIn('us-east-1'), kafkaVersion });

/** A cluster to which the app adds no users, and one of them. */
function importedIn(scope: Stack, id: string, kafkaVersion?: KafkaVersion) {
  const cluster = ScramMskCluster.fromScramMskClusterAttributes(scope, id, {
    clusterArn: `arn:aws:kafka:us-east-1:123456789012:cluster/${id}/1234abcd-12ab-34cd-56ef-1234567890ab-1`,
    vpc: ec2.Vpc.fromVpcAttributes(scope, `${id}Vpc`, { vpcId: 'vpc-1234', availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-1234'] }),
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(scope, `${id}Group`, 'sg-1234')],
    users: { probe: importSecretIn('us-east-1') },
    kafkaVersion,
  });
  return { cluster, user: cluster.user('probe') };
}

const IMPORTS = new Stack(new App(), 'Imports', { env: { region: 'us-east-1' } });
const IMPORTED = importedIn(IMPORTS, 'one');
const from = ({ user }: ReturnType<typeof importedIn>): Broken => ({ flow: { primary: MirroredCluster.mskUser(user), peering: undefined }, props: () => ({ primaryUser: user }) });

const ROWS: readonly Row[] = [
  {
    rule: 'replication-probe-direction',
    broken: { props: ({ scope, ...regions }) => ({ mirrorMaker: defineReverse(scope, regions) }), region: 'us-east-1' },
    says: 'mirrorMaker must copy from the primary to the secondary, got Back/Flow, which copies back',
    holds: {},
  },
  {
    rule: 'replication-probe-region',
    broken: { region: 'eu-west-1' },
    says: 'the stack of the probe must be in us-east-2, where mirrorMaker stands, got eu-west-1',
    holds: { region: Token.asString({ Ref: 'AWS::Region' }) },
  },
  {
    rule: 'replication-probe-once',
    broken: { props: ({ mirrorMaker, stack }) => ({ mirrorMaker: (new ReplicationProbe(stack, 'First', { mirrorMaker }), mirrorMaker) }) },
    says: 'mirrorMaker must have one probe, got one already: MirrorMaker/First',
    holds: {},
  },
  {
    rule: 'replication-probe-clusters',
    broken: { flow: { primary: elsewhere(), peering: undefined } },
    says: 'both clusters of mirrorMaker must be of Amazon MSK, whose addresses the probe looks up, got bootstrapServers of the primary',
    holds: {},
  },
  {
    rule: 'replication-probe-users',
    broken: { flow: { primary: MirroredCluster.mskUser(IMPORTED.user), peering: undefined } },
    says: 'primaryUser must be given for Imports/one, to which this app adds no users, got none',
    holds: from(IMPORTED),
  },
  {
    rule: 'replication-probe-users',
    broken: { props: ({ primary, secondary }) => ({ primaryUser: secondary.addUser('reader'), secondaryUser: primary.addUser('reader') }) },
    says: "primaryUser must be a user of Primary/Kafka, got 'reader' of Secondary/Kafka; secondaryUser must be a user of Secondary/Kafka, got 'reader' of Primary/Kafka",
    holds: { props: ({ primary, secondary }) => ({ primaryUser: primary.addUser('reader'), secondaryUser: secondary.addUser('reader') }) },
  },
  {
    rule: 'replication-probe-version',
    broken: from(importedIn(IMPORTS, 'old', KafkaVersion.V2_8_1)),
    says: 'both clusters of mirrorMaker must run Kafka 3.0 or newer, got 2.8.1 for the primary',
    holds: from(importedIn(IMPORTS, 'new', KafkaVersion.of(DEFAULT_MSK_VERSION))),
  },
  {
    rule: 'replication-probe-list',
    broken: { props: () => ({ topicMetrics: Fn.split(',', Token.asString({ Ref: 'Topics' })) }) },
    says: 'topicMetrics must be a list that is known when the app is synthesized, its entries may be tokens, got one that is known in the deploy only',
    holds: { props: () => ({ topicMetrics: [Token.asString({ Ref: 'Topic' })] }) },
  },
  {
    rule: 'replication-probe-topics',
    broken: { flow: { topics: ['orders.*'], topicsExclude: ['orders-import'] }, props: () => ({ topicMetrics: ['orders', 'bills', 'orders-import', 'orders.internal'] }) },
    says: "topicMetrics must be topics of the primary that mirrorMaker copies, got 'bills', which its topics do not take; 'orders-import', which its topicsExclude takes; 'orders.internal', which it leaves out by its name",
    holds: { flow: { topics: ['orders.*'] }, props: () => ({ topicMetrics: ['orders', Lazy.string({ produce: () => 'bills' })] }) },
  },
  {
    rule: 'replication-probe-subnets',
    broken: { props: ({ primary }) => ({ vpcSubnets: { subnets: primary.vpc.privateSubnets } }) },
    says: 'vpcSubnets must be subnets of the VPC of mirrorMaker, got Primary/Kafka/Vpc/PrivateSubnet1, Primary/Kafka/Vpc/PrivateSubnet2',
    holds: { props: ({ secondary }) => ({ vpcSubnets: { subnets: secondary.vpc.privateSubnets } }) },
  },
  {
    rule: 'replication-probe-private',
    broken: { props: () => ({ vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }) },
    says: 'vpcSubnets must be private, a function has no public address, got Secondary/Kafka/Vpc/PublicSubnet1, Secondary/Kafka/Vpc/PublicSubnet2',
    holds: { props: () => ({ vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }) },
  },
  {
    rule: 'replication-probe-no-subnets',
    broken: { props: () => ({ vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }) },
    says: 'vpcSubnets must select at least one subnet of the VPC of mirrorMaker, got none',
    holds: {},
  },
  {
    rule: 'replication-probe-size',
    broken: { flow: { topics: Array.from({ length: 100 }, (_, number) => `a-topic-with-a-long-name-${number}`) } },
    says: 'topics and topicsExclude of mirrorMaker and topicMetrics must take 2800 bytes at most together, as JSON in the environment of a function, got 2999',
    holds: { flow: { topics: Array.from({ length: 90 }, (_, number) => `a-topic-with-a-long-name-${number}`) } },
  },
  {
    rule: 'replication-probe-key',
    broken: { props: () => ({ logEncryptionKey: keyIn('us-east-1') }) },
    says: 'logEncryptionKey must be in us-east-2, as Probe/Probe is, got a key in us-east-1',
    holds: { props: () => ({ logEncryptionKey: keyIn('us-east-2') }) },
  },
];

function define({ flow, props, region = SECONDARY }: Broken): void {
  const scene = defineMirrorMaker(flow);
  const more = props?.(scene);
  new ReplicationProbe(new ZonedStack(scene.scope, 'Probe', { region }), 'Probe', { mirrorMaker: scene.mirrorMaker, ...more });
}

test('each rule has a row, each row a rule', () => {
  expect(new Set(ROWS.map(({ rule }) => rule))).toEqual(new Set(REPLICATION_PROBE_RULES.filter(({ id }) => id !== 'replication-probe-way').map(({ id }) => id)));
});

test.each(ROWS)('fails by $rule: $says', ({ rule, broken, says }) => {
  const lines = errorOf(() => define(broken)).split('\n');

  expect(lines[0]).toBe('Probe/Probe cannot be defined:');
  expect(lines).toContain(`  - ${says} [${rule}]`);
});

test.each(ROWS)('$rule lets pass what is next to: $says', ({ holds }) => {
  expect(() => define(holds)).not.toThrow();
});

test('fails with all broken rules in one error', () => {
  const message = errorOf(() => define({
    region: 'eu-west-1',
    flow: { primary: elsewhere(), peering: undefined, topics: ['orders'] },
    props: () => ({ topicMetrics: ['bills'], vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, logEncryptionKey: keyIn('us-east-1') }),
  }));

  expect(message.split('\n').slice(1).map((line) => /\[(.*)\]$/.exec(line)?.[1])).toEqual([
    'replication-probe-region', 'replication-probe-clusters', 'replication-probe-topics', 'replication-probe-private', 'replication-probe-key',
  ]);
});

test('a primary elsewhere without a peering has a warning that says what to open', () => {
  const scene = defineMirrorMaker({ peering: undefined });
  const stack = new ZonedStack(scene.scope, 'Probe', { region: SECONDARY });
  new ReplicationProbe(stack, 'Probe', { mirrorMaker: scene.mirrorMaker });
  const [warning, ...others] = Annotations.fromStack(stack).findWarning('/Probe/Probe', Match.stringLikeRegexp('replication-probe-way'));

  expect(others).toEqual([]);
  expect(String(warning!.entry.data)).toContain('open port 9096 of Primary/Kafka to the connections of the probe yourself');
});
