import { formatAcl, type Acl } from './acls';

/** An ACL that a cluster has, from this app or not. */
export interface ExistingAcl extends Omit<Acl, 'operation' | 'resourceType' | 'patternType'> {
  /** A newer Kafka may know operations and types that this library does not. */
  readonly operation: string;
  readonly resourceType: string;
  readonly patternType: string;
  readonly permission: string;
  readonly host: string;
}

/** What turns the ACLs of a cluster into the declared ones. */
export interface AclDifference {
  readonly missing: readonly Acl[];
  readonly surplus: readonly ExistingAcl[];
}

/** What the library declares: allowed, from any host. */
export const DECLARED = { permission: 'ALLOW', host: '*' } as const;

/**
 * Compares what is declared with what is there. The ACLs of a principal that has or had a declared one belong to the
 * library: whatever else is there for that principal, also from other hands, is surplus. Those of other principals are
 * not looked at.
 *
 * @param before what was declared until now
 */
export function aclDifference(declared: readonly Acl[], before: readonly Acl[], existing: readonly ExistingAcl[]): AclDifference {
  const owned = new Set([...declared, ...before].map(({ principal }) => principal));
  const wanted = new Map(declared.map((acl) => [identity({ ...acl, ...DECLARED }), acl]));
  const present = new Set(existing.map(identity));
  return {
    missing: [...wanted].flatMap(([key, acl]) => present.has(key) ? [] : [acl]),
    surplus: existing.filter((acl) => owned.has(acl.principal) && !wanted.has(identity(acl))),
  };
}

/** One line for a log. */
export function formatExistingAcl(acl: ExistingAcl): string {
  const { permission, host } = acl;
  const exception = permission === DECLARED.permission && host === DECLARED.host ? '' : ` (${permission} from ${host})`;
  return `${formatAcl(acl as Acl)}${exception}`;
}

function identity({ principal, permission, host, operation, resourceType, patternType, name }: ExistingAcl): string {
  return JSON.stringify([principal, permission, host, operation, resourceType, patternType, name]);
}
