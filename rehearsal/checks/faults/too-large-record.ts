import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { LARGE_TOPIC, PARTITIONS } from '../../environment/topics';
import { secondsUntil } from '../../environment/waiting';
import { limitWith, withLoadDuring } from './fault';
import { assertGoesOn, NOTICE_TIMEOUT, untilTold } from './refusals';

const PER_SECOND = 100;
const REPAIR_TIMEOUT = 300;
const MEBIBYTE = 1_048_576;

/**
 * MirrorMaker gives a topic's copy the max.message.bytes of the original, and so brokers of the secondary take what those of
 * the primary take; its own producer has a limit of its own.
 */
export const tooLargeRecord: ReplicationCheck = {
  id: 'faults.too-large-record',
  title: 'a record that is too large for MirrorMaker, until a deploy raises the limit',
  breaksMirrorMaker: true,
  limit: limitWith(NOTICE_TIMEOUT, REPAIR_TIMEOUT),
  async run(replication, timeLine) {
    const { primary, secondary, mirrorMaker, flow } = replication;
    const large = 'x'.repeat(flow.largestRecord + MEBIBYTE);
    let noticed = '';
    let repaired = 0;
    const { seen } = await withLoadDuring(replication, {
      name: 'too-large-record',
      perSecond: PER_SECOND,
      async inject(watch) {
        timeLine.fault('a record is too large');
        await primary.workload.write(LARGE_TOPIC, [[null, large, []]]);
        noticed = await untilTold(replication, {
          metric: 'mirror_maker_held_partition',
          name: `${flow.nameAtTarget(LARGE_TOPIC)}-0`,
          line: new RegExp(`refuses a record of topic ${LARGE_TOPIC}, partition 0, offset \\d+, .*RecordTooLargeException`),
        });
        timeLine.step('health, metrics and log say so');
        await watch.untilAllGrow(PER_SECOND / PARTITIONS, REPAIR_TIMEOUT);
        noticed += `, ${assertGoesOn(watch)}`;
        await mirrorMaker.redeploy({ [flow.largestRecordSetting]: String(large.length + MEBIBYTE) });
        timeLine.step('the limit is raised and deployed');
        repaired = await untilCopied(replication, large);
        timeLine.recovery('the record is at the secondary');
      },
    }, timeLine);
    // A failback with identical names would stumble over it: the failback's MirrorMaker has the template's limit.
    await Promise.all([primary.workload.delete([LARGE_TOPIC]), secondary.workload.delete([flow.nameAtTarget(LARGE_TOPIC)])]);
    await mirrorMaker.redeploy();
    return `${large.length} bytes in one record: ${noticed}; with ${flow.largestRecordSetting} raised and deployed it was there after ${repaired.toFixed(1)} s; ${seen}`;
  },
};

function untilCopied({ secondary, flow }: ReplicationEnvironment, large: string): Promise<number> {
  const copy = flow.nameAtTarget(LARGE_TOPIC);
  return secondsUntil('the large record at the secondary', REPAIR_TIMEOUT, async () =>
    (await secondary.workload.read([copy])).some(({ value }) => value === large));
}
