/** A partition of a topic, on one of the two clusters. */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** A partition together with what is asked or known of it. */
export type Of<Value> = readonly (readonly [TopicPartition, Value])[];

/** Values by partition. */
export class ByPartition<Value> {
  private readonly values = new Map<string, Value>();

  public constructor(entries: Iterable<readonly [TopicPartition, Value]> = []) {
    for (const [partition, value] of entries) {
      this.values.set(nameOf(partition), value);
    }
  }

  public get(partition: TopicPartition): Value | undefined {
    return this.values.get(nameOf(partition));
  }
}

/** As Kafka's tools write it. */
export function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`;
}

/** In groups by what a function gives of each. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}
