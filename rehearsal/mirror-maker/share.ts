import type { Sample } from './metrics';

/** What one process of a MirrorMaker does of the whole. */
export interface Share {
  /** Tasks that copy records. */
  readonly tasks: number;
  /** Partitions of a topic. */
  readonly partitions: readonly number[];
}

const CONNECTOR = 'MirrorSourceConnector';

/** Reads from its metrics which share a process has, of the topic that has this name on the target. */
export function shareIn(metrics: readonly Sample[], topic: string): Share {
  return {
    tasks: metrics.find(({ metric, labels }) => metric === 'mirror_maker_running_tasks' && labels.connector === CONNECTOR)?.value ?? 0,
    partitions: metrics.filter(({ metric, labels }) => metric === 'mirror_maker_records_total' && labels.topic === topic)
      .map(({ labels }) => Number(labels.partition)).sort((one, other) => one - other),
  };
}

/** The address of the process that hands out the tasks, as Kafka Connect wrote it last. */
export function leaderIn(lines: readonly string[]): string | undefined {
  return lines.map((line) => /leaderUrl='http:\/\/([\d.]+):\d+\/'/.exec(line)?.[1]).filter((address) => address !== undefined).at(-1);
}
