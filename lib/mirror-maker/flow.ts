import { isPlaceholder } from '../private/pending';
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
  };
}

export function isForward({ direction }: Flow): boolean {
  return direction === ReplicationDirection.PRIMARY_TO_SECONDARY;
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
