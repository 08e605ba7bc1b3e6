import type { MirrorMakerDescription } from './descriptions';

/** A MirrorMaker that keeps the secondary ready, and the one for the failback between the same two clusters. */
export interface Replication {
  readonly forward: MirrorMakerDescription;
  readonly failback?: MirrorMakerDescription;
}

/** Finds the failback of each replication; one that belongs to none stands alone. */
export function pairMirrorMakers(mirrorMakers: readonly MirrorMakerDescription[]): { replications: Replication[]; unpaired: MirrorMakerDescription[] } {
  const replications = mirrorMakers.filter(({ target }) => target === 'secondary')
    .map((forward) => ({ forward, failback: mirrorMakers.find((other) => isFailbackOf(other, forward)) }));
  const paired = replications.flatMap(({ forward, failback }) => [forward, failback]);
  return { replications, unpaired: mirrorMakers.filter((mirrorMaker) => !paired.includes(mirrorMaker)) };
}

/** Clusters that are not of Amazon MSK have no ARN, and cannot be told apart. */
function isFailbackOf({ target, clusters }: MirrorMakerDescription, forward: MirrorMakerDescription): boolean {
  return target === 'primary'
    && clusters.primary !== undefined && clusters.primary === forward.clusters.primary
    && clusters.secondary !== undefined && clusters.secondary === forward.clusters.secondary;
}
