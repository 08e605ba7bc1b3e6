import type { AssemblyDescription, ClientBoxDescription, ClusterDescription } from '../assembly/descriptions';
import type { AwsEndpoint } from '../aws/endpoint';
import type { ClientBox } from '../client-box/client-box';
import type { LocalCluster } from '../kafka/cluster';
import type { ProcessListWatch } from '../process-list';

/** A cluster that runs, the box beside it, and what both talk to. */
export interface Stage {
  readonly description: ClusterDescription;
  readonly cluster: LocalCluster;
  readonly box: ClientBox;
  readonly endpoint: AwsEndpoint;
  readonly templates: AssemblyDescription['templates'];
  /** Every password of the rehearsal. */
  readonly secrets: readonly string[];
  /** Holds everything that the rehearsal writes. */
  readonly directory: string;
  /** Where the box keeps credentials while it reads them. */
  readonly memory: string;
  readonly processList: ProcessListWatch;
}

/**
 * One promise, put to the test.
 *
 * `run` returns what was seen, in a few words for the table; it throws `Disproved` if that is not what was promised.
 */
export interface Proof {
  readonly promise: string;
  /** Others build on it, so that it runs whatever is chosen. */
  readonly isPreparation?: boolean;
  /** Whether the box can be asked at all; every box by default. */
  readonly appliesTo?: (box: ClientBoxDescription) => boolean;
  readonly run: (stage: Stage) => Promise<string>;
}

/** What was seen breaks the promise. */
export class Disproved extends Error {
  public override readonly name = 'Disproved';
}

export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) {
    throw new Disproved(otherwise);
  }
}
