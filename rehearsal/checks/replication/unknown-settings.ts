import { assert } from '../../system/assert';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { LIMIT } from '../../environment/limit';
import { GROWING_TOPIC, PARTITIONS, UNKNOWN_SETTINGS_TOPIC } from '../../environment/topics';
import { countRecords, secondsUntil } from '../../environment/waiting';
import { assortedRecords } from './comparison';

const RECORDS = 500;

const TIERED = { 'remote.storage.enable': 'true', 'local.retention.ms': '3600000' };

/** To create topics and to hand the partitions to tasks, once MirrorMaker has seen them. */
const ALLOWANCE = 20;

export const unknownSettings: ReplicationCheck = {
  id: 'replication.unknown-settings',
  title: 'a topic with settings that the other side does not know, or cannot have without tiered storage, is copied nevertheless',
  isSlow: true,
  limit: ({ flow }) => LIMIT.quick + flow.refreshInterval,
  appliesTo: (replication) => versionsOf(replication).length > 1 || isTieredAtSourceOnly(replication),
  async run(replication) {
    const { primary, secondary, mirrorMaker, flow } = replication;
    const copy = flow.nameAtTarget(UNKNOWN_SETTINGS_TOPIC);
    const [own, others] = await Promise.all([primary.workload.settings(GROWING_TOPIC), secondary.workload.settings(flow.nameAtTarget(GROWING_TOPIC))]);
    // As they are anyway, but the topic's own.
    const unknown = {
      ...Object.fromEntries(Object.entries(own).filter(([setting]) => !(setting in others))),
      ...(isTieredAtSourceOnly(replication) ? TIERED : {}),
    };
    await primary.workload.create(UNKNOWN_SETTINGS_TOPIC, PARTITIONS, unknown);
    let isCopied = false;
    try {
      await primary.workload.write(UNKNOWN_SETTINGS_TOPIC, assortedRecords(RECORDS, 'unknown settings'));
      const seconds = await secondsUntil(`${RECORDS} records in ${copy}, with ${Object.keys(unknown).join(', ')} at the original`, flow.refreshInterval + ALLOWANCE, async () =>
        await countRecords(secondary.workload, [copy]) >= RECORDS);
      isCopied = true;
      const errors = await mirrorMaker.healthErrors();
      assert(errors.length === 0, errors.join('; '));
      return `${versionsOf(replication).join(' to ')}, not there: ${Object.keys(unknown).join(', ') || 'none'}; ${RECORDS} records in ${copy} after ${seconds.toFixed(1)} s`;
    } finally {
      await primary.workload.delete([UNKNOWN_SETTINGS_TOPIC]);
      await secondary.workload.delete([copy]).catch(() => undefined);
      if (!isCopied) {
        // Partitions of a copy that was never made are told as held until the process ends.
        await mirrorMaker.redeploy();
      }
    }
  },
};

function versionsOf({ primary, secondary }: ReplicationEnvironment): string[] {
  return [...new Set([primary, secondary].map(({ environment }) => environment.description.kafkaVersion))];
}

function isTieredAtSourceOnly({ primary, secondary }: ReplicationEnvironment): boolean {
  const [source, target] = [primary, secondary].map(({ environment }) => environment.description.features.includes('tiered-storage'));
  return source === true && target === false;
}
