import { EVERY } from './acl-patterns';
import type { ClusterAlias } from './mirror-maker-properties';

/** Every name that MirrorMaker gives to a cluster. */
export const CLUSTER_ALIASES: readonly ClusterAlias[] = ['primary', 'secondary'];

/**
 * What stands before the name of a copied topic, unless names are identical: where it is from.
 *
 * @see https://github.com/apache/kafka/blob/3.9/connect/mirror-client/src/main/java/org/apache/kafka/connect/mirror/DefaultReplicationPolicy.java
 */
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

/**
 * Whether MirrorMaker leaves a topic out, whatever it is to copy: those of Kafka and its tools, and copies of other tools. The
 * list is MirrorMaker's own, to which `topicsExclude` only adds.
 *
 * @see https://github.com/apache/kafka/blob/3.9/connect/mirror/src/main/java/org/apache/kafka/connect/mirror/DefaultTopicFilter.java
 */
export function isNeverCopied(topic: string): boolean {
  return /[.-]internal$|\.replica$|^__/.test(topic);
}

/**
 * Whether MirrorMaker takes a topic for its own heartbeats and puts a prefix before its name, although names are identical.
 *
 * @see https://github.com/apache/kafka/blob/3.9/connect/mirror-client/src/main/java/org/apache/kafka/connect/mirror/IdentityReplicationPolicy.java
 */
export function isRenamedUnderIdenticalNames(topic: string): boolean {
  return topic.endsWith('heartbeats');
}
