import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Fn, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { faultOfNamePattern, faultOfTopicPattern } from '../kafka/acl-patterns';
import { connectorAllowances } from '../kafka/connect-allowances';
import {
  administratorAllowances, consumeAllowances, faultOfPolicyName, LOGIN, produceAllowances, transactionAllowances, type IamAllowance,
} from '../kafka/iam-grants';
import { isPlaceholder } from '../private/pending';
import { arnFor } from '../private/references';
import { isKnown } from '../private/rules';
import { check, checkConsumeArguments, checkNameArgument, refuseGrant } from './grant-faults';
import type { GrantConsumeOptions } from './user-grants';

/** Who logs in with IAM, and where. */
export interface IamClient extends iam.IGrantable {
  readonly cluster: msk.ICluster;
}

export function grantLogin(client: IamClient): iam.Grant {
  return grant(client, [LOGIN]);
}

export function grantProduce(client: IamClient, topic: string): void {
  checkNameArgument(client, 'grantProduce', { topic });
  refuseGrant(client, [checkTopic(topic), faultOfAccount(client)]);
  grant(client, produceAllowances(topic));
}

export function grantConsume(client: IamClient, topic: string, options: GrantConsumeOptions): void {
  checkConsumeArguments(client, topic, options);
  const { group } = options;
  refuseGrant(client, [checkTopic(topic), checkName('group', group), faultOfAccount(client)]);
  grant(client, consumeAllowances(topic, group));
}

export function grantTransactions(client: IamClient, transactionalId: string): void {
  checkNameArgument(client, 'grantTransactions', { transactionalId });
  refuseGrant(client, [checkName('transactionalId', transactionalId), faultOfAccount(client)]);
  grant(client, transactionAllowances(transactionalId));
}

export function grantAdmin(client: IamClient): void {
  refuseGrant(client, [faultOfAccount(client)]);
  grant(client, administratorAllowances());
}

/** Lets a connector of Amazon MSK Connect do its work. */
export function grantConnector(client: IamClient, reads: readonly string[], writes: readonly string[]): void {
  refuseGrant(client, [...[...reads, ...writes].map(checkTopic), faultOfAccount(client)]);
  grant(client, connectorAllowances(reads, writes));
}

/** Adds to the policy of the client only: the stack of the cluster never depends on that of its clients. */
function grant(client: IamClient, allowances: readonly IamAllowance[]): iam.Grant {
  const granted = allowances.map((allowance) => iam.Grant.addToPrincipal({
    grantee: client,
    actions: allowance.actions.map((action) => `kafka-cluster:${action}`),
    resourceArns: [arnOf(client, allowance)],
  })).reduce((one, other) => one.combine(other));
  // The methods of a principal return nothing that could tell.
  granted.assertSuccess();
  return granted;
}

/** arn:aws:kafka:us-east-1:123456789012:cluster/NAME/UUID, …:topic/NAME/UUID/orders */
export function arnOf({ grantPrincipal, cluster: of }: IamClient, { resourceType, name }: IamAllowance): string {
  const clusterArn = arnFor(grantPrincipal, of, of.clusterArn);
  if (resourceType === 'cluster') {
    return clusterArn;
  }
  // Fn::Split takes Fn::Sub, and by the documentation of CloudFormation not what a stack of its own reads the ARN with.
  const text = Token.isUnresolved(clusterArn) ? Fn.sub('${Arn}', { Arn: clusterArn }) : clusterArn;
  const [service, cluster] = Fn.split(':cluster/', text, 2);
  return `${service}:${resourceType}/${cluster}/${name}`;
}

function checkTopic(topic: string): string | undefined {
  return check('topic', topic, faultOfTopicPattern);
}

function checkName(parameter: string, name: string): string | undefined {
  return check(parameter, name, (text) => faultOfNamePattern(text) ?? faultOfPolicyName(text));
}

/** MSK lets in other accounts by a policy of the cluster and from VPCs that are connected to it, neither of which is ours. */
function faultOfAccount({ grantPrincipal, cluster: { env: { account } } }: IamClient): string | undefined {
  const { principalAccount: own } = grantPrincipal;
  return !isKnown(own) || !isKnown(account) || own === account || isPendingRole(grantPrincipal)
    ? undefined
    : `its account must be ${account}, that of the cluster, got ${own}: take a role of the cluster's account, which others may assume`;
}

/** Before its look-up a role is in an account that CDK made up. */
function isPendingRole(principal: iam.IPrincipal): boolean {
  return 'roleArn' in principal && isPlaceholder(principal.roleArn);
}
