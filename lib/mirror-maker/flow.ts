import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';
import type { MirroredCluster } from './mirrored-cluster';
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

export function flowOf(path: string, props: MirrorMakerPrimarySecondaryProps): Flow {
  return {
    path,
    primary: identityOf(props.primary),
    secondary: identityOf(props.secondary),
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

function identityOf({ cluster, bootstrapServers }: MirroredCluster): string {
  return cluster?.clusterArn ?? bootstrapServers!;
}
