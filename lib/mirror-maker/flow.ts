import type { IConstruct } from 'constructs';
import type { CopyingFlow } from '../kafka/mirror-maker/copied-topics';
import type { Entries } from '../kafka/mirror-maker/name-lists';
import { isPlaceholder } from '../private/pending';
import { isKnown } from '../private/rules';
import { trait } from '../private/trait';
import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';
import type { MirroredClusterConfig } from './mirrored-cluster-config';
import { ReplicationDirection, TopicNaming } from './topic-naming';

/** Between which clusters records flow, as other instances of the app must know it. */
export interface Flow {
  /** Of the construct. */
  readonly path: string;
  /** What tells one cluster from another. */
  readonly primary: string;
  readonly secondary: string;
  readonly direction: ReplicationDirection;
  readonly naming: TopicNaming;
  readonly desiredCount: number;
  /** What is known of the two lists. */
  readonly topics: Entries;
  readonly topicsExclude: Entries;
}

/** A trait of MirrorMakers. */
export const Flow = trait<Flow>('Flow');

/** The flows of all MirrorMakers of an app, as far as it defined them. */
export function flowsIn(root: IConstruct): Flow[] {
  return root.node.findAll().flatMap((construct) => Flow.of(construct) ?? []);
}

/** The two ends of a flow, by their roles. */
export interface Ends {
  readonly primary: MirroredClusterConfig;
  readonly secondary: MirroredClusterConfig;
}

export function flowOf(path: string, props: MirrorMakerPrimarySecondaryProps, ends: Ends): Flow {
  return {
    path,
    primary: identityOf(ends.primary),
    secondary: identityOf(ends.secondary),
    direction: props.direction ?? ReplicationDirection.PRIMARY_TO_SECONDARY,
    naming: props.topicNaming ?? TopicNaming.PREFIXED,
    desiredCount: props.desiredCount ?? 1,
    topics: known(props.topics ?? ['.*']),
    topicsExclude: known(props.topicsExclude ?? []),
  };
}

export function isForward({ direction }: Flow): boolean {
  return direction === ReplicationDirection.PRIMARY_TO_SECONDARY;
}

/** What of a flow decides which topics are copied. */
export function copyingFlowOf(flow: Flow): CopyingFlow {
  const { naming, topics, topicsExclude } = flow;
  return {
    source: isForward(flow) ? 'primary' : 'secondary',
    target: isForward(flow) ? 'secondary' : 'primary',
    naming: naming === TopicNaming.IDENTICAL ? 'identical' : 'prefixed',
    topics,
    topicsExclude,
  };
}

function known(entries: readonly string[]): Entries {
  return entries.map((entry) => isKnown(entry) ? entry : undefined);
}

/** The cluster that records go to. */
export function targetOf(flow: Flow): string {
  return isForward(flow) ? flow.secondary : flow.primary;
}

/** What is still to be looked up may have one stand-in for two clusters: of these, each is one of its own. */
function identityOf({ cluster, bootstrapServers }: MirroredClusterConfig): string {
  const identity = cluster?.clusterArn ?? bootstrapServers ?? '';
  return cluster && isPlaceholder(identity) ? cluster.node.path : identity;
}
