import type { Side } from '../../assembly/descriptions';
import type { MirrorMakerFlow, ReplicationEnvironment } from '../../environment/replication-check';

const REGIONS: readonly Side[] = ['primary', 'secondary'];

/** Writes which side is active into the parameters of Regions, as an operator does; nothing where MirrorMaker obeys none. */
export function switchTo({ mirrorMaker, secondary }: ReplicationEnvironment, side: Side | 'both', regions = REGIONS): void {
  const { activeSide } = mirrorMaker.description;
  if (activeSide) {
    regions.forEach((region) => secondary.environment.endpoint.putParameter(activeSide[region], side));
  }
}

/** Makes a side active to which a service may not copy: it must end by that alone. One that obeys no parameter is scaled to zero. */
export async function stopBySwitch(replication: ReplicationEnvironment, { mirrorMaker }: MirrorMakerFlow, side: Side, regions = REGIONS): Promise<void> {
  const obey = () => switchTo(replication, side, regions);
  if (mirrorMaker.description.activeSide) {
    await mirrorMaker.untilEndedBy(obey);
  } else {
    obey();
    await mirrorMaker.stop();
  }
}
