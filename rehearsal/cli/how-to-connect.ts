import type { ClusterEnvironment } from '../environment/check';

/** What to type to be on a client instance, while the brokers are up. */
export function howToConnect(environments: readonly ClusterEnvironment[]): string {
  const clientInstances = environments.map(({ clientInstance, cluster }) => [
    `${clientInstance.description.name}, next to ${cluster.name} at ${cluster.bootstrapServers}:`,
    `  bash --rcfile ${clientInstance.sessionFile}    then, for example: kafka-topics.sh --list`,
  ].join('\n'));
  return ['The brokers are up until you press Ctrl-C. In another terminal:', ...clientInstances].join('\n');
}
