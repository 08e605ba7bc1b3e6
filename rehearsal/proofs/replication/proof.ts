import type { Application } from '../../application/application';
import type { TopicDescription } from '../../application/records';
import type { Side } from '../../assembly/descriptions';
import type { Flow } from '../../mirror-maker/flow';
import type { MirrorMaker } from '../../mirror-maker/mirror-maker';
import type { Stage } from '../proof';
import type { LiveApplication } from './live-application';

/** One end of a replication: a cluster with its box, and an application that may do everything there. */
export interface End {
  readonly stage: Stage;
  readonly application: Application;
}

/** A MirrorMaker, and what its properties say of its flow. */
export interface Way {
  readonly mirrorMaker: MirrorMaker;
  readonly flow: Flow;
}

/** Two clusters that run, and the MirrorMaker from the primary to the secondary. */
export interface ReplicationStage extends Way, Readonly<Record<Side, End>> {
  /** For the failback, if the assembly has one. */
  readonly wayBack?: Way;
  /** Moves from side to side. */
  readonly live: LiveApplication;
  /** Who may do what on the clusters, in a few words for the table. */
  readonly access: string;
  /** What the primary held before anything of this was started. */
  readonly topicsBefore: Readonly<Record<string, TopicDescription>>;
  readonly groupsBefore: readonly string[];
}

/** What takes minutes: everything, only what not every MirrorMaker can show, or nothing. */
export type Drills = 'all' | 'particular' | 'none';

/** One promise about a replication, put to the test. */
export interface ReplicationProof {
  readonly promise: string;
  /** Others build on it, so that it runs whatever is chosen. */
  readonly isPreparation?: boolean;
  /** Whether there is anything to prove; for every MirrorMaker by default. */
  readonly appliesTo?: (stage: ReplicationStage) => boolean;
  /** Why it cannot be rehearsed as things are, if so. */
  readonly obstacle?: (stage: ReplicationStage) => string | undefined;
  readonly run: (stage: ReplicationStage) => Promise<string>;
}
