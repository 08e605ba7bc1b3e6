import type * as msk from '@aws-cdk/aws-msk-alpha';
import type { IScramMskCluster } from './i-scram-msk-cluster';

/** Whether a cluster, of whatever kind, is known to let clients log in with IAM. */
export function takesIam(cluster: msk.ICluster): cluster is IScramMskCluster {
  return (cluster as { readonly _iam?: boolean })._iam === true;
}
