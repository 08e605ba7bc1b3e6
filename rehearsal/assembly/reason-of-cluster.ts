import { unknownIn } from '../system/unknown';
import type { ClusterDescription } from './descriptions';

/** Why what names a cluster is not rehearsed, if it is because of the cluster. */
export function reasonOfCluster(arn: string | undefined, clusters: readonly Pick<ClusterDescription, 'arn'>[]): string | undefined {
  if (clusters.some((cluster) => cluster.arn === arn)) {
    return undefined;
  }
  const what = unknownIn(arn);
  return what === undefined ? `its cluster is not rehearsed: ${arn}` : `its cluster is known to AWS only: ${what}`;
}
