import type { Stage } from './proofs/proof';

/** What to type to be on a box, while the brokers are up. */
export function howToConnect(stages: readonly Stage[]): string {
  const boxes = stages.map(({ box, cluster }) => [
    `${box.description.name}, beside ${cluster.name} at ${cluster.bootstrapServers}:`,
    `  bash --rcfile ${box.sessionFile}    then, for example: kafka-topics.sh --list`,
  ].join('\n'));
  return ['The brokers are up until you press Ctrl-C. In another terminal:', ...boxes].join('\n');
}
