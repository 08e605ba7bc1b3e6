import { copyingBy, isCycle, isInternal, isRenamedUnderIdenticalNames, SkipReason } from '../../kafka/mirror-maker/copied-topics';
import type { Alternative } from '../../kafka/mirror-maker/java-expressions';
import { validateExistingTopicName } from '../../kafka/topics/topic-names';
import { error } from '../../private/rules';
import { copyingFlowOf } from '../flow';
import { TopicNaming } from '../topic-naming';
import { entriesOf, list, type Entry } from './entries';
import type { MirrorMakerRule } from './rule';

/** What `topics` and `topicsExclude` name. */
export const TOPIC_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-no-topic', ({ props }) => {
    const broken = entriesOf(props, ['topics', 'topicsExclude']).filter(({ read }) => read.fault === undefined && !canBeTopics(read));
    return broken.length > 0 && `topics and topicsExclude must take what a topic can be called, 1 to 249 letters, digits and . _ -, got ${list(broken)}`;
  }),

  error('mirror-maker-internal', ({ props }) => {
    const internal = topicsWith(props, isInternalWhole);
    return internal.length > 0
      && `topics must not begin with __ or a period, nor end in .internal, -internal or .replica, which MirrorMaker never replicates, got ${list(internal)}`;
  }),

  error('mirror-maker-cycle', ({ props, flow }) => {
    const copying = copyingFlowOf(flow);
    // Not `secondary.*`, which takes more than copies: a beginning says it where something follows.
    const cycles = topicsWith(props, ({ beginning, isName }) => isCycle(isName ? beginning : `${beginning}x`, copying));
    return flow.naming === TopicNaming.PREFIXED && cycles.length > 0
      && `topics must not have ${copying.target}. at the beginning of the name or behind another period, by which MirrorMaker takes them for copies of the ${copying.target}'s own, got ${list(cycles)}`;
  }),

  error('mirror-maker-heartbeats', ({ props, flow }) => {
    const beats = topicsWith(props, ({ ending }) => isRenamedUnderIdenticalNames(ending));
    return flow.naming === TopicNaming.IDENTICAL && beats.length > 0
      && `topics must not end in heartbeats with identical names, MirrorMaker renames those, got ${list(beats)}`;
  }),

  error('mirror-maker-long-copies', ({ props, flow }) => {
    const copying = copyingBy({ ...copyingFlowOf(flow), topics: ['.*'], topicsExclude: [] });
    const long = topicsWith(props, ({ beginning, isName }) => isName && validateExistingTopicName(beginning) === undefined && copying(beginning).skipReason === SkipReason.LONG);
    return long.length > 0 && `topics must leave room for the prefix of a copy in the 249 characters of its name, got ${list(long)}`;
  }),
];

function topicsWith(props: Parameters<typeof entriesOf>[0], is: (alternative: Alternative) => boolean): Entry[] {
  return entriesOf(props, ['topics']).filter(({ read }) => read.alternatives.some(is));
}

function canBeTopics({ isForTopics, alternatives }: Entry['read']): boolean {
  return isForTopics && alternatives.some(({ beginning, isName }) => !isName || validateExistingTopicName(beginning) === undefined);
}

/** Of an expression, what it begins or ends with says it. */
function isInternalWhole({ beginning, ending, isName }: Alternative): boolean {
  return isName ? isInternal(beginning) : isInternal(`${beginning}x`) || isInternal(`x${ending}`);
}
