import { ConfluentKafkaDriver, type ProducerKind, type ReadCount, type TopicNames, type WrittenCount } from '../../drivers/confluent-kafka/confluent-kafka-driver';
import type { TopicSettings } from '../../drivers/kafka/records';
import type { Side } from '../../assembly/descriptions';
import { CheckFailed, assert } from '../../system/assert';
import type { ReplicationEnvironment } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';
import { SERIES } from '../../report/time-line';
import type { TimeLineRecorder } from '../../report/time-line-recorder';

export interface CountedTopic {
  readonly name: string;
  readonly partitions: number;
  readonly settings?: TopicSettings;
}

const SIDES = ['primary', 'secondary'] as const;

/** A task may have to start anew, and several processes to share their tasks. */
const ARRIVAL_TIMEOUT = 300;

/** On top of the interval in which MirrorMaker looks for new topics: it may be starting. */
const COPIES_ALLOWANCE = 120;

/**
 * Runs something with topics of its own at the primary, whose records another client writes, reads on both sides and counts. In the
 * end the topics are gone.
 */
export async function withIndependentCount<Result>(
  replication: ReplicationEnvironment, topics: readonly CountedTopic[], timeLine: TimeLineRecorder, run: (count: IndependentCount) => Promise<Result>,
): Promise<Result> {
  const { primary, secondary, mirrorMaker, flow } = replication;
  const names = topics.map(({ name }) => name);
  const driver = ConfluentKafkaDriver.start();
  let isProven = false;
  try {
    for (const side of SIDES) {
      await driver.logIn(side, replication[side].environment, replication[side].credentials);
    }
    for (const { name, partitions, settings } of topics) {
      await primary.workload.create(name, partitions, settings);
    }
    const count = new IndependentCount(driver, replication, topics, timeLine);
    await driver.startReading('primary', count.namesAt('primary'));
    const result = await run(count);
    isProven = true;
    return result;
  } finally {
    driver.kill();
    await primary.workload.delete(names).catch(() => undefined);
    await secondary.workload.delete(names.map((name) => flow.nameAtTarget(name))).catch(() => undefined);
    if (!isProven) {
      // What is not copied yet has nowhere to go any more, and would hold a task up for ever.
      await mirrorMaker.redeploy();
    }
  }
}

/** The other client, and what it counts. */
export class IndependentCount {
  public constructor(
    public readonly driver: ConfluentKafkaDriver,
    private readonly replication: ReplicationEnvironment,
    private readonly topics: readonly CountedTopic[],
    private readonly timeLine: TimeLineRecorder,
  ) {}

  public namesAt(side: Side): TopicNames {
    const nameAt = side === 'primary' ? (name: string) => name : (name: string) => this.replication.flow.nameAtTarget(name);
    return Object.fromEntries(this.topics.map(({ name }) => [nameAt(name), name]));
  }

  /** Begins to write at the primary, so many records a second of each kind. */
  public async startWriting(kinds: readonly ProducerKind[], perSecond: number, seed: number): Promise<void> {
    for (const kind of kinds) {
      await this.driver.startWriting({ kind, cluster: 'primary', topics: this.topics.map(({ name }) => name), compacted: this.compacted, perSecond, seed });
    }
    this.timeLine.sample(SERIES.acknowledged, async () => (await this.driver.countWritten()).acknowledged);
  }

  /** Reads the copies, once MirrorMaker has made them. */
  public async startReadingCopies(): Promise<void> {
    const { secondary, flow } = this.replication;
    const copies = Object.keys(this.namesAt('secondary'));
    await secondsUntil(copies.join(', '), flow.refreshInterval + COPIES_ALLOWANCE, async () =>
      new Set((await secondary.workload.ends(copies)).map(([topic]) => topic)).size === copies.length);
    await this.driver.startReading('secondary', this.namesAt('secondary'));
    this.timeLine.sample(SERIES.atSecondary, () => this.copied());
  }

  /** How many records were read at the secondary, so far. */
  public async copied(): Promise<number> {
    return (await this.driver.countRead('secondary')).reduce((sum, [, , records]) => sum + records, 0);
  }

  /** Stops the producers, waits until everything is at the secondary, and fails unless it is there as it was written. */
  public async assertComplete(): Promise<string> {
    await this.driver.stopWriting();
    this.timeLine.step('producers are stopped');
    const written = await this.driver.countWritten();
    assert(written.firstRefusal === null, `the primary refused a record or a transaction: ${written.firstRefusal}`);
    const { committed, aborted } = written.transactions;
    assert(committed > 0 && aborted > 0, `the count was blind: ${committed} transactions were committed, ${aborted} aborted`);
    let counts = await this.counts();
    const seconds = await secondsUntil(`${written.acknowledged} records at the secondary`, ARRIVAL_TIMEOUT, async () => {
      counts = await this.counts();
      return counts.every(({ missing }) => missing === 0);
    }).catch(({ message }: Error) => {
      throw new CheckFailed(`${message}: ${counts.map(({ read, missing, example }, at) => `${SIDES[at]} read ${read} and misses ${missing}${example === null ? '' : `, ${example} for one`}`).join('; ')}`);
    });
    this.timeLine.recovery('everything is at the secondary');
    await this.timeLine.stop();
    return `${inWords(written)}; ${this.judge(counts)}, the last ${seconds.toFixed(1)} s after it was written${await this.judgeKeys()}`;
  }

  private get compacted(): string[] {
    return this.topics.filter(({ settings }) => settings?.['cleanup.policy'] === 'compact').map(({ name }) => name);
  }

  private counts(): Promise<ReadCount[]> {
    return Promise.all(SIDES.map((side) => this.driver.count(side, this.compacted)));
  }

  private judge([, { read, twice, outOfOrder, altered, aborted, unknown, example }]: readonly ReadCount[]): string {
    const text = `${read} read at the secondary, 0 missing, ${twice} twice, ${outOfOrder} out of order, ${altered} altered, ${aborted} of aborted transactions, ${unknown} unknown`;
    assert(outOfOrder + altered + aborted + unknown === 0, `${text}${example === null ? '' : `, ${example} for one`}`);
    assert(!this.replication.flow.exactlyOnce || twice === 0, `${text}: expected each exactly once`);
    return text;
  }

  private async judgeKeys(): Promise<string> {
    const { compacted } = this;
    if (compacted.length === 0) {
      return '';
    }
    const [atPrimary, atSecondary] = await Promise.all(SIDES.map((side) =>
      this.driver.countKeys(side, Object.fromEntries(Object.entries(this.namesAt(side)).filter(([, name]) => compacted.includes(name))))));
    for (const [side, { keys, behind }] of [['primary', atPrimary!], ['secondary', atSecondary!]] as const) {
      assert(behind === 0, `${behind} of ${keys} keys of ${compacted.join(', ')} have another value at the ${side} than the last one`);
    }
    return `; ${compacted.join(', ')}: ${atSecondary!.keys} keys, all with their last value on both sides, in ${atPrimary!.records} and ${atSecondary!.records} records`;
  }
}

function inWords({ acknowledged, aborted, transactions }: WrittenCount): string {
  return `${acknowledged} acknowledged in ${transactions.committed} transactions and without, ${aborted} in ${transactions.aborted} aborted ones`;
}
