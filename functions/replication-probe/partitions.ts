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

  public has(partition: TopicPartition): boolean {
    return this.values.has(nameOf(partition));
  }

  public get(partition: TopicPartition): Value | undefined {
    return this.values.get(nameOf(partition));
  }
}

/** Partitions of which nothing is known, each once. */
export class Unprobed {
  private readonly partitions = new Map<string, TopicPartition>();

  public add(partition: TopicPartition): void {
    this.partitions.set(nameOf(partition), partition);
  }

  /** Those that an answer leaves out. */
  public addMissing(asked: readonly TopicPartition[], answer: ByPartition<unknown>): void {
    asked.filter((partition) => !answer.has(partition)).forEach((partition) => this.add(partition));
  }

  public has(partition: TopicPartition): boolean {
    return this.partitions.has(nameOf(partition));
  }

  public all(): TopicPartition[] {
    return [...this.partitions.values()];
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
