import { ConfluentKafkaDriver, type ReadCount, type WrittenCount } from '../../../drivers/confluent-kafka/confluent-kafka-driver';
import { PARTITIONS, TRANSACTIONS_TOPIC } from '../../../environment/topics';
import type { PartitionOffset } from '../../../drivers/kafka/records';
import { all, mutant, type Change } from './fake-replication';
import type { Mutant } from './mutant';

/** What the other client says at a look. */
interface Counts {
  readonly written?: Partial<WrittenCount>;
  readonly read?: Partial<ReadCount>;
  readonly behind?: number;
  /** By partition, what came from one look to the next; while a transaction is open, nothing to the first. */
  readonly grows?: (isOpen: boolean) => readonly number[];
}

const growsAsItShould = (isOpen: boolean) => Array.from({ length: PARTITIONS }, (_, partition) => isOpen && partition === 0 ? 0 : 1);

/** A client that finds everything in order, but for what a test changes. */
const counts = ({ written, read: count, behind = 0, grows = growsAsItShould }: Counts): Change => ({ primary, secondary, mirrorMaker, flow }) => {
  let isOpen = false;
  let isRunning = true;
  const read = Array.from({ length: PARTITIONS }, () => 0);
  const nothing = async () => {};
  const driver = {
    logIn: nothing, startWriting: nothing, stopWriting: nothing, startReading: nothing, kill: () => {},
    openTransaction: async () => void (isOpen = true),
    commitTransaction: async () => void (isOpen = false),
    countWritten: async () => ({ acknowledged: 7, aborted: 1, transactions: { committed: 1, aborted: 1 }, firstRefusal: null, ...written }),
    countRead: async () => {
      grows(isOpen).forEach((records, partition) => read[partition]! += isRunning ? records : 0);
      return read.map((records, partition) => [TRANSACTIONS_TOPIC, partition, records]);
    },
    count: async () => ({ read: 7, missing: 0, twice: 0, outOfOrder: 0, altered: 0, aborted: 0, unknown: 0, example: null, ...count }),
    countKeys: async () => ({ keys: 3, records: 7, behind }),
  };
  jest.spyOn(ConfluentKafkaDriver, 'start').mockReturnValue(driver as unknown as ConfluentKafkaDriver);
  Object.assign(primary.workload, { openTransactions: async () => [[TRANSACTIONS_TOPIC, 0, 5]] });
  Object.assign(mirrorMaker, {
    kill: async () => void (isRunning = false),
    start: async () => void (isRunning = true),
    metrics: async () => [{ metric: 'mirror_maker_record_age_ms_max', labels: {}, value: 20_000 }, { metric: 'mirror_maker_record_age_ms_max', labels: {}, value: NaN }],
  });
  Object.assign(secondary.workload, { ends: async (topics: readonly string[]) => topics.map((topic): PartitionOffset => [topic, 0, 0]) });
  Object.assign(flow, { refreshInterval: 0 });
};

/** Both readers stand still until the check is sure of it, and then one more record comes to each partition with each look. */
const standsStillAndGrows = () => {
  let looks = 0;
  return (isOpen: boolean) => growsAsItShould(isOpen && ++looks <= 5);
};

/** Waiting is over before it has begun. */
const impatient: Change = () => {
  let now = 0;
  jest.spyOn(Date, 'now').mockImplementation(() => now += 10_000);
};

/** What both checks fail with, whatever they do meanwhile. */
const miscounts = (id: string): Mutant[] => [
  mutant(id, 'a record does not arrive', /7 records at the secondary: not within 300 s: primary read 7 and misses 1; secondary read 7 and misses 1/, all(counts({ read: { missing: 1 } }), impatient)),
  mutant(id, 'a record of an aborted transaction is copied', /1 of aborted transactions/, counts({ read: { aborted: 1 } })),
  mutant(id, 'a record is altered on its way', /1 altered, 0 of aborted transactions, 0 unknown, id-3 for one/, counts({ read: { altered: 1, example: 'id-3' } })),
  mutant(id, 'a record comes behind a later one', /1 out of order/, counts({ read: { outOfOrder: 1 } })),
  mutant(id, 'a record comes that no producer wrote', /1 unknown/, counts({ read: { unknown: 1 } })),
  mutant(id, 'a record is there twice though MirrorMaker copies exactly once', /1 twice.*expected each exactly once/, all(counts({ read: { twice: 1 } }), ({ flow }) => Object.assign(flow, { exactlyOnce: true }))),
  mutant(id, 'no transaction is aborted', /the count was blind: 1 transactions were committed, 0 aborted|not within 60 s/, all(counts({ written: { transactions: { committed: 1, aborted: 0 } } }), impatient)),
  mutant(id, 'the primary refuses a record', /the primary refused a record or a transaction: fenced/, counts({ written: { firstRefusal: 'fenced' } })),
];

export const INDEPENDENT_COUNT_MUTANTS: readonly Mutant[] = [
  ...miscounts('replication.transactions'),
  ...miscounts('replication.kills'),
  mutant('replication.transactions', 'records come behind a transaction that is open', /\d+ records came behind a transaction that was open/, counts({ grows: standsStillAndGrows() })),
  mutant('replication.transactions', 'a transaction holds up other partitions', /a transaction in partition 0 held up others: 0, \d+, 0, \d+ records came/, counts({ grows: (isOpen) => isOpen ? [0, 1, 0, 1] : [1, 1, 1, 1] })),
  mutant('replication.transactions', 'the health command asks for a restart', /a restart ends no transaction: exit 1/, all(counts({}), ({ mirrorMaker }) => Object.assign(mirrorMaker, { healthErrors: async () => ['exit 1'] }))),
  mutant('replication.transactions', 'the primary does not tell of a transaction', /does not tell that a transaction is open in partition 0/, all(counts({}), ({ primary }) => Object.assign(primary.workload, { openTransactions: async () => [] }))),
  mutant('replication.transactions', 'the record age does not tell of it afterwards', /a record age of 20 s: not within 60 s/, all(counts({}), impatient, ({ mirrorMaker }) => Object.assign(mirrorMaker, { metrics: async () => [] }))),
  mutant('replication.kills', 'an older value comes again and stays', /1 of 3 keys of rehearsal-compacted have another value at the primary than the last one/, counts({ behind: 1 })),
];
