import { error } from '../../private/rules';
import { isForward, targetOf, type Flow } from '../flow';
import { TopicNaming } from '../topic-naming';
import type { MirrorMakerDraft, MirrorMakerRule } from './rule';

/** What cannot be beside another MirrorMaker of the app. One without a container is ready and off. */
export const OTHER_FLOW_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-loop', (draft) => {
    const back = runningBeside(draft).find((other) => isSamePair(draft.flow, other) && other.direction !== draft.flow.direction
      && [draft.flow.naming, other.naming].includes(TopicNaming.IDENTICAL));
    return back !== undefined
      && `topicNaming must be PREFIXED for both, or desiredCount 0 for one of them, with ${back.path} in the other direction, got ${draft.flow.naming} and ${back.naming} there: identical names would copy each record for ever`;
  }),

  // A group and topics of Kafka Connect are named by the source's alias.
  error('mirror-maker-twice', (draft) => {
    const twin = runningBeside(draft).find((other) => targetOf(other) === targetOf(draft.flow) && isForward(other) === isForward(draft.flow));
    return twin !== undefined
      && `the cluster that records go to must have one MirrorMaker in a direction, with the topics of both, or desiredCount 0 for one of them, got ${twin.path} beside this one: Kafka Connect would take the two for one`;
  }),

  // Copies are known by the alias in their names, and so are cycles.
  error('mirror-maker-roles', ({ flow, others }) => {
    const swapped = others.find((other) => other.primary === flow.secondary && other.secondary === flow.primary);
    return swapped !== undefined
      && `primary and secondary must have the same roles everywhere, with direction SECONDARY_TO_PRIMARY for the way back, got them swapped against ${swapped.path}`;
  }),
];

function runningBeside({ flow, others }: MirrorMakerDraft): readonly Flow[] {
  return flow.desiredCount === 0 ? [] : others.filter(({ desiredCount }) => desiredCount !== 0);
}

function isSamePair(one: Flow, other: Flow): boolean {
  return one.primary === other.primary && one.secondary === other.secondary;
}
