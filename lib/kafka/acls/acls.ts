/**
 * Access control lists of Apache Kafka, as this library declares them: each allows one principal one operation, from any
 * host. Nothing is denied: what no ACL allows is refused once a cluster is closed, see closingAcls().
 *
 * @see https://kafka.apache.org/39/documentation.html#security_authz
 */
export interface Acl {
  readonly principal: string;
  readonly operation: AclOperation;
  readonly resourceType: AclResourceType;
  readonly patternType: AclPatternType;
  /** The resource's name, or the beginning of its name; LITERAL `*` is every resource of the type. */
  readonly name: string;
}

export const ACL_OPERATIONS = [
  'ALL', 'READ', 'WRITE', 'CREATE', 'DELETE', 'ALTER', 'DESCRIBE', 'CLUSTER_ACTION', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS',
  'IDEMPOTENT_WRITE', 'CREATE_TOKENS', 'DESCRIBE_TOKENS', 'TWO_PHASE_COMMIT',
] as const;
export type AclOperation = typeof ACL_OPERATIONS[number];

export const ACL_RESOURCE_TYPES = ['TOPIC', 'GROUP', 'CLUSTER', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN', 'USER'] as const;
export type AclResourceType = typeof ACL_RESOURCE_TYPES[number];

export const ACL_PATTERN_TYPES = ['LITERAL', 'PREFIXED'] as const;
export type AclPatternType = typeof ACL_PATTERN_TYPES[number];

/** The name that Kafka gives to the one resource of type CLUSTER. */
export const CLUSTER_NAME = 'kafka-cluster';

/** The principal of a client that logged in, with SASL/SCRAM by its user name or with a certificate by the name in that. */
export function principalOf(username: string): string {
  return `User:${username}`;
}

/**
 * One line that a person can read: `User:orders WRITE TOPIC PREFIXED orders.`. Principal and name may hold spaces, as names in
 * certificates do. Where the line could be read in another way the principal is in quotes, as a text of JSON:
 * `"User:CN=orders READ TOPIC LITERAL a" WRITE TOPIC LITERAL orders`.
 */
export function formatAcl({ principal, operation, resourceType, patternType, name }: Acl): string {
  const right = [operation, resourceType, patternType, name].join(' ');
  const line = `${principal} ${right}`;
  return BARE.test(principal) && readings(line).length <= 1 ? line : `${JSON.stringify(principal)} ${right}`;
}

const RIGHT = `(${ACL_OPERATIONS.join('|')}) (${ACL_RESOURCE_TYPES.join('|')}) (${ACL_PATTERN_TYPES.join('|')}) (.+)$`;
const QUOTED = new RegExp(`^("(?:[^"\\\\\\x00-\\x1f]|\\\\["\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*") ${RIGHT}`, 's');
/** How a principal begins that may stand without quotes. */
const BARE = /^[^\s"]/;
/** Wherever it may begin. */
const RIGHTS = new RegExp(` (?=${RIGHT})`, 'gs');

/** @throws Error for a line that `formatAcl` did not write, and for one that can be read in two ways: whose it is cannot be known */
export function parseAcl(line: string): Acl {
  const found = readings(line);
  if (found.length !== 1) {
    throw new Error(`an ACL must be a line like 'User:orders WRITE TOPIC LITERAL orders'${found.length > 1 ? ' that can be read in one way' : ''}, got '${line}'`);
  }
  return found[0]!;
}

/** A line that an earlier release of the library wrote, as that read it: the shortest principal. */
export function parseFormerAcl(line: string): Acl[] {
  return readings(line).slice(0, 1);
}

/** Every way to read a line, the shortest principal first. */
function readings(line: string): Acl[] {
  const [, quoted, ...right] = QUOTED.exec(line) ?? [];
  if (quoted !== undefined) {
    return [aclOf(JSON.parse(quoted), right)];
  }
  return BARE.test(line) ? [...line.matchAll(RIGHTS)].map(({ index, 1: operation, 2: type, 3: pattern, 4: name }) =>
    aclOf(line.slice(0, index), [operation!, type!, pattern!, name!])) : [];
}

function aclOf(principal: string, [operation, resourceType, patternType, name]: readonly string[]): Acl {
  return {
    principal,
    operation: operation as AclOperation,
    resourceType: resourceType as AclResourceType,
    patternType: patternType as AclPatternType,
    name: name!,
  };
}
