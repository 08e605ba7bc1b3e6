import type { Side } from '../../assembly/descriptions';
import { assert } from '../../system/assert';
import type { Sample } from '../../hosts/mirror-maker/metrics';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { LIMIT } from '../../environment/limit';
import { PARTITIONS, TRANSACTIONS_TOPIC } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';
import { failIfStopped, pauseUnlessStopped } from '../../system/stopping';
import { withIndependentCount, type IndependentCount } from './independent-count';

const PER_SECOND = 100;
const SEED = 1;

/** The partition of the transaction that is left open, and how many records it has. */
const HELD_UP = 0;
const RECORDS = 10;

/** Seconds. The brokers end it themselves a good while after the check did. */
const OPEN_FOR = 20;
const TRANSACTION_TIMEOUT = 300;
const TIMEOUT = 60;

/** Milliseconds without a record, after which readers that were behind have caught up. */
const STANDS_STILL = 5000;

export const transactions: ReplicationCheck = {
  id: 'replication.transactions',
  title: 'nothing of an aborted transaction is copied, and one that is open holds up nothing but its partition',
  isSlow: true,
  limit: ({ flow }) => LIMIT.slow + flow.refreshInterval,
  run: (replication, timeLine) => withIndependentCount(replication, [{ name: TRANSACTIONS_TOPIC, partitions: PARTITIONS }], timeLine, async (count) => {
    await count.startReadingCopies();
    // Nothing has waited until now: the record age will tell of the transaction, and of nothing before it.
    await count.startWriting(['transactional', 'idempotent'], PER_SECOND, SEED);
    await secondsUntil('an aborted transaction, and records in every partition of the copy', TIMEOUT, async () =>
      (await count.driver.countWritten()).transactions.aborted > 0 && (await copiedByPartition(count)).length === PARTITIONS);

    await count.driver.openTransaction('primary', TRANSACTIONS_TOPIC, HELD_UP, RECORDS, TRANSACTION_TIMEOUT);
    timeLine.fault(`a transaction is left open in partition ${HELD_UP}`);
    const opened = Date.now();
    const stood = await whileOpen(replication, count);
    const told = await toldOf(replication);
    const held = await recordsOf(HELD_UP, 'primary', count);
    await count.driver.commitTransaction();
    const seconds = (Date.now() - opened) / 1000;
    timeLine.recovery('it is committed');
    timeLine.span('transaction open', opened, Date.now());
    const rest = await secondsUntil('the records that were held up', TIMEOUT, async () => await recordsOf(HELD_UP, 'primary', count) > held && await missingOf(HELD_UP, count) <= 0);
    const age = await untilAgeTells(replication, OPEN_FOR);
    return `${await count.assertComplete()}; while a transaction was open for ${seconds.toFixed(0)} s: ${stood}, ${told}; `
      + `the rest of its partition was there ${rest.toFixed(1)} s after it had ended, and the record age told of ${age.toFixed(0)} s`;
  }),
};

/** Nothing of the partition comes, everything of the others does, and a restart would not help: the health command must not ask for one. */
async function whileOpen({ mirrorMaker }: ReplicationEnvironment, count: IndependentCount): Promise<string> {
  await secondsUntil('what was committed before it', TIMEOUT, () => standStill(count));
  const before = await copiedByPartition(count);
  await pauseUnlessStopped(OPEN_FOR * 1000);
  failIfStopped('a transaction is open: not yet long enough');
  const after = await copiedByPartition(count);
  const added = after.map((records, partition) => records - before[partition]!);
  assert(added[HELD_UP] === 0, `${added[HELD_UP]} records came behind a transaction that was open`);
  assert(added.every((records, partition) => partition === HELD_UP || records > 0), `a transaction in partition ${HELD_UP} held up others: ${added.join(', ')} records came`);
  const errors = await mirrorMaker.healthErrors();
  assert(errors.length === 0, `a restart ends no transaction: ${errors.join('; ')}`);
  return `${added.join(', ')} records came to its partitions, the health command ended with 0`;
}

/** Whether both sides have as many records, and no more come. A reader that is behind may have as many as another one that is behind, too. */
async function standStill(count: IndependentCount): Promise<boolean> {
  const read = async () => [await recordsOf(HELD_UP, 'primary', count), await recordsOf(HELD_UP, 'secondary', count)];
  const before = await read();
  await pauseUnlessStopped(STANDS_STILL);
  return new Set([...before, ...await read()]).size === 1;
}

/** MirrorMaker's lag counts up to where a transaction is open, and knows nothing of what is behind: only the brokers of the primary tell. */
async function toldOf({ primary, mirrorMaker }: ReplicationEnvironment): Promise<string> {
  const open = (await primary.workload.openTransactions(TRANSACTIONS_TOPIC)).filter(([, partition]) => partition === HELD_UP);
  assert(open.length > 0, `the primary does not tell that a transaction is open in partition ${HELD_UP}`);
  const lags = valuesOf('mirror_maker_records_lag_max', await mirrorMaker.metrics());
  return `the lag was ${lags.join(', ') || 'not told'}, the primary named offset ${open[0]![2]}, with which it began`;
}

/** What was held up is as old as it is when it comes: an alarm on the record age hears of it then. */
async function untilAgeTells({ mirrorMaker }: ReplicationEnvironment, seconds: number): Promise<number> {
  let age = 0;
  await secondsUntil(`a record age of ${seconds} s`, TIMEOUT, async () => {
    age = Math.max(0, ...valuesOf('mirror_maker_record_age_ms_max', await mirrorMaker.metrics()).filter((value) => !Number.isNaN(value))) / 1000;
    return age >= seconds;
  });
  return age;
}

/** NaN where there is nothing to tell. */
function valuesOf(name: string, metrics: readonly Sample[]): number[] {
  return metrics.filter(({ metric }) => metric === name).map(({ value }) => value);
}

/** Records that a reader at the primary has and one at the secondary has not. */
async function missingOf(partition: number, count: IndependentCount): Promise<number> {
  const atPrimary = await recordsOf(partition, 'primary', count);
  return atPrimary - await recordsOf(partition, 'secondary', count);
}

/** What a reader has seen. */
async function recordsOf(partition: number, side: Side, { driver }: IndependentCount): Promise<number> {
  return (await driver.countRead(side)).find(([, each]) => each === partition)?.[2] ?? 0;
}

async function copiedByPartition({ driver }: IndependentCount): Promise<number[]> {
  return (await driver.countRead('secondary')).map(([, , records]) => records);
}
