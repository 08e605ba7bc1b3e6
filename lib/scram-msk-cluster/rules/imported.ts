import { differs, error, isKnown, warning, type Rule } from '../../private/rules';
import type { ScramMskClusterAttributes } from '../scram-msk-cluster-attributes';
import { validateArn } from '../../principals/secret-validation';

/** What is known of a cluster that exists, as its rules see it. */
export interface ResolvedImport {
  readonly attributes: ScramMskClusterAttributes;
  /** The Region in its ARN. */
  readonly region: string;
}

const CLUSTER_ARN = /^arn:[\w-]+:kafka:[a-z0-9-]+:\d{12}:cluster\/[A-Za-z0-9-]+\/[A-Za-z0-9-]+$/;

export function isClusterArn(text: string): boolean {
  return !isKnown(text) || CLUSTER_ARN.test(text);
}

/** Each row has a row in the test. */
export const IMPORT_RULES: readonly Rule<ResolvedImport>[] = [
  error('cluster-arn', ({ attributes: { clusterArn } }) =>
    !isClusterArn(clusterArn)
      && `clusterArn must be the ARN of a cluster, as arn:aws:kafka:us-east-1:123456789012:cluster/NAME/UUID, got '${clusterArn}'`),

  error('security-groups', ({ attributes: { securityGroups } }) =>
    securityGroups.length === 0 && 'securityGroups must be at least one, got none: clients get in by rules on it'),

  error('user-names', ({ attributes: { users = {} } }) =>
    '' in users && "users must have names, got ''"),

  error('user-secrets', ({ attributes: { users = {} }, region }) => {
    const faults = Object.entries(users).flatMap(([username, secret]) => {
      const its = secret.env.region;
      const fault = validateArn(secret)
        ?? (differs(region, its) ? `secret must be in ${region}, the Region of the cluster, got one in ${its}` : undefined);
      return fault === undefined ? [] : [`'${username}': ${fault}`];
    });
    return faults.length > 0 && `users ${faults.join('; ')}`;
  }),

  // A key policy may let readers in by itself.
  warning('user-keys', ({ attributes: { users = {} } }) => {
    const locked = Object.keys(users).filter((username) => users[username]!.encryptionKey === undefined);
    return locked.length > 0
      && `users must have secrets with their encryptionKey for grantRead to let anybody decrypt them, got none for ${locked.map((username) => `'${username}'`).join(', ')}`;
  }),

  // Who only looks up its brokers may do so from anywhere.
  warning('cluster-region', ({ attributes: { clusterArn, vpc }, region }) =>
    isKnown(clusterArn) && isClusterArn(clusterArn) && isKnown(vpc.env.region) && vpc.env.region !== region
      && `vpc must be in ${region}, the Region of the cluster, got one in ${vpc.env.region}: import it with its region`),
];
