import type { AssemblyDescription, ClientInstanceDescription, ClusterDescription } from '../assembly/descriptions';
import { pairMirrorMakers } from '../assembly/replications';
import { CHECKS, OTHER_RESOURCES, START } from '../checks';
import { REPLICATION_STEPS } from '../checks/replication';
import type { Check } from '../environment/check';
import { reasonAgainst } from '../local-kafka/versions';
import { PAIR } from './replication-tasks';

/** Those of the checks for which a cluster has something. */
export function checksFor(cluster: ClusterDescription, assembly: AssemblyDescription, checks: readonly Check[]): Check[] {
  const client = clientOf(cluster, assembly);
  const isFirst = cluster === assembly.clusters.find(({ kafkaVersion }) => reasonAgainst(kafkaVersion) === undefined);
  return checks.filter((check) => (isFirst || !check.isSameForAll) && (!check.appliesTo || check.appliesTo(client, cluster)));
}

/** The ids of all checks for which an assembly has something. What a replication has for some of its checks shows when it runs. */
export function applicableIds(assembly: AssemblyDescription): Set<string> {
  const { clusters, mirrorMakers, others } = assembly;
  const { replications, unpaired } = pairMirrorMakers(mirrorMakers);
  const checks = [
    ...(clusters.length > 0 ? [START] : []),
    ...clusters.flatMap((cluster) => checksFor(cluster, assembly, CHECKS)),
    ...(replications.length > 0 ? REPLICATION_STEPS.flat() : []),
    ...(unpaired.length > 0 ? [PAIR] : []),
    ...others.map(({ kind }) => OTHER_RESOURCES[kind]),
  ];
  return new Set(checks.map(({ id }) => id));
}

/** Each cluster has one, if only of the rehearsal's own. */
export function clientOf({ arn }: ClusterDescription, { clientInstances }: AssemblyDescription): ClientInstanceDescription {
  return clientInstances.find(({ clusterArn }) => clusterArn === arn)!;
}
