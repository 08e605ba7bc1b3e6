import type { LambdaFunctionOptions } from '../aws/lambda-function';
import type { AssemblyDescription, ClientBoxDescription, ClusterDescription } from '../assembly/descriptions';
import type { AwsEndpoint } from '../aws/endpoint';
import type { ClientBox } from '../client-box/client-box';
import type { LocalCluster } from '../kafka/cluster';
import type { ProcessListWatch } from '../process-list';
import type { RotationFunction } from '../rotation/rotation-function';

/** A cluster that runs, the box beside it, and what both talk to. */
export interface Stage {
  readonly description: ClusterDescription;
  readonly cluster: LocalCluster;
  readonly box: ClientBox;
  readonly endpoint: AwsEndpoint;
  readonly templates: AssemblyDescription['templates'];
  /** Every password of the rehearsal. A proof that makes up others adds them. */
  readonly secrets: Set<string>;
  /** Holds everything that the rehearsal writes. */
  readonly directory: string;
  /** Where the box keeps credentials while it reads them. */
  readonly memory: string;
  readonly processList: ProcessListWatch;
  /** Sets the ACLs of the cluster, if the template declares any. */
  readonly aclFunction?: LambdaFunctionOptions;
  /** Rotate the users of the cluster, in the order of its description. */
  readonly rotationFunctions?: readonly RotationFunction[];
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
  /** Whether there is anything to ask this box and this cluster; there is by default. */
  readonly appliesTo?: (box: ClientBoxDescription, cluster: ClusterDescription) => boolean;
  /** Whether each cluster would show the same: it is put to the test on the first one. */
  readonly isSameForAll?: boolean;
  /** Whether it takes long enough to be rehearsed with the drills only. */
  readonly isDrill?: boolean;
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
