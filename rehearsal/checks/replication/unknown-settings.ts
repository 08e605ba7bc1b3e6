import { assert } from '../../system/assert';
import type { ReplicationCheck } from '../../environment/replication-check';
import { LIMIT } from '../../environment/limit';
import { GROWING_TOPIC, PARTITIONS, UNKNOWN_SETTINGS_TOPIC } from '../../environment/topics';
import { countRecords, secondsUntil } from '../../environment/waiting';
import { assortedRecords } from './comparison';

const RECORDS = 500;

/** To create topics and to hand the partitions to tasks, once MirrorMaker has seen them. */
const ALLOWANCE = 20;

export const unknownSettings: ReplicationCheck = {
  id: 'replication.unknown-settings',
  title: 'a topic with settings that the Kafka of the other side does not know is copied nevertheless',
  isSlow: true,
  limit: ({ flow }) => LIMIT.quick + flow.refreshInterval,
  appliesTo: ({ primary, secondary }) => primary.environment.description.kafkaVersion !== secondary.environment.description.kafkaVersion,
  async run({ primary, secondary, mirrorMaker, flow }) {
    const copy = flow.nameAtTarget(UNKNOWN_SETTINGS_TOPIC);
    const [own, others] = await Promise.all([primary.workload.settings(GROWING_TOPIC), secondary.workload.settings(flow.nameAtTarget(GROWING_TOPIC))]);
    // As they are anyway, but the topic's own.
    const unknown = Object.fromEntries(Object.entries(own).filter(([setting]) => !(setting in others)));
    await primary.workload.create(UNKNOWN_SETTINGS_TOPIC, PARTITIONS, unknown);
    let isCopied = false;
    try {
      await primary.workload.write(UNKNOWN_SETTINGS_TOPIC, assortedRecords(RECORDS, 'unknown settings'));
      const seconds = await secondsUntil(`${RECORDS} records in ${copy}, with ${Object.keys(unknown).join(', ')} at the original`, flow.refreshInterval + ALLOWANCE, async () =>
        await countRecords(secondary.workload, [copy]) >= RECORDS);
      isCopied = true;
      const errors = await mirrorMaker.healthErrors();
      assert(errors.length === 0, errors.join('; '));
      const versions = [primary, secondary].map(({ environment }) => environment.description.kafkaVersion);
      return `${versions.join(' to ')}, unknown there: ${Object.keys(unknown).join(', ') || 'none'}; ${RECORDS} records in ${copy} after ${seconds.toFixed(1)} s`;
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
