import type { ClusterDescription } from '../assembly/descriptions';
import type { LocalCluster } from '../local-kafka/cluster';
import type { ClientHost } from './client-host';

/** A cluster that runs, with its client. */
export interface RunningCluster {
  readonly description: ClusterDescription;
  readonly cluster: LocalCluster;
  /** Of the templates, or of the rehearsal where they have none. */
  readonly clientInstance: ClientHost;
  /** Holds everything that the rehearsal writes. */
  readonly directory: string;
}
