import { Token } from 'aws-cdk-lib';
import { administratorAcls, consumeAcls, eventSourceAcls, produceAcls, transactionAcls } from '../kafka/acl-grants';
import { faultOfNamePattern, faultOfTopicPattern } from '../kafka/acl-patterns';
import type { Acl } from '../kafka/acls';
import type { IScramUser } from '../scram-msk-cluster';

/**
 * Which consumer groups a user reads with.
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

export function grantProduce(user: IScramUser, topic: string): void {
  grant(user, [check('topic', topic, faultOfTopicPattern)], () => produceAcls(user.username, topic));
}

export function grantConsume(user: IScramUser, topic: string, { group }: GrantConsumeOptions): void {
  const faults = [check('topic', topic, faultOfTopicPattern), check('group', group, faultOfNamePattern)];
  grant(user, faults, () => consumeAcls(user.username, topic, group));
}

export function grantTransactions(user: IScramUser, transactionalId: string): void {
  grant(user, [check('transactionalId', transactionalId, faultOfNamePattern)], () => transactionAcls(user.username, transactionalId));
}

export function grantAdmin(user: IScramUser): void {
  grant(user, [], () => administratorAcls(user.username));
}

/** What Lambda asks of a user besides reading; on a cluster of another app it is for that app to grant. */
export function grantEventSource({ username, cluster }: IScramUser): void {
  if (isAclHost(cluster)) {
    cluster._grantWhereClosed(eventSourceAcls(username));
  }
}

function grant({ node, cluster }: IScramUser, checks: readonly (string | undefined)[], acls: () => Acl[]): void {
  const faults = checks.filter((fault) => fault !== undefined);
  if (!isAclHost(cluster)) {
    faults.push(`${cluster.node.path} is not defined by this app: only its own ScramMskCluster is allowed, give other users ACLs with Kafka's tools`);
  }
  if (faults.length > 0) {
    throw new Error(`${node.path} cannot be granted anything:${faults.map((fault) => `\n  - ${fault}`).join('')}`);
  }
  (cluster as unknown as AclHost)._grant(acls());
}

function check(parameter: string, value: string, faultOf: (text: string) => string | undefined): string | undefined {
  const fault = Token.isUnresolved(value) ? undefined : faultOf(value);
  return fault && `${parameter} '${value}': ${fault}`;
}
