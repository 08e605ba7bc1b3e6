import type { AssemblyDescription, ClientInstanceDescription, ClusterDescription, OtherResource, UserDescription } from '../assembly/descriptions';
import { reasonOfCluster } from '../assembly/reason-of-cluster';
import { userSecretsOf } from '../assembly/rotations';
import { partitionOf } from '../fake-aws/partitions';
import { describeOwnClient } from '../hosts/own-client/own-client';

/** Whom the rehearsal adds to a cluster of which it knows no user. */
const OWN_USER = 'msk-rehearsal';

/**
 * The assembly with a client for each cluster: where its templates have no client instance, or one whose user only AWS knows,
 * the rehearsal's own, as a user of the templates; where the templates have none either, as a user of the rehearsal.
 */
export function withOwnClients(assembly: AssemblyDescription): AssemblyDescription {
  const clusters = assembly.clusters.map((cluster) => cluster.users.length > 0 ? cluster : { ...cluster, users: [ownUser(cluster)] });
  const usable = assembly.clientInstances.filter((clientInstance) => clientInstance.unknown === undefined && clusters.some((cluster) => isUserOf(cluster, clientInstance)));
  const own = clusters.filter(({ arn }) => !usable.some(({ clusterArn }) => clusterArn === arn)).map((cluster) => {
    const replaced = assembly.clientInstances.find(({ clusterArn }) => clusterArn === cluster.arn);
    return describeOwnClient(cluster, userForClient(cluster, assembly), replaced && {
      name: replaced.name, reason: replaced.unknown ?? `no template of the assembly defines the secret of its user, ${replaced.secretArn}`,
    });
  });
  const rehearsed = clusters.map(({ arn }) => usable.find(({ clusterArn }) => clusterArn === arn));
  const left = assembly.clientInstances.filter((each) => !rehearsed.includes(each) && !own.some(({ inPlaceOf }) => inPlaceOf?.name === each.name));
  return {
    ...assembly,
    clusters,
    clientInstances: [...rehearsed.filter((each) => each !== undefined), ...own],
    others: [...assembly.others, ...left.map((each): OtherResource => ({ name: each.name, kind: 'client-instance', reason: reasonAgainst(each, clusters) }))],
  };
}

function reasonAgainst({ clusterArn }: ClientInstanceDescription, clusters: readonly ClusterDescription[]): string {
  return reasonOfCluster(clusterArn, clusters) ?? 'another client instance of the same cluster is rehearsed';
}

/** Whether a user is the rehearsal's and none of the templates. */
export function isOwnUser({ username }: UserDescription): boolean {
  return username === OWN_USER;
}

function isUserOf({ arn, users, rotations = [] }: ClusterDescription, { clusterArn, secretArn }: ClientInstanceDescription): boolean {
  return arn === clusterArn && [...users, ...rotations].some((user) => user.secretArn === secretArn);
}

/** Who sets the ACLs, as it may work also on a closed cluster; else a user whose password stays, and not MirrorMaker's. */
function userForClient({ users, acls, rotations = [] }: ClusterDescription, { mirrorMakers }: AssemblyDescription): UserDescription {
  const administrator = users.find(({ secretArn }) => secretArn === acls?.properties.AdministratorSecretArn);
  const taken = [...rotations.flatMap(userSecretsOf), ...mirrorMakers.flatMap(({ secrets }) => Object.values(secrets))];
  return administrator ?? users.find(({ secretArn }) => !taken.includes(secretArn)) ?? users[0]!;
}

function ownUser({ name, region }: ClusterDescription): UserDescription {
  return {
    username: OWN_USER,
    secretArn: `arn:${partitionOf(region).name}:secretsmanager:${region}:111122223333:secret:AmazonMSK_${OWN_USER}/${name}`,
    passwordRule: { SecretStringTemplate: JSON.stringify({ username: OWN_USER }), GenerateStringKey: 'password', ExcludePunctuation: true },
  };
}
