import type { Rule } from '../../private/rules';
import type { ClusterDraft } from '../cluster-draft';

export type ClusterRule = Rule<ClusterDraft>;
