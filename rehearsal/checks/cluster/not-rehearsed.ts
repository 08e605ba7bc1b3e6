import { usesZooKeeper } from 'cdk-msk-georeplication/kafka';
import type { ClusterDescription, ClusterFeature, OtherResource } from '../../assembly/descriptions';
import type { Check } from '../../environment/check';

type Reason = (cluster: ClusterDescription) => string | undefined;

/** What a cluster may have, and no local brokers can show: a row with the reason. */
export const NOT_REHEARSED: readonly Check[] = [
  notRehearsed('cluster.configuration', "the brokers have the template's server.properties", ({ unknownServerProperties }) =>
    unknownServerProperties && `${unknownServerProperties}: the brokers here have MSK's defaults`),
  notRehearsed('cluster.unknown-users', 'users whose secrets were brought log in', ({ unknownUsers }) =>
    unknownUsers.map(({ reason }) => reason).join('; ') || undefined),
  notRehearsed('cluster.zookeeper', 'the brokers keep their metadata in ZooKeeper', ({ kafkaVersion }) =>
    usesZooKeeper(kafkaVersion) ? `Kafka ${kafkaVersion} of MSK does, the brokers here have KRaft` : undefined),
  notRehearsed('cluster.express', 'Express brokers keep records without a limit, and recover fast', ofFeature('express', "the brokers here are Apache Kafka's own")),
  notRehearsed('cluster.iam', 'roles log in with IAM', ofFeature('iam', 'AWS alone checks who a role is')),
  notRehearsed('cluster.no-login', 'clients that do not log in are let in', ofFeature('no-login', 'the brokers here take a login on every listener')),
  notRehearsed('cluster.plaintext-listener', 'clients without TLS are let in', ofFeature('plaintext', 'the brokers here take TLS on every listener')),
  notRehearsed('cluster.public-access', 'clients reach the brokers over the internet', ofFeature('public-access', 'public addresses are of the network of AWS')),
  notRehearsed('cluster.multi-vpc', 'clients of other VPCs log in over AWS PrivateLink', ofFeature('multi-vpc', 'such connections are of the network of AWS')),
  notRehearsed('cluster.mutual-tls', 'clients with a certificate log in', ({ unknownFeatures }) => perhaps(unknownFeatures['mutual-tls'])),
  notRehearsed('cluster.tiered-storage', 'old records move to tiered storage', ofFeature('tiered-storage', 'topics have its settings, but the brokers here have no storage but their own')),
];

/** The rows of what belongs to no cluster that is rehearsed. */
export const OTHER_RESOURCES: Readonly<Record<OtherResource['kind'], { readonly id: string; readonly title: string }>> = {
  'cluster': { id: 'cluster.supported', title: 'local brokers can stand for the cluster' },
  'serverless': { id: 'cluster.serverless', title: 'clients use the serverless cluster' },
  'replicator': { id: 'replication.msk-replicator', title: 'MSK Replicator copies records' },
  'connector': { id: 'connect.connector', title: 'the connector of MSK Connect runs' },
  'event-source': { id: 'connect.event-source', title: 'Lambda calls a function with the records of a topic' },
  'private-connection': { id: 'cluster.private-connection', title: 'clients of other VPCs are let in over AWS PrivateLink' },
  'topic': { id: 'assembly.topic', title: 'Kafka makes the topic' },
  'acls': { id: 'assembly.acls', title: 'the function of the template sets the ACLs' },
  'users': { id: 'assembly.users', title: 'users whose secrets are associated log in' },
  'rotation': { id: 'assembly.rotation', title: 'a user gets new passwords' },
  'probe': { id: 'assembly.probe', title: 'the probe tells what a failover would lose' },
  'client-instance': { id: 'assembly.client-instance', title: 'the client instance logs in' },
  'template': { id: 'assembly.template', title: 'what the stack defines is rehearsed' },
};

/** Why what needs rights on a cluster cannot be tried, if so. */
export function withoutRights({ serverProperties, acls }: ClusterDescription): string | undefined {
  return acls === undefined && /^\s*allow\.everyone\.if\.no\.acl\.found\s*[=:]\s*false\s*$/m.test(serverProperties)
    ? 'allow.everyone.if.no.acl.found is false and the assembly declares no ACLs: no user may do anything until an administrator sets some by hand'
    : undefined;
}

function ofFeature(feature: ClusterFeature, reason: string): Reason {
  return ({ features, unknownFeatures }) => features.includes(feature) ? reason : perhaps(unknownFeatures[feature]);
}

function perhaps(unknown: string | undefined): string | undefined {
  return unknown && `whether the template asks for it is known to AWS only: ${unknown}`;
}

function notRehearsed(id: string, title: string, reason: Reason): Check {
  return {
    id,
    title,
    appliesTo: (_, cluster) => reason(cluster) !== undefined,
    skipReason: reason,
    run: ({ description }) => Promise.reject(new Error(`${id} of ${description.name} cannot be rehearsed`)),
  };
}
