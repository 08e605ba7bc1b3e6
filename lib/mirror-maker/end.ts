import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { AclDeclarations } from '../principals/acl-grants';
import type { Acl } from '../kafka/acls/acls';
import { arnFor } from '../private/references';
import { grantSecret } from '../private/grants';
import type { MirroredClusterConfig } from './mirrored-cluster-config';

/** Where a cluster is looked up, and its secret; brokers that are not MSK's may be anywhere. */
export function regionOf({ cluster, secret }: MirroredClusterConfig): string {
  return (cluster ?? secret).env.region;
}

/** Lets MirrorMaker look up what it needs to log in. */
export function grantRead({ user, secret }: MirroredClusterConfig, grantee: iam.IGrantable): void {
  if (user) {
    user.grantRead(grantee);
  } else {
    grantSecret(grantee, secret);
  }
}

/** What MirrorMaker's user needs on a cluster that is closed. */
export function allowWhereClosed({ user }: MirroredClusterConfig, acls: (username: string) => Acl[]): void {
  if (user) {
    AclDeclarations.of(user.cluster)?.grantWhereClosed(acls(user.username));
  }
}

/** What the entry script of the container asks for. */
export function environmentOf(end: MirroredClusterConfig, reader: IConstruct, prefix: string): Record<string, string> {
  const { cluster, bootstrapServers, secret } = end;
  return {
    [`${prefix}_REGION`]: regionOf(end),
    [`${prefix}_SECRET_ARN`]: arnFor(reader, secret, secret.secretArn),
    ...(cluster
      ? { [`${prefix}_CLUSTER_ARN`]: arnFor(reader, cluster, cluster.clusterArn) }
      : { [`${prefix}_BOOTSTRAP_SERVERS`]: bootstrapServers! }),
  };
}
