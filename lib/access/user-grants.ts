import type * as msk from '@aws-cdk/aws-msk-alpha';
import { administratorAcls, consumeAcls, eventSourceAcls, produceAcls, transactionAcls } from '../kafka/acl-grants';
import { faultOfNamePattern, faultOfTopicPattern } from '../kafka/acl-patterns';
import type { Acl } from '../kafka/acls';
import type { IScramUser } from '../scram-msk-cluster';
import { check, checkConsumeArguments, checkNameArgument, refuseGrant } from './grant-faults';

/**
 * Which consumer groups somebody reads with.
 */
export interface GrantConsumeOptions {
  /**
   * The `group.id`: `billing`, or `billing-*` for every group whose name begins with `billing-`, or `*` for all.
   */
  readonly group: string;
}

/** A cluster whose ACLs this app declares. */
export interface AclHost {
  /** @internal */
  _grant(acls: readonly Acl[]): void;
  /** @internal */
  _grantWhereClosed(acls: readonly Acl[]): void;
}

export function isAclHost(cluster: object): cluster is AclHost {
  return '_grant' in cluster;
}

/** Who gets ACLs, and where; as text, what errors call him. */
export interface AclUser extends Pick<IScramUser, 'username' | 'cluster'> {
  toString(): string;
}

export function grantProduce(user: AclUser, topic: string): void {
  checkNameArgument(user, 'grantProduce', { topic });
  grant(user, [check('topic', topic, faultOfTopicPattern)], () => produceAcls(user.username, topic));
}

export function grantConsume(user: AclUser, topic: string, options: GrantConsumeOptions): void {
  checkConsumeArguments(user, topic, options);
  const { group } = options;
  const faults = [check('topic', topic, faultOfTopicPattern), check('group', group, faultOfNamePattern)];
  grant(user, faults, () => consumeAcls(user.username, topic, group));
}

export function grantTransactions(user: AclUser, transactionalId: string): void {
  checkNameArgument(user, 'grantTransactions', { transactionalId });
  grant(user, [check('transactionalId', transactionalId, faultOfNamePattern)], () => transactionAcls(user.username, transactionalId));
}

export function grantAdmin(user: AclUser): void {
  grant(user, [], () => administratorAcls(user.username));
}

/** What Lambda asks of a user besides reading; on a cluster of another app it is for that app to grant. */
export function grantEventSource({ username, cluster }: IScramUser): void {
  if (isAclHost(cluster)) {
    cluster._grantWhereClosed(eventSourceAcls(username));
  }
}

function grant(user: AclUser, checks: readonly (string | undefined)[], acls: () => Acl[]): void {
  const { cluster } = user;
  refuseGrant(user, [...checks, isAclHost(cluster) ? undefined : notDefined(cluster)]);
  (cluster as unknown as AclHost)._grant(acls());
}

function notDefined({ node }: msk.ICluster): string {
  return `its cluster must be a ScramMskCluster of this app, got ${node.path}, which this app does not define: give its users ACLs with Kafka's tools`;
}
