import type * as msk from '@aws-cdk/aws-msk-alpha';
import * as iam from 'aws-cdk-lib/aws-iam';
import { connectorPermissions } from '../kafka/acls/connect-permissions';
import { LOGIN, type IamPermission } from '../kafka/acls/iam-grants';
import { producing } from '../kafka/acls/permissions';
import { arnOnCluster } from '../private/cluster-arns';
import { isPlaceholder } from '../private/pending';
import { arnFor } from '../private/references';
import { isKnown, refuse } from '../private/rules';
import { validateNames } from './grant';
import type { KafkaGrantee } from './kafka-grantee';

/** Who logs in with IAM, and where. */
export interface IamClient extends iam.IGrantable {
  readonly cluster: msk.ICluster;
}

export function grantLogin(client: IamClient): iam.Grant {
  return grant(client, [LOGIN]);
}

/** Receives statements of its IAM policy. */
export function receiveStatements(client: IamClient): KafkaGrantee {
  return {
    faults: (permission) => [...validateNames(permission, 'faultInPolicy'), validateAccount(client)],
    receive: ({ permissions }) => {
      const iamGrant = grant(client, permissions());
      return { dependencies: [iamGrant], iamGrant };
    },
  };
}

/** Lets a connector of Amazon MSK Connect do its work. */
export function grantConnector(client: IamClient, reads: readonly string[], writes: readonly string[]): void {
  const topics = [...reads, ...writes].flatMap((topic) => validateNames(producing(topic), 'faultInPolicy'));
  refuse(`${String(client)} cannot be granted anything`, [...topics, validateAccount(client)].filter((fault) => fault !== undefined));
  grant(client, connectorPermissions(reads, writes));
}

/** Adds to the policy of the client only: the stack of the cluster never depends on that of its clients. */
function grant(client: IamClient, permissions: readonly IamPermission[]): iam.Grant {
  const granted = permissions.map((permission) => iam.Grant.addToPrincipal({
    grantee: client,
    actions: permission.actions.map((action) => `kafka-cluster:${action}`),
    resourceArns: [arnOf(client, permission)],
  })).reduce((one, other) => one.combine(other));
  // A service, say. A role that is imported as immutable says that it took all, and takes nothing.
  refuse(`${String(client)} cannot be granted anything`, granted.success ? [] : ['principal must be a role whose policy this app writes, got one that takes no statement']);
  return granted;
}

export function arnOf({ grantPrincipal, cluster }: IamClient, { resourceType, name }: IamPermission): string {
  const clusterArn = arnFor(grantPrincipal, cluster, cluster.clusterArn);
  return resourceType === 'cluster' ? clusterArn : arnOnCluster(clusterArn, resourceType, name!);
}

/** MSK lets in other accounts by a policy of the cluster and from VPCs that are connected to it, neither of which is ours. */
function validateAccount({ grantPrincipal, cluster: { env: { account } } }: IamClient): string | undefined {
  const { principalAccount: own } = grantPrincipal;
  return !isKnown(own) || !isKnown(account) || own === account || isPendingRole(grantPrincipal)
    ? undefined
    : `its account must be ${account}, that of the cluster, got ${own}: take a role of the cluster's account, which others may assume`;
}

/** Before its look-up a role is in an account that CDK made up. */
function isPendingRole(principal: iam.IPrincipal): boolean {
  return 'roleArn' in principal && isPlaceholder(principal.roleArn);
}
