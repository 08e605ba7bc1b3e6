import { error } from '../../private/rules';
import { isForward, targetOf, type Flow } from '../flow';
import { TopicNaming } from '../topic-naming';
import type { ResolvedMirrorMaker, MirrorMakerRule } from './rule';

/** What cannot be together with another MirrorMaker of the app. One without a container is ready and off. */
export const OTHER_FLOW_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-loop', (resolved) => {
    const back = otherRunning(resolved).find((other) => isSamePair(resolved.flow, other) && other.direction !== resolved.flow.direction
      && [resolved.flow.naming, other.naming].includes(TopicNaming.IDENTICAL));
    return back !== undefined
      && `topicNaming must be PREFIXED for both, or desiredCount 0 for one of them, with ${back.path} in the other direction, got ${resolved.flow.naming} and ${back.naming} there: identical names would copy each record for ever`;
  }),

  // A group and topics of Kafka Connect are named by the source's alias.
  error('mirror-maker-twice', (resolved) => {
    const twin = otherRunning(resolved).find((other) => targetOf(other) === targetOf(resolved.flow) && isForward(other) === isForward(resolved.flow));
    return twin !== undefined
      && `the cluster that records go to must have one MirrorMaker in a direction, with the topics of both, or desiredCount 0 for one of them, got ${twin.path} next to this one: Kafka Connect would take the two for one`;
  }),

  // Copies are known by the alias in their names, and so are cycles.
  error('mirror-maker-roles', ({ flow, others }) => {
    const swapped = others.find((other) => other.primary === flow.secondary && other.secondary === flow.primary);
    return swapped !== undefined
      && `primary and secondary must have the same roles everywhere, with direction SECONDARY_TO_PRIMARY for the failback flow, got them swapped against ${swapped.path}`;
  }),
];

function otherRunning({ flow, others }: ResolvedMirrorMaker): readonly Flow[] {
  return flow.desiredCount === 0 ? [] : others.filter(({ desiredCount }) => desiredCount !== 0);
}

function isSamePair(one: Flow, other: Flow): boolean {
  return one.primary === other.primary && one.secondary === other.secondary;
}
