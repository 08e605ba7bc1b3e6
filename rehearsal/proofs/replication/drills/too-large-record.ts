import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '../../proof';
import type { ReplicationProof, ReplicationStage } from '../proof';
import { LARGE, PARTITIONS } from '../topics';
import { secondsUntil } from '../waiting';
import { underFire } from './drill';

const PER_SECOND = 100;
/** Its producer is closed first, which may take half a minute. */
const NOTICE_TIMEOUT = 120;
const REPAIR_TIMEOUT = 300;
const MEBIBYTE = 1_048_576;

/** So long without a record, and a partition stands still. */
const STANDSTILL = 3;

/**
 * MirrorMaker gives a topic's copy the max.message.bytes of the original, and so brokers of the secondary take what those of
 * the primary take; its own producer has a limit of its own.
 */
export const tooLargeRecord: ReplicationProof = {
  promise: 'drill: a record that is too large for MirrorMaker, until a deploy raises the limit',
  async run(stage) {
    const { primary, secondary, mirrorMaker, flow } = stage;
    const large = 'x'.repeat(flow.largestRecord + MEBIBYTE);
    let noticed = '';
    let repaired = 0;
    const { seen } = await underFire(stage, {
      name: 'too-large-record',
      perSecond: PER_SECOND,
      async fault(watch) {
        await primary.application.write(LARGE, [[null, large, []]]);
        noticed = await untilNoticed(stage);
        await pause(STANDSTILL * 1000 + 1000);
        noticed += `, ${watch.standing(STANDSTILL)} of ${PARTITIONS} partitions of another topic stand still with it`;
        await mirrorMaker.redeploy({ [flow.largestRecordSetting]: String(large.length + MEBIBYTE) });
        repaired = await untilCopied(stage, large);
      },
    });
    // A failback with identical names would stumble over it: the way back has the template's limit.
    await Promise.all([primary.application.delete([LARGE]), secondary.application.delete([flow.nameAtTarget(LARGE)])]);
    await mirrorMaker.redeploy();
    return `${large.length} bytes in one record: ${noticed}; with ${flow.largestRecordSetting} raised and deployed it was there after ${repaired.toFixed(1)} s; ${seen}`;
  },
};

/** By the health command, and in the log. */
async function untilNoticed({ mirrorMaker }: ReplicationStage): Promise<string> {
  let complaint: string | undefined;
  const seconds = await secondsUntil('a health command that names failed tasks', NOTICE_TIMEOUT, async () => {
    complaint = (await mirrorMaker.complaints()).find((text) => /failed tasks/.test(text));
    return complaint !== undefined;
  });
  const reason = (await mirrorMaker.lines()).find((line) => /RecordTooLargeException/.test(line));
  expect(reason !== undefined, 'no line of the log says that a record is too large');
  return `"${complaint}" after ${seconds.toFixed(1)} s, RecordTooLargeException in the log`;
}

function untilCopied({ secondary, flow }: ReplicationStage, large: string): Promise<number> {
  const copy = flow.nameAtTarget(LARGE);
  return secondsUntil('the large record at the secondary', REPAIR_TIMEOUT, async () =>
    (await secondary.application.read([copy])).some(({ value }) => value === large));
}
