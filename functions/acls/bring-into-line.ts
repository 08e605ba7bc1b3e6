import { setTimeout as pause } from 'node:timers/promises';
import { aclDifference, formatExistingAcl, type ExistingAcl } from '../../lib/kafka/acls/acl-difference';
import { formatAcl, type Acl } from '../../lib/kafka/acls/acls';

/** Who may change the ACLs of a cluster, logged in. */
export interface AclAdministration {
  existing(): Promise<ExistingAcl[]>;
  add(acls: readonly Acl[]): Promise<void>;
  remove(acls: readonly ExistingAcl[]): Promise<void>;
  close(): Promise<void>;
}

/** What is declared now, and what was until now. */
export interface Declaration {
  readonly declared: readonly Acl[];
  readonly before: readonly Acl[];
}

/** When to stop, and how long to wait between two looks at the cluster. */
export interface Pace {
  /** Nothing is changed any more from then on. */
  readonly stop?: AbortSignal;
  readonly milliseconds?: number;
}

/** A broker may take a moment to show what another one has accepted. */
const ROUNDS = 10;

/**
 * Changes what differs from the declaration, and ends when the cluster shows what is declared.
 *
 * All that is missing comes in one request, before anything goes: a cluster that closes while it is in use never refuses
 * a client that may continue.
 */
export async function bringIntoLine(
  administration: AclAdministration, { declared, before }: Declaration, { stop, milliseconds = 1000 }: Pace = {},
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const { missing, surplus } = aclDifference(declared, before, await administration.existing());
    if (missing.length === 0 && surplus.length === 0) {
      console.log(`The cluster has the ${declared.length} ACLs that are declared.`);
      return;
    }
    if (missing.length > 0) {
      console.log(`Adds\n  ${missing.map(formatAcl).join('\n  ')}`);
      stop?.throwIfAborted();
      await administration.add(missing);
    }
    if (surplus.length > 0) {
      console.log(`Removes\n  ${surplus.map(formatExistingAcl).join('\n  ')}`);
      stop?.throwIfAborted();
      await administration.remove(surplus);
    }
    await pause(milliseconds);
  }
  throw new Error(`the cluster took the ACLs ${ROUNDS} times and does not show them`);
}
