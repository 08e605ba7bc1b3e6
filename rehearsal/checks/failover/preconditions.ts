import type { Side } from '../../assembly/descriptions';
import type { ReplicationEnvironment } from '../../environment/replication-check';

/** Why the workload cannot leave a side, if so. */
export function workloadNotAt(side: Side, { background }: ReplicationEnvironment): string | undefined {
  return background.side === side ? undefined : `the workload is not at the ${side}`;
}

/** Why there is no failback, if so. */
export function noFailback({ failbackFlow, flow }: ReplicationEnvironment): string | undefined {
  if (!failbackFlow) {
    return 'the assembly has no MirrorMaker for the failback';
  }
  return failbackFlow.flow.keepsNames === flow.keepsNames ? undefined : 'the MirrorMaker for the failback names topics differently';
}

/** A rehearsal of the return must find brokers that are gone, as the loss of a Region leaves them. */
export function primaryNotGone({ primary }: ReplicationEnvironment): string | undefined {
  const running = primary.environment.cluster.runningBrokers;
  return running.length > 0 ? `the primary was not gone: ${running.length} of its brokers run` : undefined;
}
