/**
 * Access control lists of Apache Kafka, as this library declares them: each allows one principal one operation, from any
 * host. Nothing is denied: what no ACL allows is refused once a cluster is closed, see administratorAcls().
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

/** One line that a person can read: `User:orders WRITE TOPIC PREFIXED orders.`. Principal and name may hold spaces. */
export function formatAcl({ principal, operation, resourceType, patternType, name }: Acl): string {
  return [principal, operation, resourceType, patternType, name].join(' ');
}

const LINE = new RegExp(`^(\\S.*?) (${ACL_OPERATIONS.join('|')}) (${ACL_RESOURCE_TYPES.join('|')}) (${ACL_PATTERN_TYPES.join('|')}) (.+)$`, 's');

/** @throws Error for a line that `formatAcl` did not write */
export function parseAcl(line: string): Acl {
  const [, principal, operation, resourceType, patternType, name] = LINE.exec(line) ?? [];
  if (principal === undefined || name === undefined) {
    throw new Error(`'${line}' is no ACL: a line like 'User:orders WRITE TOPIC LITERAL orders' is allowed`);
  }
  return {
    principal,
    operation: operation as AclOperation,
    resourceType: resourceType as AclResourceType,
    patternType: patternType as AclPatternType,
    name,
  };
}
