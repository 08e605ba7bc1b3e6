import { EVERY, aclPattern, type AclPattern } from './acl-patterns';
import { CLUSTER_NAME, principalOf, type Acl, type AclOperation, type AclResourceType } from './acls';

/**
 * What clients need, and no more. Kafka lets whoever may read or write also describe, and whoever may write to a topic
 * also use an idempotent producer (from 2.8 on), so neither is granted by itself.
 *
 * @see https://kafka.apache.org/39/documentation.html#operations_resources_and_protocols
 */

export function produceAcls(username: string, topics: string): Acl[] {
  return allow(username, 'TOPIC', aclPattern(topics), ['WRITE']);
}

export function consumeAcls(username: string, topics: string, groups: string): Acl[] {
  return [
    ...allow(username, 'TOPIC', aclPattern(topics), ['READ']),
    ...allow(username, 'GROUP', aclPattern(groups), ['READ']),
  ];
}

export function transactionAcls(username: string, transactionalIds: string): Acl[] {
  return allow(username, 'TRANSACTIONAL_ID', aclPattern(transactionalIds), ['WRITE']);
}

/**
 * What an event source mapping of Lambda insists on besides what every consumer needs.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html#msk-authorize-errors
 */
export function eventSourceAcls(username: string): Acl[] {
  return allow(username, 'CLUSTER', { patternType: 'LITERAL', name: CLUSTER_NAME }, ['DESCRIBE_CONFIGS']);
}

/**
 * Everything, on every type of resource.
 *
 * Kafka opens a resource to everybody only while no ACL matches it (`allow.everyone.if.no.acl.found=true`, MSK's
 * default), so that these ACLs of one administrator close the cluster to all others: no setting of the brokers changes,
 * and nobody is locked out. USER is the right to log in for somebody else, with delegation tokens (from Kafka 3.3 on).
 */
export function administratorAcls(username: string): Acl[] {
  const types: readonly AclResourceType[] = ['TOPIC', 'GROUP', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN', 'USER'];
  return [
    ...allow(username, 'CLUSTER', { patternType: 'LITERAL', name: CLUSTER_NAME }, ['ALL']),
    ...types.flatMap((type) => allow(username, type, EVERY, ['ALL'])),
  ];
}

export function allow(username: string, resourceType: AclResourceType, pattern: AclPattern, operations: readonly AclOperation[]): Acl[] {
  return operations.map((operation) => ({ principal: principalOf(username), operation, resourceType, ...pattern }));
}
