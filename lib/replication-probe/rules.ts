import { Stack, Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { copyingBy, SkipReason } from '../kafka/mirror-maker/copied-topics';
import { isOlderThan } from '../kafka/releases/versions';
import { brokersOf } from '../mirror-maker/copied-between';
import { regionOf } from '../mirror-maker/end';
import { copyingFlowOf, isForward } from '../mirror-maker/flow';
import type { MirroredClusterConfig } from '../mirror-maker/mirrored-cluster-config';
import type { Replication } from '../mirror-maker/replication';
import { validateKey } from '../private/keys';
import { isPendingVpc } from '../private/pending';
import { differs, error, isKnown, warning, type Rule } from '../private/rules';
import { areDifferentVpcs, isOfAnotherVpc, vpcOf } from '../private/vpcs';
import type { IScramUser } from '../principals/i-scram-user';
import { UserRegistry } from '../principals/user-registry';
import type { ReplicationProbeProps } from './replication-probe-props';

/** A probe before it is defined, as its rules see it. */
export interface ResolvedProbe {
  readonly scope: Construct;
  readonly props: ReplicationProbeProps;
  readonly replication: Replication;
  /** Paths of those that probe the same MirrorMaker. */
  readonly others: readonly string[];
}

/** What would not start, or would find nothing. Each row has a row in the test. */
export const REPLICATION_PROBE_RULES: readonly Rule<ResolvedProbe>[] = [
  error('replication-probe-direction', ({ replication: { flow } }) =>
    !isForward(flow) && `mirrorMaker must copy from the primary to the secondary, got ${flow.path}, which copies back`),

  error('replication-probe-region', ({ scope, replication: { vpc } }) => {
    const { region } = Stack.of(scope);
    return differs(region, vpc.env.region) && `the stack of the probe must be in ${vpc.env.region}, where mirrorMaker stands, got ${region}`;
  }),

  error('replication-probe-once', ({ others }) =>
    others.length > 0 && `mirrorMaker must have one probe, got one already: ${others.join(', ')}`),

  error('replication-probe-clusters', ({ replication }) => {
    const foreign = sidesOf(replication).filter(({ end }) => end.cluster === undefined).map(({ side }) => side);
    return foreign.length > 0 && `both clusters of mirrorMaker must be of Amazon MSK, whose addresses the probe looks up, got bootstrapServers of the ${foreign.join(' and the ')}`;
  }),

  error('replication-probe-users', ({ props, replication }) => {
    const faults = sidesOf(replication).flatMap(({ side, end }) => validateUser(`${side}User`, props[`${side}User`], end) ?? []);
    return faults.length > 0 && faults.join('; ');
  }),

  // Since then brokers tell the youngest record of a partition, KIP-734.
  error('replication-probe-version', ({ replication }) => {
    const old = sidesOf(replication).flatMap(({ side, end }) => {
      const { kafkaVersion } = brokersOf(end);
      return isKnown(kafkaVersion) && isOlderThan(kafkaVersion, '3.0') ? [`${kafkaVersion} for the ${side}`] : [];
    });
    return old.length > 0 && `both clusters of mirrorMaker must run Kafka 3.0 or newer, got ${old.join(' and ')}`;
  }),

  error('replication-probe-list', ({ props: { topicMetrics } }) =>
    Token.isUnresolved(topicMetrics) && 'topicMetrics must be a list that is known when the app is synthesized, its entries may be tokens, got one that is known in the deploy only'),

  error('replication-probe-topics', ({ props: { topicMetrics = [] }, replication: { flow } }) => {
    if (Token.isUnresolved(topicMetrics)) {
      return false;
    }
    const copyingOf = copyingBy(copyingFlowOf(flow));
    const faults = topicMetrics.filter(isKnown).flatMap((topic) => {
      const { skipReason } = copyingOf(topic);
      return skipReason === undefined ? [] : [`'${topic}', ${REASONS[skipReason]}`];
    });
    return faults.length > 0 && `topicMetrics must be topics of the primary that mirrorMaker copies, got ${faults.join('; ')}`;
  }),

  error('replication-probe-subnets', ({ props: { vpcSubnets }, replication: { vpc } }) => {
    const foreign = (vpcSubnets?.subnets ?? []).filter((subnet) => isOfAnotherVpc(subnet, vpc));
    return foreign.length > 0 && `vpcSubnets must be subnets of the VPC of mirrorMaker, got ${foreign.map(({ node }) => node.path).join(', ')}`;
  }),

  error('replication-probe-private', ({ props, replication }) => {
    const open = new Set(replication.vpc.publicSubnets.map(({ subnetId }) => subnetId));
    const found = subnetsOf(props, replication)?.filter(({ subnetId }) => open.has(subnetId)) ?? [];
    return found.length > 0 && `vpcSubnets must be private, a function has no public address, got ${found.map(({ node }) => node.path).join(', ')}`;
  }),

  error('replication-probe-no-subnets', ({ props, replication }) =>
    subnetsOf(props, replication)?.length === 0 && 'vpcSubnets must select at least one subnet of the VPC of mirrorMaker, got none'),

  warning('replication-probe-way', ({ scope, replication: { source, vpc, peering } }) =>
    peering === undefined && source.cluster !== undefined && (differs(regionOf(source), Stack.of(scope).region) || areDifferentVpcs(vpcOf(source.cluster), vpc))
      && `mirrorMaker must have a peering where the primary is in another VPC or Region, got none: open port 9096 of ${source.cluster.node.path} to the connections of the probe yourself, by the way that its containers take, and acknowledge this`),

  error('replication-probe-size', ({ props: { topicMetrics = [] }, replication: { topics, topicsExclude } }) => {
    const bytes = Buffer.byteLength(JSON.stringify([topics, topicsExclude, topicMetrics]));
    return bytes > MOST_BYTES && `topics and topicsExclude of mirrorMaker and topicMetrics must take ${MOST_BYTES} bytes at most together, as JSON in the environment of a function, got ${bytes}`;
  }),

  error('replication-probe-key', ({ scope, props: { logEncryptionKey } }) => validateKey(scope, 'logEncryptionKey', logEncryptionKey)),
];

/**
 * Lambda takes 4 KB for all variables together, of which ARNs and names need the rest.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const MOST_BYTES = 2_800;

const REASONS: Readonly<Record<SkipReason, string>> = {
  [SkipReason.INTERNAL]: 'which it leaves out by its name',
  [SkipReason.CYCLE]: 'which it takes for a copy',
  [SkipReason.LONG]: 'whose copy would have a name that is too long',
  [SkipReason.EXCLUDED]: 'which its topicsExclude takes',
  [SkipReason.UNLISTED]: 'which its topics do not take',
};

/** The subnets of the function, unless they are still to be looked up; none where the VPC has none of that kind. */
function subnetsOf({ vpcSubnets }: ReplicationProbeProps, replication: Replication): ec2.ISubnet[] | undefined {
  if (isPendingVpc(replication.vpc)) {
    return undefined;
  }
  try {
    return replication.vpc.selectSubnets(vpcSubnets ?? replication.vpcSubnets).subnets;
  } catch {
    // So CDK says that it has none.
    return [];
  }
}

function sidesOf({ source, target }: Replication): { side: 'primary' | 'secondary'; end: MirroredClusterConfig }[] {
  return [{ side: 'primary', end: source }, { side: 'secondary', end: target }];
}

/** Of a cluster that this app defines, one can be made. */
function validateUser(prop: string, user: IScramUser | undefined, { cluster }: MirroredClusterConfig): string | undefined {
  if (cluster === undefined) {
    return undefined;
  }
  if (user === undefined) {
    return UserRegistry.of(cluster) ? undefined : `${prop} must be given for ${cluster.node.path}, to which this app adds no users, got none`;
  }
  return differs(user.cluster.clusterArn, cluster.clusterArn) || isOfAnother(user, cluster)
    ? `${prop} must be a user of ${cluster.node.path}, got '${user.username}' of ${user.cluster.node.path}` : undefined;
}

/** Clusters that this app defines have ARNs that only the deploy knows. */
function isOfAnother(user: IScramUser, cluster: NonNullable<MirroredClusterConfig['cluster']>): boolean {
  return user.cluster !== cluster && UserRegistry.of(user.cluster) !== undefined && UserRegistry.of(cluster) !== undefined;
}
