import type { Application } from '../../application/application';
import type { TopicDescription } from '../../application/records';
import type { Flow } from '../../mirror-maker/flow';
import type { MirrorMaker } from '../../mirror-maker/mirror-maker';
import type { Stage } from '../proof';

/** One end of a replication: a cluster with its box, and an application that uses it. */
export interface End {
  readonly stage: Stage;
  readonly application: Application;
}

/** Two clusters that run, and the MirrorMaker between them. */
export interface ReplicationStage {
  readonly mirrorMaker: MirrorMaker;
  readonly flow: Flow;
  readonly primary: End;
  readonly secondary: End;
  /** What the primary held before anything of this was started. */
  readonly topicsBefore: Readonly<Record<string, TopicDescription>>;
  readonly groupsBefore: readonly string[];
}

/** One promise about a replication, put to the test. */
export interface ReplicationProof {
  readonly promise: string;
  /** Others build on it, so that it runs whatever is chosen. */
  readonly isPreparation?: boolean;
  /** Whether there is anything to prove; for every MirrorMaker by default. */
  readonly appliesTo?: (mirrorMaker: MirrorMaker) => boolean;
  readonly run: (stage: ReplicationStage) => Promise<string>;
}
