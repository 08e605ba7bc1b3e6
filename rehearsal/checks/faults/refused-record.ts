import { randomBytes } from 'node:crypto';
import { assert } from '../../system/assert';
import type { ReplicationCheck } from '../../environment/replication-check';
import { CORRUPT_TOPIC, KEYLESS_TOPIC, OUTDATED_TOPIC, PARTITIONS, RECOMPRESSED_TOPIC } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';
import { limitWith, withLoadDuring } from './fault';
import { assertGoesOn, NOTICE_TIMEOUT, untilTold, type Refusal } from './refusals';

const PER_SECOND = 100;
const STEP_TIMEOUT = 300;

/** Three quarters of it is what zstd makes of it: less than brokers take by default, and more as lz4 has it. */
const LARGE = 1_200_000;

const HOUR = 3_600_000;

/** The only partition of each topic, and what stands behind the record that is refused. */
const REFUSED = 0;
const BEHIND = 'behind it';

/** The value of the one that is altered where brokers keep it. */
const CORRUPT = 'to be corrupted';

export const refusedRecord: ReplicationCheck = {
  id: 'faults.refused-record',
  title: 'a record too large when it is compressed anew, one without a key in a topic that is compacted since, one too old for its copy, and a corrupt one, until they are left out',
  // A task ends with the record, and a deploy replaces the processes.
  breaksMirrorMaker: true,
  limit: limitWith(NOTICE_TIMEOUT, STEP_TIMEOUT, STEP_TIMEOUT),
  async run(replication, timeLine) {
    const { primary, secondary, mirrorMaker, flow } = replication;
    const refused = [RECOMPRESSED_TOPIC, KEYLESS_TOPIC, OUTDATED_TOPIC];
    const topics = [...refused, CORRUPT_TOPIC];
    const copies = topics.map((topic) => flow.nameAtTarget(topic));
    let told: string[] = [];
    let arrived = 0;
    const { seen } = await withLoadDuring(replication, {
      name: 'refused-record',
      perSecond: PER_SECOND,
      async inject(watch) {
        timeLine.fault('three records are refused, one is corrupt');
        await primary.workload.create(RECOMPRESSED_TOPIC, 1);
        await primary.workload.write(RECOMPRESSED_TOPIC, [['large', randomBytes(LARGE * 3 / 4).toString('base64'), []]], { compression: 'zstd' });
        await primary.workload.create(KEYLESS_TOPIC, 1);
        await primary.workload.write(KEYLESS_TOPIC, [[null, 'without a key', []]]);
        await primary.workload.change(KEYLESS_TOPIC, { 'cleanup.policy': 'compact' });
        // Settings of a copy that its original does not have: MirrorMaker leaves those of times alone.
        await secondary.workload.create(flow.nameAtTarget(OUTDATED_TOPIC), 1, { 'message.timestamp.before.max.ms': String(HOUR) });
        await primary.workload.create(OUTDATED_TOPIC, 1);
        await primary.workload.write(OUTDATED_TOPIC, [['key', 'outdated', []]], { timestamp: Date.now() - 2 * HOUR });
        await primary.workload.create(CORRUPT_TOPIC, 1);
        await primary.workload.write(CORRUPT_TOPIC, [['key', CORRUPT, []]]);
        // What is acknowledged, every broker with a copy has: none gets it from another one any more.
        const altered = await primary.environment.cluster.corrupt(CORRUPT_TOPIC, 0, CORRUPT);
        assert(altered > 0, `no broker of the primary keeps the record of ${CORRUPT_TOPIC}`);
        await Promise.all(topics.map((topic) => primary.workload.write(topic, [['key', BEHIND, []]])));
        told = await Promise.all([
          ...refused.map((topic) => held(flow.nameAtTarget(topic), lineOf('refuses a record of', topic))),
          // What cannot be read has no copy: only the original's name is known.
          held(CORRUPT_TOPIC, new RegExp(`Cannot read topic ${CORRUPT_TOPIC}, partition 0, offset ${REFUSED} of the source, .*: KafkaException: .*invalid`)),
        ].map((refusal) => untilTold(replication, refusal)));
        timeLine.step('health, metrics and log say so');
        await watch.untilAllGrow(PER_SECOND / PARTITIONS, STEP_TIMEOUT);
        told.push(assertGoesOn(watch));
        const early = (await secondary.workload.read(copies)).filter(({ value }) => value !== BEHIND);
        assert(early.length === 0, `${early.length} records are there that should have been refused or could not be read`);
        await mirrorMaker.redeploy({ [flow.skipRecordsSetting]: topics.map((topic) => `${topic}:0:${REFUSED}`).join(',') });
        timeLine.step('they are left out and deployed');
        arrived = await secondsUntil('what stands behind them', STEP_TIMEOUT, async () => {
          const found = await secondary.workload.read(copies);
          return copies.every((copy) => found.some(({ topic, value }) => topic === copy && value === BEHIND));
        });
        timeLine.recovery('what stands behind them is at the secondary');
      },
    }, timeLine);
    const lines = await mirrorMaker.lines();
    const unsaid = topics.filter((topic) => !lines.some((line) => leftOut(topic).test(line)));
    assert(unsaid.length === 0, `no line of the log says that a record of ${unsaid.join(', ')} was left out`);
    await Promise.all([primary.workload.delete(topics), secondary.workload.delete(copies)]);
    await mirrorMaker.redeploy();
    return `${told.join(', ')}; left out, what stands behind them was there after ${arrived.toFixed(1)} s; ${seen}`;
  },
};

function held(topic: string, line: RegExp): Refusal {
  return { metric: 'mirror_maker_held_partition', name: `${topic}-0`, line };
}

function leftOut(topic: string): RegExp {
  const said = 'Left out, as skipRecords says:';
  return topic === CORRUPT_TOPIC ? new RegExp(`${said} topic ${topic}, partition 0, offsets ${REFUSED} to ${REFUSED}, as ${REFUSED} to ${REFUSED} cannot be read`) : lineOf(said, topic);
}

function lineOf(what: string, topic: string): RegExp {
  return new RegExp(`${what} topic ${topic}, partition 0, offset ${REFUSED}, timestamp \\d+, key of .+, value of \\d+ bytes`);
}
