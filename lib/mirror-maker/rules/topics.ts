import { isNeverCopied, isRenamedUnderIdenticalNames } from '../../kafka/copied-topics';
import { error, isKnown, warning } from '../../private/rules';
import { isForward } from '../flow';
import type { MirrorMakerPrimarySecondaryProps } from '../mirror-maker-primary-secondary-props';
import { TopicNaming } from '../topic-naming';
import type { MirrorMakerRule } from './rule';

/** Names of topics and groups. */
export const TOPIC_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-comma', ({ props }) => {
    const broken = lists(props).filter(({ entry }) => entry.includes(',') || entry.trim() === '');
    return broken.length > 0 && `each entry must be a name or an expression without a comma, which separates them for MirrorMaker, got ${name(broken)}`;
  }),

  error('mirror-maker-empty', ({ props }) => {
    const empty = (['topics', 'groups'] as const).filter((prop) => props[prop]?.length === 0);
    return empty.length > 0 && `${empty.join(' and ')} must have at least one name or expression, got none`;
  }),

  // Java knows expressions that JavaScript does not.
  warning('mirror-maker-expression', ({ props }) => {
    const broken = lists(props).filter(({ entry }) => !isExpression(entry));
    return broken.length > 0 && `each entry must be a regular expression of Java, or MirrorMaker does not start, got ${name(broken)}`;
  }),

  error('mirror-maker-internal', ({ props: { topics = [] } }) => {
    const internal = topics.filter(isNeverCopied);
    return internal.length > 0 && `topics must not be internal ones or replicas, which MirrorMaker never replicates, got '${internal.join("', '")}'`;
  }),

  error('mirror-maker-cycle', ({ props: { topics = [] }, flow }) => {
    const target = isForward(flow) ? 'secondary' : 'primary';
    // Not `secondary.*`, which names more than copies.
    const cycles = topics.filter((topic) => new RegExp(`^${target}(\\\\\\.|\\.(?![*+?{]))`).test(topic));
    return flow.naming === TopicNaming.PREFIXED && cycles.length > 0
      && `topics must not begin with ${target}., MirrorMaker takes them for copies of the ${target}'s own, got '${cycles.join("', '")}'`;
  }),

  error('mirror-maker-heartbeats', ({ props: { topics = [] }, flow }) => {
    const beats = topics.filter(isRenamedUnderIdenticalNames);
    return flow.naming === TopicNaming.IDENTICAL && beats.length > 0
      && `topics must not end in heartbeats with identical names, MirrorMaker renames those, got '${beats.join("', '")}'`;
  }),
];

interface Entry {
  readonly prop: string;
  readonly entry: string;
}

function lists(props: MirrorMakerPrimarySecondaryProps): Entry[] {
  return (['topics', 'topicsExclude', 'groups', 'groupsExclude'] as const)
    .flatMap((prop) => (props[prop] ?? []).filter(isKnown).map((entry) => ({ prop, entry })));
}

function name(entries: readonly Entry[]): string {
  return entries.map(({ prop, entry }) => `${prop} '${entry}'`).join(', ');
}

function isExpression(entry: string): boolean {
  try {
    new RegExp(entry);
    return true;
  } catch {
    return false;
  }
}
