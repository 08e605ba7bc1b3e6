import type { LambdaFunctionOptions } from '../hosts/functions/lambda-function';
import type { AssemblyDescription, ClientInstanceDescription, ClusterDescription } from '../assembly/descriptions';
import type { KafkaDriver } from '../drivers/kafka/kafka-driver';
import type { AwsEndpoint } from '../fake-aws/endpoint';
import type { Authority } from '../local-kafka/authority';
import type { RunningCluster } from '../hosts/running-cluster';
import type { ProcessListWatch } from '../system/process-list';
import type { Limited } from './limit';
import type { RotationFunction } from '../hosts/functions/rotation-function';

/** A cluster that runs, and what it and its client instance talk to. */
export interface ClusterEnvironment extends RunningCluster {
  readonly driver: KafkaDriver;
  readonly endpoint: AwsEndpoint;
  readonly templates: AssemblyDescription['templates'];
  /** Every password of the rehearsal. A check that makes up others adds them. */
  readonly secrets: Set<string>;
  /** Where the client instance keeps credentials while it reads them. */
  readonly memory: string;
  readonly processList: ProcessListWatch;
  /** Issues certificates that the cluster takes, if it takes any. */
  readonly authority?: Authority;
  /** Sets the ACLs of the cluster, if the template declares any. */
  readonly aclFunction?: LambdaFunctionOptions;
  /** Rotate the users of the cluster, in the order of its description. */
  readonly rotationFunctions?: readonly RotationFunction[];
}

/**
 * Something that must hold of a cluster.
 *
 * `run` returns what was seen, in a few words for the table; it throws `CheckFailed` if that is not what the title says.
 */
export interface Check extends Limited {
  /** Names it for ever: pipelines choose by it. */
  readonly id: string;
  readonly title: string;
  /** Others build on it, so that it runs whatever is chosen. */
  readonly isPreparation?: boolean;
  /** Whether there is anything to check with this client instance and this cluster; there is by default. */
  readonly appliesTo?: (clientInstance: ClientInstanceDescription, cluster: ClusterDescription) => boolean;
  /** Why it cannot be rehearsed with this cluster, if so. */
  readonly skipReason?: (cluster: ClusterDescription, clientInstance: ClientInstanceDescription) => string | undefined;
  /** Whether each cluster would show the same: it runs on the first one only. */
  readonly isSameForAll?: boolean;
  readonly run: (environment: ClusterEnvironment) => Promise<string>;
}
