import { trait } from '../private/trait';
import type { IScramMskCluster } from './i-scram-msk-cluster';

/** Of a cluster, of whatever kind, that is known to let clients log in with IAM: the cluster itself. */
export const IamLogin = trait<IScramMskCluster>('IamLogin');
