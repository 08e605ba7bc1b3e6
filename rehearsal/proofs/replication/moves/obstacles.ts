import type { Side } from '../../../assembly/descriptions';
import type { ReplicationStage } from '../proof';

/** Why the application cannot move from a side, if so. */
export function notAt(side: Side, { live }: ReplicationStage): string | undefined {
  return live.side === side ? undefined : `the application is not at the ${side}`;
}

/** Why there is no failback, if so. */
export function noWayBack({ wayBack, flow }: ReplicationStage): string | undefined {
  if (!wayBack) {
    return 'the assembly has no MirrorMaker for the way back';
  }
  return wayBack.flow.keepsNames === flow.keepsNames ? undefined : 'the MirrorMaker for the way back names topics otherwise';
}
