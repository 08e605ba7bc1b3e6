import { copyingBy, isHeartbeats, nameOfCopy, type CopyingFlow } from '../../lib/kafka/mirror-maker/copied-topics';
import type { TopicsOfCluster } from './clusters';
import type { TopicPartition } from './partitions';

/** A partition that is to be on both sides. */
export interface CopiedPartition {
  readonly original: TopicPartition;
  /** Nothing where the target has none. */
  readonly copy?: TopicPartition;
}

/** What of a flow can be asked for, and what cannot. */
export interface CopiedPartitions {
  readonly topics: readonly string[];
  readonly partitions: readonly CopiedPartition[];
  /** Of these a side has no leader now. */
  readonly withoutLeader: readonly TopicPartition[];
  /** Topics that have no copy. */
  readonly uncopied: readonly string[];
  /** Topics whose copies have another number of partitions. */
  readonly differing: readonly string[];
}

/**
 * The partitions of a flow, as far as both sides show them. Where only Java can read the expressions, a topic is one of the flow
 * that has a copy. Heartbeats are MirrorMaker's own.
 */
export function copiedPartitions(flow: CopyingFlow, source: TopicsOfCluster, target: TopicsOfCluster): CopiedPartitions {
  const copyingOf = copyingBy(flow);
  const isCopied = (topic: string) => {
    const { copy, skipReason } = copyingOf(topic);
    return skipReason === undefined && (copy !== undefined || target.has(nameOfCopy(topic, flow)));
  };
  const topics = [...source.keys()].filter((topic) => !isHeartbeats(topic) && isCopied(topic));
  const all = topics.flatMap((topic) => {
    const [name, copies] = [nameOfCopy(topic, flow), target.get(nameOfCopy(topic, flow)) ?? []];
    return source.get(topic)!.map(({ hasLeader }, partition) => ({
      original: { topic, partition },
      copy: copies[partition] && { topic: name, partition },
      answers: hasLeader && copies[partition]?.hasLeader !== false,
    }));
  });
  const copied = topics.filter((topic) => target.has(nameOfCopy(topic, flow)));
  return {
    topics,
    uncopied: topics.filter((topic) => !copied.includes(topic)),
    differing: copied.filter((topic) => target.get(nameOfCopy(topic, flow))!.length !== source.get(topic)!.length),
    partitions: all.filter(({ answers }) => answers).map(({ original, copy }) => ({ original, copy })),
    withoutLeader: all.filter(({ answers }) => !answers).map(({ original }) => original),
  };
}
