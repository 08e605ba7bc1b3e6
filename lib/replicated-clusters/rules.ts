import { CLUSTER_ALIASES, aliasIn, copiesOf, isNeverCopied, isRenamedUnderIdenticalNames } from '../kafka/copied-topics';
import { MAXIMUM_TOPIC_NAME_LENGTH } from '../kafka/topic-names';
import { MirrorMakerPrimarySecondary, TopicNaming } from '../mirror-maker';
import { isKnown } from '../private/rules';
import { topicsOf } from '../topics/topics-of-clusters';
import type { ReplicatedClusters } from './replicated-clusters';

/** Says why MirrorMaker cannot copy a topic under the names of a naming, or nothing. */
export function faultOfCopies(topicName: string, naming: TopicNaming): string | undefined {
  if (!isKnown(topicName)) {
    return undefined;
  }
  if (isNeverCopied(topicName)) {
    return `topicName must not begin with __, nor end in .internal, -internal or .replica, MirrorMaker never copies such a topic, got '${topicName}'`;
  }
  return naming === TopicNaming.PREFIXED ? faultOfPrefix(topicName) : faultOfIdenticalName(topicName);
}

function faultOfIdenticalName(topicName: string): string | undefined {
  return isRenamedUnderIdenticalNames(topicName)
    ? `topicName must not end in heartbeats with identical names, MirrorMaker renames such a topic, got '${topicName}'` : undefined;
}

function faultOfPrefix(topicName: string): string | undefined {
  const alias = aliasIn(topicName);
  if (alias) {
    return `topicName must not begin with ${alias}., MirrorMaker takes such a topic for a copy, got '${topicName}'`;
  }
  const most = MAXIMUM_TOPIC_NAME_LENGTH - Math.max(...CLUSTER_ALIASES.map((source) => copiesOf(source, '').length));
  return topicName.length > most ? `topicName must be at most ${most} characters, a copy has a prefix too, got ${topicName.length}` : undefined;
}

/** What only the whole app can show: names that do not fit those of MirrorMaker, or topics that two would make. */
export function faultsAtSynthesis({ primary, secondary, topicNaming }: ReplicatedClusters, topics: readonly string[]): string[] {
  const clusters = `${primary.node.path} and ${secondary.node.path}`;
  const arns = [primary.clusterArn, secondary.clusterArn];
  const flows = primary.node.root.node.findAll()
    .flatMap((construct) => construct instanceof MirrorMakerPrimarySecondary ? construct._flow : [])
    .filter((flow) => arns.includes(flow.primary) && arns.includes(flow.secondary));
  const twice = topicNaming === TopicNaming.IDENTICAL ? topics.filter((topic) => topicsOf(secondary).includes(topic)) : [];
  return [
    ...flows.filter(({ naming }) => naming !== topicNaming)
      .map(({ path, naming }) => `topicNaming of ${clusters} must be ${naming}, as of ${path}, or users may not touch the copies, got ${topicNaming}`),
    ...flows.filter((flow) => flow.primary !== primary.clusterArn)
      .map(({ path }) => `primary and secondary must have the roles of ${path}, which copies are named after, got them swapped`),
    ...twice.map((topic) => `the topic '${topic}' must be declared on the primary alone, under identical names MirrorMaker makes it on the other side, got it on ${secondary.node.path}, too`),
  ];
}
