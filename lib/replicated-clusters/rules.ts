import { CLUSTER_ALIASES, copiesOf, copyingBy, isRenamedUnderIdenticalNames, SkipReason, ownTopics, type Copying } from '../kafka/mirror-maker/copied-topics';
import type { ClusterAlias } from '../kafka/mirror-maker/properties';
import { collide, MAXIMUM_TOPIC_NAME_LENGTH } from '../kafka/topics/topic-names';
import { copyingFlowOf, flowsIn, type Flow } from '../mirror-maker/flow';
import { TopicNaming } from '../mirror-maker/topic-naming';
import { isKnown, warning, type Rule } from '../private/rules';
import { topicsOf } from '../topics/topics-of-clusters';
import type { ClusterPair } from './cluster-pair';

/** Says why MirrorMaker cannot copy a topic under the names of a naming, there and back, or nothing. */
export function validateCopies(topicName: string, naming: TopicNaming): string | undefined {
  if (!isKnown(topicName)) {
    return undefined;
  }
  if (naming === TopicNaming.IDENTICAL && isRenamedUnderIdenticalNames(topicName)) {
    return `topicName must not end in heartbeats with identical names, MirrorMaker renames such a topic, got '${topicName}'`;
  }
  const own = CLUSTER_ALIASES.flatMap(ownTopics).find((name) => collide(name, topicName));
  if (own !== undefined) {
    return `topicName must differ from '${own}', which MirrorMaker keeps for itself, got '${topicName}'${
      own === topicName ? '' : ': Kafka takes a period and an underscore for the same'}`;
  }
  const [there, back] = CLUSTER_ALIASES.map((source) => ({ source, ...copyingOf(topicName, source, naming) }));
  const { skipReason, source } = there?.skipReason === undefined ? back! : there;
  switch (skipReason) {
    case SkipReason.INTERNAL:
      return `topicName must not begin with __ or a period, nor end in .internal, -internal or .replica, MirrorMaker never copies such a topic, got '${topicName}'`;
    case SkipReason.CYCLE: {
      const target = other(source);
      return topicName.startsWith(`${target}.`)
        ? `topicName must not begin with ${target}., MirrorMaker takes such a topic for a copy, got '${topicName}'`
        : `topicName must not have .${target}. in it, MirrorMaker takes such a topic for a copy, got '${topicName}'`;
    }
    case SkipReason.LONG: {
      const most = MAXIMUM_TOPIC_NAME_LENGTH - Math.max(...CLUSTER_ALIASES.map((alias) => copiesOf(alias, '').length));
      return `topicName must be at most ${most} characters, a copy has a prefix too, got ${topicName.length}`;
    }
  }
  return undefined;
}

function copyingOf(topicName: string, source: ClusterAlias, naming: TopicNaming): Copying {
  return copyingBy({ source, target: other(source), naming: naming === TopicNaming.IDENTICAL ? 'identical' : 'prefixed', topics: ['.*'], topicsExclude: [] })(topicName);
}

function other(alias: ClusterAlias): ClusterAlias {
  return alias === 'primary' ? 'secondary' : 'primary';
}

/** What only the whole app can show: names that do not fit those of MirrorMaker, or topics that two would make. */
export function validateReplication(pair: ClusterPair, topics: readonly string[]): string[] {
  const { primary, secondary, topicNaming } = pair;
  const clusters = `${primary.node.path} and ${secondary.node.path}`;
  const flows = flowsBetween(pair);
  const twice = topicNaming === TopicNaming.IDENTICAL ? topics.filter((topic) => topicsOf(secondary).includes(topic)) : [];
  return [
    ...flows.filter(({ naming }) => naming !== topicNaming)
      .map(({ path, naming }) => `topicNaming of ${clusters} must be ${naming}, as of ${path}, or users may not touch the copies, got ${topicNaming}`),
    ...flows.filter((flow) => flow.primary !== primary.clusterArn)
      .map(({ path }) => `primary and secondary must have the roles of ${path}, which copies are named after, got them swapped`),
    ...twice.map((topic) => `the topic '${topic}' must be declared on the primary alone, under identical names MirrorMaker makes it on the other side, got it on ${secondary.node.path}, too`),
  ];
}

/** The topics of a pair, and the flows of the app between the two. */
export interface ResolvedPair {
  readonly topics: readonly string[];
  readonly flows: readonly Flow[];
}

/** What is likely a mistake, as only the whole app can show. */
export const PAIR_RULES: readonly Rule<ResolvedPair>[] = [
  warning('replicated-topic-not-copied', ({ topics, flows }) => {
    const missing = flows.flatMap((flow) => {
      const copying = copyingBy(copyingFlowOf(flow));
      return topics.flatMap((topic) => {
        const why = LEFT_OUT[copying(topic).skipReason!];
        return why === undefined ? [] : [`'${topic}', which ${why} of ${flow.path}`];
      });
    });
    return missing.length > 0 && `topics of ReplicatedClusters must be copied in each direction, or records of one side are missing on the other, got ${missing.join('; ')}`;
  }),
];

/** The others are errors when the topic is added. */
const LEFT_OUT: Partial<Record<SkipReason, string>> = {
  [SkipReason.UNLISTED]: 'no entry matches in topics',
  [SkipReason.EXCLUDED]: 'an entry matches in topicsExclude',
};

export function flowsBetween({ primary, secondary }: ClusterPair): Flow[] {
  const arns = [primary.clusterArn, secondary.clusterArn];
  return flowsIn(primary.node.root).filter((flow) => arns.includes(flow.primary) && arns.includes(flow.secondary));
}
