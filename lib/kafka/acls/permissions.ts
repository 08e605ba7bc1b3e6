import {
  administratorAcls, consumeAcls, describeAcls, produceAcls, topicManagementAcls, transactionAcls,
} from './acl-grants';
import { validateNamePattern, validateTopicPattern } from './acl-patterns';
import type { Acl } from './acls';
import {
  administratorPermissions, consumePermissions, describePermissions, validatePolicyName, producePermissions, topicManagementPermissions, transactionPermissions,
  type IamPermission,
} from './iam-grants';

/** What may be granted on a cluster: to a user as ACLs, to a role as statements of its policy. */
export interface Permission {
  /** The names that it is about, by parameter. */
  readonly names: readonly PermissionName[];
  readonly acls: (username: string) => Acl[];
  readonly permissions: () => IamPermission[];
}

/** A name or the beginning of names. */
export interface PermissionName {
  readonly parameter: string;
  readonly value: string;
  /** Says what it must be for Kafka, or nothing if it is. */
  readonly fault: (value: string) => string | undefined;
  /** The same for a policy of IAM. */
  readonly faultInPolicy: (value: string) => string | undefined;
}

export function producing(topic: string): Permission {
  return { names: [topicName(topic)], acls: (username) => produceAcls(username, topic), permissions: () => producePermissions(topic) };
}

export function consuming(topic: string, group: string): Permission {
  return {
    names: [topicName(topic), otherName('group', group)],
    acls: (username) => consumeAcls(username, topic, group),
    permissions: () => consumePermissions(topic, group),
  };
}

export function transacting(transactionalId: string): Permission {
  return {
    names: [otherName('transactionalId', transactionalId)],
    acls: (username) => transactionAcls(username, transactionalId),
    permissions: () => transactionPermissions(transactionalId),
  };
}

/** Without names: everything; of what is not named where another is, nothing. */
export function describing(topic?: string, group?: string): Permission {
  const names = topic === undefined && group === undefined ? ['*', '*'] as const : [topic, group] as const;
  return {
    names: [...topic === undefined ? [] : [topicName(topic)], ...group === undefined ? [] : [otherName('group', group)]],
    acls: (username) => describeAcls(username, ...names),
    permissions: () => describePermissions(...names),
  };
}

export function managingTopics(topic: string): Permission {
  return { names: [topicName(topic)], acls: (username) => topicManagementAcls(username, topic), permissions: () => topicManagementPermissions(topic) };
}

export function administering(): Permission {
  return { names: [], acls: administratorAcls, permissions: administratorPermissions };
}

function topicName(value: string): PermissionName {
  return { parameter: 'topic', value, fault: validateTopicPattern, faultInPolicy: validateTopicPattern };
}

function otherName(parameter: string, value: string): PermissionName {
  return { parameter, value, fault: validateNamePattern, faultInPolicy: (text) => validateNamePattern(text) ?? validatePolicyName(text) };
}
