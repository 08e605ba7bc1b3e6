import type { Rule } from '../../private/rules';
import type { ResolvedCluster } from '../resolved-cluster';

export type ClusterRule = Rule<ResolvedCluster>;
