import type { Acl } from '../kafka/acls/acls';
import type { MirroredClusterConfig } from '../mirror-maker/mirrored-cluster-config';
import { AclDeclarations } from '../principals/acl-grants';
import type { IScramUser } from '../principals/i-scram-user';
import type { ScramMskCluster } from '../scram-msk-cluster/scram-msk-cluster';

const USERNAME = 'replication-probe';

/** Whom a probe logs in as, with what it needs where the cluster is closed. */
export function userOf({ cluster }: MirroredClusterConfig, given: IScramUser | undefined, acls: (username: string) => Acl[]): IScramUser {
  const user = given ?? ownUser(cluster as ScramMskCluster);
  AclDeclarations.of(user.cluster)?.grantWhereClosed(acls(user.username));
  return user;
}

/** A rule has seen that the app may add one. */
function ownUser(cluster: ScramMskCluster): IScramUser {
  return cluster.hasUser(USERNAME) ? cluster.user(USERNAME) : cluster.addUser(USERNAME);
}
