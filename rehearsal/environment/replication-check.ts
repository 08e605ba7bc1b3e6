import type { Credentials } from '../drivers/kafka/kafka-driver';
import type { Workload } from '../drivers/kafka/workload';
import type { TopicDescription } from '../drivers/kafka/records';
import type { Side } from '../assembly/descriptions';
import type { ProbeFunction } from '../hosts/functions/probe-function';
import type { FlowProperties } from '../hosts/mirror-maker/flow-properties';
import type { MirrorMaker } from '../hosts/mirror-maker/mirror-maker';
import type { TimeLineRecorder } from '../report/time-line-recorder';
import type { ClusterEnvironment } from './check';
import type { BackgroundWorkload } from './background-workload';
import type { Limited } from './limit';

/** One end of a replication: a cluster with its client instance, and a user that may do everything there. */
export interface End {
  readonly environment: ClusterEnvironment;
  /** Of this user. */
  readonly workload: Workload;
  readonly credentials: Credentials;
}

/** A MirrorMaker, and what its properties say of its flow. */
export interface MirrorMakerFlow {
  readonly mirrorMaker: MirrorMaker;
  readonly flow: FlowProperties;
}

/** Two clusters that run, and the MirrorMaker from the primary to the secondary. */
export interface ReplicationEnvironment extends MirrorMakerFlow, Readonly<Record<Side, End>> {
  /** For the failback, if the assembly has one. */
  readonly failbackFlow?: MirrorMakerFlow;
  /** Tells what a failover would lose, if the assembly has one. */
  readonly probe?: ProbeFunction;
  /** Fails over from side to side. */
  readonly background: BackgroundWorkload;
  /** Who may do what on the clusters, in a few words for the table. */
  readonly access: string;
  /** What the primary held before anything of this was started. */
  readonly topicsBefore: Readonly<Record<string, TopicDescription>>;
  readonly groupsBefore: readonly string[];
}

/** One check of a replication. */
export interface ReplicationCheck extends Limited<ReplicationEnvironment> {
  /** Names it for ever: pipelines choose by it. */
  readonly id: string;
  readonly title: string;
  /** Others build on it, so that it runs whatever is chosen. */
  readonly isPreparation?: boolean;
  /** Whether it makes a process of MirrorMaker end, or a task fail; in every other check that is a failure. */
  readonly breaksMirrorMaker?: boolean;
  /** Whether there is anything to check; for every MirrorMaker by default. */
  readonly appliesTo?: (replication: ReplicationEnvironment) => boolean;
  /** Why it cannot be rehearsed as things are, if so. */
  readonly skipReason?: (replication: ReplicationEnvironment) => string | undefined;
  /** As that of a `Check`; takes down what happens when, for the report. */
  readonly run: (replication: ReplicationEnvironment, timeLine: TimeLineRecorder) => Promise<string>;
}
