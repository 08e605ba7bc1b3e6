import { Duration, Stack, Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { isKnown, type Rule } from '../private/rules';
import { takesIam } from '../scram-msk-cluster/iam-host';
import type { MskClientInstanceProps } from './msk-client-instance-props';

/** A box before it is defined, as its rules see it. */
export interface ClientDraft {
  readonly scope: Construct;
  readonly props: MskClientInstanceProps;
  readonly vpc?: ec2.IVpc;
  readonly signalTimeout: Duration;
}

/** The least that leaves MSK's ten minutes after the installation. */
const SHORTEST_SIGNAL_TIMEOUT = Duration.minutes(20);
/** What a CreationPolicy takes. */
const LONGEST_SIGNAL_TIMEOUT = Duration.hours(12);

export const CLIENT_RULES: readonly Rule<ClientDraft>[] = [
  {
    id: 'client-vpc',
    level: 'error',
    fault: ({ vpc, props: { cluster } }) => vpc
      ? undefined
      : `vpc: the cluster ${cluster.node.path} does not say which VPC it is in: name the VPC of the box`,
  },
  {
    id: 'client-security-group',
    level: 'error',
    fault: ({ props: { cluster } }) => hasSecurityGroup(cluster)
      ? undefined
      : `cluster ${cluster.node.path} has no security group to let the box in: import it with ScramMskCluster.fromScramMskClusterAttributes()`,
  },
  {
    id: 'client-region',
    level: 'error',
    fault: ({ scope, props: { cluster } }) => {
      const [own, other] = [Stack.of(scope).region, cluster.env.region];
      return !isKnown(own) || !isKnown(other) || own === other
        ? undefined
        : `cluster ${cluster.node.path} is in ${other}: a cluster of ${own} is allowed, because security groups of two Regions cannot name each other`;
    },
  },
  {
    id: 'client-user',
    level: 'error',
    fault: ({ props: { cluster, user } }) => mayBeSame(user.cluster.clusterArn, cluster.clusterArn)
      ? undefined
      : `user '${user.username}' is one of ${user.cluster.node.path}: a user of ${cluster.node.path} is allowed`,
  },
  {
    id: 'client-other-clusters',
    level: 'error',
    fault: ({ props: { otherClusters = {} } }) => {
      const names = Object.keys(otherClusters).filter((name) => !/^[A-Za-z0-9-]+$/.test(name));
      return names.length > 0
        ? `otherClusters ${names.map((name) => `'${name}'`).join(', ')}: letters, digits and hyphens are allowed in a name`
        : undefined;
    },
  },
  {
    id: 'client-iam',
    level: 'error',
    fault: ({ props: { cluster, iam } }) => !iam || takesIam(cluster)
      ? undefined
      : `iam true: the cluster ${cluster.node.path} does not let anybody log in with IAM: a ScramMskCluster with iam true is allowed, or one that is imported with it`,
  },
  {
    id: 'client-iam-library',
    level: 'error',
    fault: ({ props: { iam, iamLibrary } }) => iamLibrary && !iam
      ? `iamLibrary ${iamLibrary.source} without iam: allowed only with iam true`
      : undefined,
  },
  {
    id: 'client-signal-timeout',
    level: 'error',
    fault: ({ signalTimeout }) => {
      const allowed = `${SHORTEST_SIGNAL_TIMEOUT.toHumanString()} to ${LONGEST_SIGNAL_TIMEOUT.toHumanString()} are allowed`;
      if (signalTimeout.isUnresolved()) {
        return `resourceSignalTimeout of a token: ${allowed}, known when the app is synthesized`;
      }
      const seconds = signalTimeout.toSeconds();
      return seconds >= SHORTEST_SIGNAL_TIMEOUT.toSeconds() && seconds <= LONGEST_SIGNAL_TIMEOUT.toSeconds()
        ? undefined
        : `resourceSignalTimeout ${signalTimeout.toHumanString()}: ${allowed}`;
    },
  },
];

/** An ARN in clear and one that CloudFormation fills in cannot be compared. */
function mayBeSame(one: string, other: string): boolean {
  return one === other || Token.isUnresolved(one) !== Token.isUnresolved(other);
}

/** An imported cluster of msk-alpha has no connections and says so by throwing. */
function hasSecurityGroup(cluster: ec2.IConnectable): boolean {
  try {
    return cluster.connections.securityGroups.length > 0;
  } catch {
    return false;
  }
}
