import { EVERY } from '../acls/acl-patterns';
import { MAXIMUM_TOPIC_NAME_LENGTH } from '../topics/topic-names';
import { NameList, type Entries } from './name-lists';
import type { ClusterAlias } from './properties';

/**
 * Which topics MirrorMaker copies, and under which names: what `MirrorSourceConnector.shouldReplicateTopic`, the two replication
 * policies and the filter of topics say, with the lists of this library the same in each tested version.
 *
 * @see https://github.com/apache/kafka/blob/3.9/connect/mirror/src/main/java/org/apache/kafka/connect/mirror/MirrorSourceConnector.java
 */

/** Every name that MirrorMaker gives to a cluster. */
export const CLUSTER_ALIASES: readonly ClusterAlias[] = ['primary', 'secondary'];

/** What MirrorMaker leaves out by itself. Setting the list replaces it, so that ours begins with it. */
export const TOPICS_EXCLUDE: readonly string[] = ['.*[\\-\\.]internal', '.*\\.replica', '__.*'];

/** What of a flow decides it. */
export interface CopyingFlow {
  readonly source: ClusterAlias;
  readonly target: ClusterAlias;
  readonly naming: 'prefixed' | 'identical';
  readonly topics: Entries;
  readonly topicsExclude: Entries;
}

/** Why a topic is not copied. */
export enum SkipReason {
  /** It is one of Kafka, of a tool or of another replication, by its name. */
  INTERNAL = 'INTERNAL',
  /** It is taken for a copy from the cluster that it would go to. */
  CYCLE = 'CYCLE',
  /** The copy would have a name that Kafka refuses. */
  LONG = 'LONG',
  /** `topicsExclude` takes it. */
  EXCLUDED = 'EXCLUDED',
  /** `topics` does not take it. */
  UNLISTED = 'UNLISTED',
}

/** What becomes of a topic: either of the two, or none where only Java or the deploy can tell. */
export interface Copying {
  /** Its name on the other side. */
  readonly copy?: string;
  readonly skipReason?: SkipReason;
}

const BUILT_IN = new NameList(TOPICS_EXCLUDE);

/** Tells of each topic of the source what becomes of it. */
export function copyingBy(flow: CopyingFlow): (topic: string) => Copying {
  const [topics, excluded] = [new NameList(flow.topics), new NameList(flow.topicsExclude)];
  return (topic) => {
    const copy = nameOfCopy(topic, flow);
    if (isInternal(topic)) {
      return { skipReason: SkipReason.INTERNAL };
    }
    if (isCycle(topic, flow)) {
      return { skipReason: SkipReason.CYCLE };
    }
    if (!isHeartbeats(topic)) {
      if (excluded.takes(topic) !== false) {
        return excluded.takes(topic) ? { skipReason: SkipReason.EXCLUDED } : {};
      }
      if (!topics.takes(topic)) {
        return topics.takes(topic) === false ? { skipReason: SkipReason.UNLISTED } : {};
      }
    }
    return copy.length > MAXIMUM_TOPIC_NAME_LENGTH ? { skipReason: SkipReason.LONG } : { copy };
  };
}

/** What stands before the name of a copied topic, unless names are identical: where it is from. */
export function prefixOfCopies(source: ClusterAlias): string {
  return `${source}.`;
}

/** The copies of a topic, or of all topics with a beginning: `orders.*` are `primary.orders.*`, `*` are in `*` already. */
export function copiesOf(source: ClusterAlias, topics: string): string {
  return topics === EVERY.name ? topics : `${prefixOfCopies(source)}${topics}`;
}

/** The alias that a name begins with, by which MirrorMaker takes the topic for a copy. */
export function aliasIn(topics: string): ClusterAlias | undefined {
  return CLUSTER_ALIASES.find((alias) => topics.startsWith(prefixOfCopies(alias)));
}

/** The alias of copies that names with a beginning include, though it names none: `p*` includes `primary.orders`. */
export function aliasWithin(topics: string): ClusterAlias | undefined {
  const beginning = topics.endsWith('*') && topics !== EVERY.name ? topics.slice(0, -1) : undefined;
  return beginning === undefined ? undefined : CLUSTER_ALIASES.find((alias) => prefixOfCopies(alias).startsWith(beginning));
}

/** What a topic is called on the other side. */
export function nameOfCopy(topic: string, { source, naming }: Pick<CopyingFlow, 'source' | 'naming'>): string {
  return naming === 'identical' && !isRenamedUnderIdenticalNames(topic) ? topic : copiesOf(source, topic);
}

/**
 * Whether MirrorMaker takes a topic for its own heartbeats and puts a prefix before its name, although names are identical, as
 * `IdentityReplicationPolicy` does.
 */
export function isRenamedUnderIdenticalNames(topic: string): boolean {
  return topic.endsWith(HEARTBEATS);
}

/** Whether MirrorMaker takes a topic for heartbeats that are to be copied on and on, whatever its lists say. */
export function isHeartbeats(topic: string): boolean {
  return topic.split('.').at(-1) === HEARTBEATS;
}

/**
 * Each MirrorMaker writes it on its target. The one in the other direction copies it, whatever its topics are, as soon as it sees
 * it, and one user sees on a cluster what it keeps there for either direction.
 */
export const HEARTBEATS = 'heartbeats';

/** What MirrorMaker keeps for itself where it writes to. */
export function ownTopics(source: ClusterAlias): string[] {
  return [
    ...['configs', 'offsets', 'status'].map((store) => `mm2-${store}.${source}.internal`),
    `mm2-offset-syncs.${source}.internal`,
    `${source}.checkpoints.internal`,
    HEARTBEATS,
  ];
}

/** Whether MirrorMaker leaves a topic out, whatever it is to copy: those of Kafka and its tools, and copies of other tools. */
export function isInternal(topic: string): boolean {
  return topic.startsWith('.') || BUILT_IN.takes(topic) === true;
}

/**
 * Whether MirrorMaker takes a topic for a copy from the target. It looks for the target's alias in each part of the name, not in
 * the first one only, and reads names from their parts under a prefix only.
 */
export function isCycle(topic: string, { target, naming }: Pick<CopyingFlow, 'target' | 'naming'>): boolean {
  return (naming === 'prefixed' || isRenamedUnderIdenticalNames(topic)) && sourcesIn(topic).includes(target);
}

/** The parts of a name that MirrorMaker takes for clusters it came by. Java leaves out empty ones at the end. */
function sourcesIn(topic: string): string[] {
  return topic.replace(/\.+$/, '').split('.').slice(0, -1);
}
