import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Dependable, type IConstruct, type IDependable } from 'constructs';
import { eventSourceAcls } from '../kafka/acls/acl-grants';
import type { Acl } from '../kafka/acls/acls';
import { trait } from '../private/trait';
import { validateNames } from './grant';
import type { IScramUser } from './i-scram-user';
import type { KafkaGrantee } from './kafka-grantee';

/** What declares the ACLs of a cluster that this app defines. What depends on it waits for the ACLs, where there are some. */
export interface AclDeclarations extends IDependable {
  grant(acls: readonly Acl[]): void;
  /** For what the library needs itself: declared where the cluster is closed, and no reason to close it. */
  grantWhereClosed(acls: readonly Acl[]): void;
}

export const AclDeclarations = trait<AclDeclarations>('AclDeclarations');

/** The ACLs of a cluster, for what must wait for them: none where the app declares none. */
export function aclsOf(cluster: msk.ICluster): IConstruct[] {
  const declarations = AclDeclarations.of(cluster);
  return declarations ? Dependable.of(declarations).dependencyRoots : [];
}

/** Receives ACLs, under the name that it logs in with. */
export function receiveAcls(principal: IDependable, cluster: () => msk.ICluster, username: () => string): KafkaGrantee {
  return {
    faults: (permission) => [...validateNames(permission, 'fault'), AclDeclarations.of(cluster()) ? undefined : notDefined(cluster())],
    receive: ({ acls }) => {
      const declarations = AclDeclarations.of(cluster())!;
      declarations.grant(acls(username()));
      return { dependencies: [principal, declarations] };
    },
  };
}

/** What Lambda asks of a user besides reading; on a cluster of another app it is for that app to grant. */
export function grantEventSource({ username, cluster }: IScramUser): void {
  AclDeclarations.of(cluster)?.grantWhereClosed(eventSourceAcls(username));
}

function notDefined({ node }: msk.ICluster): string {
  return `its cluster must be a ScramMskCluster of this app, got ${node.path}, which is none: give its users ACLs with Kafka's tools`;
}
