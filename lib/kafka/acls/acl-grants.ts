import { EVERY, aclPattern, type AclPattern } from './acl-patterns';
import { CLUSTER_NAME, principalOf, type Acl, type AclOperation, type AclResourceType } from './acls';

const CLUSTER: AclPattern = { patternType: 'LITERAL', name: CLUSTER_NAME };

/**
 * What clients need, and no more. Kafka lets a user that may read or write also describe, and one that may write to a topic
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
 * What a client that watches needs, a lag exporter or a dashboard: partitions, settings and offsets, and no record. Who may
 * describe everything may also describe the cluster: its brokers' settings, its ACLs, its quotas.
 */
export function describeAcls(username: string, topics?: string, groups?: string): Acl[] {
  const everything = [topics, groups].every((name) => name === EVERY.name);
  return [
    ...everything ? allow(username, 'CLUSTER', CLUSTER, ['DESCRIBE', 'DESCRIBE_CONFIGS']) : [],
    ...topics === undefined ? [] : allow(username, 'TOPIC', aclPattern(topics), ['DESCRIBE', 'DESCRIBE_CONFIGS']),
    ...groups === undefined ? [] : allow(username, 'GROUP', aclPattern(groups), ['DESCRIBE']),
  ];
}

/** What an application needs that owns topics, as Kafka Streams does: make and delete them, and change their settings. */
export function topicManagementAcls(username: string, topics: string): Acl[] {
  return allow(username, 'TOPIC', aclPattern(topics), ['CREATE', 'DELETE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS']);
}

/**
 * What an event source mapping of Lambda insists on besides what every consumer needs.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html#msk-authorize-errors
 */
export function eventSourceAcls(username: string): Acl[] {
  return allow(username, 'CLUSTER', CLUSTER, ['DESCRIBE_CONFIGS']);
}

/**
 * What the library's own administrator needs: to change ACLs, and one right on each type of resource, which closes it.
 *
 * Kafka opens a resource to every user only while no ACL matches it (`allow.everyone.if.no.acl.found=true`, MSK's
 * default), whatever that ACL allows and to whom. So these close the cluster to all others: no setting of the brokers
 * changes, and no user is locked out. It may neither read nor write a topic unless it gives itself the right, which shows.
 */
export function closingAcls(username: string): Acl[] {
  return [
    // Who may alter may describe.
    ...allow(username, 'CLUSTER', CLUSTER, ['ALTER']),
    ...allow(username, 'TOPIC', EVERY, ['DESCRIBE']),
    ...allow(username, 'GROUP', EVERY, ['DESCRIBE']),
    ...allow(username, 'TRANSACTIONAL_ID', EVERY, ['DESCRIBE']),
    ...allow(username, 'DELEGATION_TOKEN', EVERY, ['DESCRIBE']),
    ...allow(username, 'USER', EVERY, ['DESCRIBE_TOKENS']),
  ];
}

/**
 * Everything that a client may do, on every type of resource. Two rights are left out, which let a client pass for another:
 * CLUSTER_ACTION on the cluster is that of brokers among themselves, CREATE_TOKENS on a user (from Kafka 3.3 on) lets others
 * log in as that user, be it a broker. MSK's brokers are super users and need no ACL.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-acls.html
 */
export function administratorAcls(username: string): Acl[] {
  const types: readonly AclResourceType[] = ['TOPIC', 'GROUP', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN'];
  return [
    ...allow(username, 'CLUSTER', CLUSTER, ['ALTER', 'ALTER_CONFIGS', 'CREATE', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'IDEMPOTENT_WRITE']),
    ...types.flatMap((type) => allow(username, type, EVERY, ['ALL'])),
    ...allow(username, 'USER', EVERY, ['DESCRIBE_TOKENS']),
  ];
}

export function allow(username: string, resourceType: AclResourceType, pattern: AclPattern, operations: readonly AclOperation[]): Acl[] {
  return operations.map((operation) => ({ principal: principalOf(username), operation, resourceType, ...pattern }));
}
