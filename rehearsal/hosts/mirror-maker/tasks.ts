import type { Sample } from './metrics';

/** What a MirrorMaker is made of: records, offsets of groups, and a sign of life. */
export type Connector = 'MirrorSourceConnector' | 'MirrorCheckpointConnector' | 'MirrorHeartbeatConnector';

/** Tasks and connectors that failed, as the exporters of all processes tell it: nothing starts them again but a new process. */
export function failuresIn(metrics: readonly Sample[]): string[] {
  const failed = metrics.filter(({ value }) => value > 0);
  return [
    ...connectorsOf(failed, 'mirror_maker_failed_tasks').map((connector) => `a task of ${connector} failed`),
    ...connectorsOf(failed, 'mirror_maker_failed_connectors').map((connector) => `${connector} could not be started`),
  ];
}

/** Whether any exporter tells of tasks that run, were it of none: one that is silent, or has just started, says nothing of failures. */
export function tellsTasks(metrics: readonly Sample[]): boolean {
  return metrics.some(({ metric }) => metric === 'mirror_maker_running_tasks');
}

/** Those of some connectors of which no task runs in any process. */
export function idleIn(metrics: readonly Sample[], connectors: readonly Connector[]): Connector[] {
  const busy = connectorsOf(metrics.filter(({ value }) => value > 0), 'mirror_maker_running_tasks');
  return connectors.filter((connector) => !busy.includes(connector));
}

function connectorsOf(metrics: readonly Sample[], name: string): string[] {
  return [...new Set(metrics.filter(({ metric }) => metric === name).map(({ labels }) => labels.connector!))];
}
