import type { Rule } from '../../private/rules';
import type { ClusterDraft } from '../cluster-draft';

export type ClusterRule = Rule<ClusterDraft>;

/** What to say, or something falsy where the rule holds. */
type Fault = (draft: ClusterDraft) => string | false | undefined;

export function error(id: string, fault: Fault): ClusterRule {
  return { id, level: 'error', fault: (draft) => fault(draft) || undefined };
}

export function warning(id: string, fault: Fault): ClusterRule {
  return { id, level: 'warning', fault: (draft) => fault(draft) || undefined };
}
