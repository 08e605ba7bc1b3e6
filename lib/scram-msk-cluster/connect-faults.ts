import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { IScramUser } from './i-scram-user';

/**
 * @throws Error that lists every fault
 */
export function refuse(user: IScramUser, client: IConstruct, faults: readonly (string | false | undefined)[]): void {
  const found = faults.filter((fault) => typeof fault === 'string');
  if (found.length > 0) {
    throw new Error(`${client.node.path} cannot connect as '${user.username}' of ${user.cluster.node.path}: ${found.join('; ')}`);
  }
}

/** Security groups of another Region cannot be named, and a secret's only policy is MSK's, which lets in no other account. */
export function faultOfPlace(cluster: IConstruct & { readonly env: { readonly region: string; readonly account: string } }, client: Stack): string | undefined {
  const { region, account } = cluster.env;
  const elsewhere = 'give its role user.grantRead() and open the way with CrossRegionPeering';
  if (differs(region, client.region)) {
    return `it is in ${client.region} and the cluster in ${region}: ${elsewhere}`;
  }
  return differs(account, client.account) ? `it is in account ${client.account} and the cluster in ${account}: let it assume a role of that account` : undefined;
}

function differs(one: string, other: string): boolean {
  return !Token.isUnresolved(one) && !Token.isUnresolved(other) && one !== other;
}
