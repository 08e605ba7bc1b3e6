import * as msk from '@aws-cdk/aws-msk-alpha';
import { Duration, Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IamLibrary, MskClientInstance, ScramMskCluster, ScramUser, type MskClientInstanceProps } from '../../lib';
import { CLIENT_RULES } from '../../lib/msk-client-instance/rules';
import { CLUSTER_ARN, importCluster, importSecret } from '../scram-msk-cluster/existing';
import { vpcIn } from '../scram-msk-cluster/rules/row';
import { errorOf, ZonedStack } from '../stacks';

type Props = (stack: ZonedStack) => MskClientInstanceProps;

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** A cluster of the stack, one of its users, and whatever else the row says. */
const ours = (more: Partial<MskClientInstanceProps> = {}): Props => (stack) => {
  const cluster = new ScramMskCluster(stack, 'Kafka', { vpc: vpcIn(stack, ZONES) });
  return { cluster, user: cluster.addUser('operator'), ...more };
};

/** The same, and its user under other names. */
const others = (names: Record<string, true>): Props => (stack) => {
  const props = ours()(stack);
  return { ...props, otherClusters: Object.fromEntries(Object.keys(names).map((name) => [name, props.user])) };
};

const existing = (clusterArn = CLUSTER_ARN): Props => (stack) => {
  const cluster = importCluster(stack, { clusterArn, users: { operator: importSecret(stack) } });
  return { cluster, user: cluster.user('operator') };
};

/** A cluster of msk-alpha itself, with a user that somebody else manages. */
const alpha = (cluster: (stack: ZonedStack, vpc: ec2.IVpc) => msk.ICluster, withVpc = true): Props => (stack) => {
  const vpc = vpcIn(stack, ZONES);
  const of = cluster(stack, vpc);
  const user = ScramUser.fromScramUserAttributes(stack, 'User', { username: 'operator', secret: importSecret(stack), cluster: of });
  return { cluster: of, user, vpc: withVpc ? vpc : undefined };
};
const alphaCluster = (stack: ZonedStack, vpc: ec2.IVpc) => new msk.Cluster(stack, 'Alpha', { clusterName: 'orders', kafkaVersion: msk.KafkaVersion.V3_9_X_KRAFT, vpc });

interface Row {
  readonly rule: string;
  readonly broken: Props;
  readonly says: string[];
  readonly holds: Props;
}

const ROWS: Row[] = [
  {
    rule: 'client-vpc',
    broken: alpha(alphaCluster, false),
    says: ['vpc: the cluster Streaming/Alpha does not say which VPC it is in', 'name the VPC of the box'],
    holds: alpha(alphaCluster),
  },
  {
    rule: 'client-security-group',
    broken: alpha((stack) => msk.Cluster.fromClusterArn(stack, 'Alpha', CLUSTER_ARN)),
    says: ['cluster Streaming/Alpha has no security group', 'import it with ScramMskCluster.fromScramMskClusterAttributes()'],
    holds: existing(),
  },
  {
    rule: 'client-region',
    broken: existing(CLUSTER_ARN.replace('us-east-1', 'us-east-2')),
    says: ['cluster Streaming/Existing is in us-east-2', 'a cluster of us-east-1 is allowed'],
    holds: existing(),
  },
  {
    rule: 'client-user',
    broken: (stack) => ({ ...ours()(stack), user: new ScramMskCluster(stack, 'Other').addUser('orders') }),
    says: ["user 'orders' is one of Streaming/Other", 'a user of Streaming/Kafka is allowed'],
    holds: ours(),
  },
  {
    rule: 'client-other-clusters',
    broken: others({ 'primary': true, '../primary': true, '': true }),
    says: ["otherClusters '../primary', ''", 'letters, digits and hyphens are allowed in a name'],
    holds: others({ 'primary-1': true }),
  },
  {
    rule: 'client-iam',
    broken: ours({ iam: true }),
    says: ['iam true: the cluster Streaming/Kafka does not let anybody log in with IAM', 'a ScramMskCluster with iam true is allowed'],
    holds: (stack) => {
      const cluster = importCluster(stack, { iam: true, users: { operator: importSecret(stack) } });
      return { cluster, user: cluster.user('operator'), iam: true };
    },
  },
  {
    rule: 'client-iam-library',
    broken: ours({ iamLibrary: IamLibrary.V2_3_5 }),
    says: ['iamLibrary https://github.com/aws/aws-msk-iam-auth/releases/download/v2.3.5', 'allowed only with iam true'],
    holds: ours(),
  },
  {
    rule: 'client-signal-timeout',
    broken: ours({ resourceSignalTimeout: Duration.seconds(1199) }),
    says: ['resourceSignalTimeout 19 minutes 59 seconds', '20 minutes to 12 hours are allowed'],
    holds: ours({ resourceSignalTimeout: Duration.minutes(20) }),
  },
  {
    rule: 'client-signal-timeout',
    broken: ours({ resourceSignalTimeout: Duration.minutes(721) }),
    says: ['resourceSignalTimeout 12 hours 1 minute', '20 minutes to 12 hours are allowed'],
    holds: ours({ resourceSignalTimeout: Duration.hours(12) }),
  },
  {
    rule: 'client-signal-timeout',
    // CDK writes it as text, which takes no token.
    broken: ours({ resourceSignalTimeout: Duration.seconds(Lazy.number({ produce: () => 1800 })) }),
    says: ['resourceSignalTimeout of a token', '20 minutes to 12 hours are allowed, known when the app is synthesized'],
    holds: ours(),
  },
];

function define(props: Props): void {
  const stack = new ZonedStack();
  new MskClientInstance(stack, 'Client', props(stack));
}

test('each rule has a row, each row a rule', () => {
  expect(new Set(ROWS.map(({ rule }) => rule))).toEqual(new Set(CLIENT_RULES.map(({ id }) => id)));
});

test.each(ROWS.map((row) => ({ ...row, what: row.says.join(' … ') })))('fails by $rule: $what', ({ rule, broken, says }) => {
  const lines = errorOf(() => define(broken)).split('\n');

  expect(lines[0]).toBe('Streaming/Client cannot be defined:');
  const line = lines.find((text) => text.endsWith(` [${rule}]`));
  for (const part of says) {
    expect(line).toContain(part);
  }
});

test.each(ROWS.map((row) => ({ ...row, what: row.says[0] })))('$rule lets pass what is next to: $what', ({ holds }) => {
  expect(() => define(holds)).not.toThrow();
});

test('fails with all broken rules in one error', () => {
  const message = errorOf(() => define((stack) => ({
    ...alpha((scope) => msk.Cluster.fromClusterArn(scope, 'Alpha', CLUSTER_ARN), false)(stack),
    resourceSignalTimeout: Duration.minutes(5),
  })));

  expect(message.split('\n').slice(1).map((line) => /\[(.*)\]$/.exec(line)?.[1])).toEqual(['client-vpc', 'client-security-group', 'client-signal-timeout']);
});

describe('what is known only in the deploy is not judged', () => {
  const later = (text: string) => Lazy.string({ produce: () => text });

  test('the Region of the cluster', () => {
    expect(() => define(existing(later(CLUSTER_ARN)))).not.toThrow();
  });

  test('whether a user of a cluster by its ARN is one of a cluster by a token', () => {
    expect(() => define((stack) => ({
      ...existing(later(CLUSTER_ARN))(stack),
      user: ScramUser.fromScramUserAttributes(stack, 'User', {
        username: 'operator',
        secret: importSecret(stack, 'Other'),
        cluster: msk.Cluster.fromClusterArn(stack, 'Alpha', CLUSTER_ARN),
      }),
    }))).not.toThrow();
  });
});
