import { EVERY } from '../../lib/kafka/acl-patterns';
import { principalOf, type Acl, type AclOperation, type AclResourceType } from '../../lib/kafka/acls';

/** Something that a user tries, and what it must have been granted for it. */
export interface Attempt {
  /** What it is, for a reader. */
  readonly what: string;
  readonly act: string;
  readonly request: object;
  readonly needs: readonly Needed[];
}

interface Needed {
  readonly operation: AclOperation;
  readonly resourceType: AclResourceType;
  readonly name: string;
}

/** Nobody is granted a name like that by itself. */
export const ELSEWHERE = 'rehearsal-elsewhere';

/** What a user tries on a closed cluster: all that its ACLs allow, and what would undo them. */
export function attemptsOf(username: string, acls: readonly Acl[]): Attempt[] {
  const own = acls.filter(({ principal }) => principal === principalOf(username));
  const written = own.filter(({ operation, resourceType }) => operation === 'WRITE' && resourceType === 'TOPIC').map(example);
  const read = own.filter(({ operation, resourceType }) => operation === 'READ' && resourceType === 'TOPIC').map(example);
  const groups = own.filter(({ resourceType }) => resourceType === 'GROUP').map(example);
  const transactions = own.filter(({ resourceType }) => resourceType === 'TRANSACTIONAL_ID').map(example);
  const itsOwn = `${ELSEWHERE}-${username}`;
  const create: Attempt = { what: 'create a topic', act: 'create', request: { topic: itsOwn }, needs: [topic('CREATE', itsOwn)] };
  // One that is there: of another, a user who may describe it hears that there is none. The others need what is not its own.
  const deleted = isAllowed(username, create, acls) ? itsOwn : ELSEWHERE;
  return [
    ...[...written, ELSEWHERE].map(write),
    ...[...read, ELSEWHERE].map((topic) => reading(topic, groups[0] ?? ELSEWHERE)),
    ...read.slice(0, 1).map((topic) => reading(topic, ELSEWHERE)),
    ...[...transactions, ELSEWHERE].map(transaction),
    create,
    { what: `change the settings of ${written[0] ?? ELSEWHERE}`, act: 'alter', request: { topic: written[0] ?? ELSEWHERE }, needs: [topic('ALTER_CONFIGS', written[0] ?? ELSEWHERE)] },
    { what: `give itself rights on ${ELSEWHERE}`, act: 'allow', request: { topic: ELSEWHERE, principal: principalOf(username) }, needs: [{ operation: 'ALTER', resourceType: 'CLUSTER', name: 'kafka-cluster' }] },
    { what: 'delete a topic', act: 'delete', request: { topic: deleted }, needs: [topic('DELETE', deleted)] },
  ];
}

/** Whether Kafka should let a user do it. */
export function isAllowed(username: string, { needs }: Attempt, acls: readonly Acl[]): boolean {
  return needs.every(({ operation, resourceType, name }) => acls.some((acl) =>
    acl.principal === principalOf(username)
    && acl.resourceType === resourceType
    && (acl.operation === operation || acl.operation === 'ALL')
    && (acl.patternType === 'PREFIXED' ? name.startsWith(acl.name) : acl.name === name || acl.name === EVERY.name)));
}

/** A resource that an ACL is about. */
export function example({ patternType, name }: Acl): string {
  if (patternType === 'PREFIXED') {
    return `${name}rehearsal`;
  }
  return name === EVERY.name ? 'rehearsal-any' : name;
}

function write(name: string): Attempt {
  return { what: `write to ${name}`, act: 'write', request: { topic: name }, needs: [topic('WRITE', name)] };
}

function reading(name: string, group: string): Attempt {
  return {
    what: `read ${name} as ${group}`,
    act: 'read',
    request: { topic: name, group },
    needs: [topic('READ', name), { operation: 'READ', resourceType: 'GROUP', name: group }],
  };
}

function transaction(transactionalId: string): Attempt {
  return {
    what: `write in transactions as ${transactionalId}`,
    act: 'transact',
    request: { transactionalId },
    needs: [{ operation: 'WRITE', resourceType: 'TRANSACTIONAL_ID', name: transactionalId }],
  };
}

function topic(operation: AclOperation, name: string): Needed {
  return { operation, resourceType: 'TOPIC', name };
}
