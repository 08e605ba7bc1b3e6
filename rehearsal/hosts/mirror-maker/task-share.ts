import type { Sample } from './metrics';

/** What one process of a MirrorMaker does of the whole. */
export interface TaskShare {
  /** Tasks that copy records. */
  readonly tasks: number;
  /** Partitions of all topics. */
  readonly partitions: number;
}

const CONNECTOR = 'MirrorSourceConnector';

/** Reads from its metrics how many tasks and partitions a process has. */
export function taskShareOf(metrics: readonly Sample[]): TaskShare {
  return {
    tasks: metrics.find(({ metric, labels }) => metric === 'mirror_maker_running_tasks' && labels.connector === CONNECTOR)?.value ?? 0,
    partitions: metrics.filter(({ metric }) => metric === 'mirror_maker_partitions').reduce((sum, { value }) => sum + value, 0),
  };
}

/** The address of the process that hands out the tasks, as Kafka Connect wrote it last. */
export function leaderIn(lines: readonly string[]): string | undefined {
  return lines.map((line) => /leaderUrl='http:\/\/([\d.]+):\d+\/'/.exec(line)?.[1]).filter((address) => address !== undefined).at(-1);
}
