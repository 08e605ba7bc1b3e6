import { type Acl, type AclOperation, type AclResourceType, EVERY, principalOf } from 'cdk-msk-georeplication/kafka';

/** Something that a user tries, and what it must have been granted for it. */
export interface AccessAttempt {
  /** What it is, for a reader. */
  readonly what: string;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly needs: readonly Needed[];
}

interface Needed {
  readonly operation: AclOperation;
  readonly resourceType: AclResourceType;
  readonly name: string;
}

/** No grant has a name like that by itself. */
export const ELSEWHERE = 'rehearsal-elsewhere';

/** What a user tries on a closed cluster: all that its ACLs allow, and what would undo them. */
export function attemptsOf(username: string, acls: readonly Acl[]): AccessAttempt[] {
  const own = acls.filter(({ principal }) => principal === principalOf(username));
  const written = own.filter(({ operation, resourceType }) => operation === 'WRITE' && resourceType === 'TOPIC').map(example);
  const read = own.filter(({ operation, resourceType }) => operation === 'READ' && resourceType === 'TOPIC').map(example);
  const groups = own.filter(({ resourceType }) => resourceType === 'GROUP').map(example);
  const described = own.filter(({ operation, resourceType }) => operation === 'DESCRIBE' && resourceType === 'TOPIC').map(example);
  // A name that is the beginning of others: below it a user makes what it owns.
  const owned = own.filter(({ operation, resourceType, patternType }) => operation === 'CREATE' && resourceType === 'TOPIC' && patternType === 'PREFIXED')
    .map((acl) => `${example(acl)}-made`);
  const transactions = own.filter(({ resourceType }) => resourceType === 'TRANSACTIONAL_ID').map(example);
  // The name in a certificate has characters that no topic may have.
  const itsOwn = `${ELSEWHERE}-${username.replace(/[^\w.-]/g, '-')}`;
  const create = creating('a topic', itsOwn);
  // One that is there: of another, a user who may describe it hears that there is none. The others need what is not its own.
  const deleted = isAllowedByAcls(username, create, acls) ? itsOwn : ELSEWHERE;
  return [
    ...[...written, ELSEWHERE].map(write),
    ...[...read, ELSEWHERE].map((topic) => reading(topic, groups[0] ?? ELSEWHERE)),
    ...read.slice(0, 1).map((topic) => reading(topic, ELSEWHERE)),
    ...[...transactions, ELSEWHERE].map(transaction),
    ...[...described, ELSEWHERE].flatMap(seeing),
    { what: `see the offsets of ${groups[0] ?? ELSEWHERE}`, method: 'offsets', params: { group: groups[0] ?? ELSEWHERE }, needs: [{ operation: 'DESCRIBE', resourceType: 'GROUP', name: groups[0] ?? ELSEWHERE }] },
    { what: 'see the settings of a broker', method: 'broker', params: {}, needs: [{ operation: 'DESCRIBE_CONFIGS', resourceType: 'CLUSTER', name: 'kafka-cluster' }] },
    ...owned.flatMap((name) => [creating(name, name), deleting(name, name)]),
    create,
    { what: `change the settings of ${written[0] ?? ELSEWHERE}`, method: 'alter', params: { topic: written[0] ?? ELSEWHERE }, needs: [topic('ALTER_CONFIGS', written[0] ?? ELSEWHERE)] },
    { what: `give itself rights on ${ELSEWHERE}`, method: 'allow', params: { topic: ELSEWHERE, principal: principalOf(username) }, needs: [{ operation: 'ALTER', resourceType: 'CLUSTER', name: 'kafka-cluster' }] },
    deleting('a topic', deleted),
  ];
}

/**
 * What else lets a user do the same.
 *
 * @see https://kafka.apache.org/39/documentation.html#operations_in_kafka
 */
const IMPLIED_BY: { readonly [operation in AclOperation]?: readonly AclOperation[] } = {
  DESCRIBE: ['READ', 'WRITE', 'DELETE', 'ALTER'],
  DESCRIBE_CONFIGS: ['ALTER_CONFIGS'],
};

/** Whether Kafka should let a user do it. */
export function isAllowedByAcls(username: string, { needs }: AccessAttempt, acls: readonly Acl[]): boolean {
  return needs.every(({ operation, resourceType, name }) => acls.some((acl) =>
    acl.principal === principalOf(username)
    && acl.resourceType === resourceType
    && [operation, 'ALL', ...IMPLIED_BY[operation] ?? []].includes(acl.operation)
    && covers(acl, name)));
}

/** Whether an ACL is about a resource of this name. */
export function covers({ patternType, name: pattern }: Acl, name: string): boolean {
  return patternType === 'PREFIXED' ? name.startsWith(pattern) : pattern === name || pattern === EVERY.name;
}

/** A resource that an ACL is about. */
export function example({ patternType, name }: Acl): string {
  if (patternType === 'PREFIXED') {
    return `${name}rehearsal`;
  }
  return name === EVERY.name ? 'rehearsal-any' : name;
}

function creating(what: string, name: string): AccessAttempt {
  return { what: `create ${what}`, method: 'create', params: { topic: name }, needs: [topic('CREATE', name)] };
}

function deleting(what: string, name: string): AccessAttempt {
  return { what: `delete ${what}`, method: 'delete', params: { topic: name }, needs: [topic('DELETE', name)] };
}

function seeing(name: string): AccessAttempt[] {
  return [
    { what: `see ${name}`, method: 'describe', params: { topic: name }, needs: [topic('DESCRIBE', name)] },
    { what: `see the settings of ${name}`, method: 'settings', params: { topic: name }, needs: [topic('DESCRIBE_CONFIGS', name)] },
  ];
}

function write(name: string): AccessAttempt {
  return { what: `write to ${name}`, method: 'write', params: { topic: name }, needs: [topic('WRITE', name)] };
}

function reading(name: string, group: string): AccessAttempt {
  return {
    what: `read ${name} as ${group}`,
    method: 'read',
    params: { topic: name, group },
    needs: [topic('READ', name), { operation: 'READ', resourceType: 'GROUP', name: group }],
  };
}

function transaction(transactionalId: string): AccessAttempt {
  return {
    what: `write in transactions as ${transactionalId}`,
    method: 'transact',
    params: { transactionalId },
    needs: [{ operation: 'WRITE', resourceType: 'TRANSACTIONAL_ID', name: transactionalId }],
  };
}

function topic(operation: AclOperation, name: string): Needed {
  return { operation, resourceType: 'TOPIC', name };
}
