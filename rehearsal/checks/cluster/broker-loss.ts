import { assert } from '../../system/assert';
import type { Check } from '../../environment/check';
import { userOf } from '../../environment/user';
import { secondsUntil } from '../../environment/waiting';
import { withoutRights } from './not-rehearsed';

const NAME = 'broker-loss';
const TOPIC = 'rehearsal-broker-loss';
const PARTITIONS = 6;
const PER_SECOND = 600;
/** The broker dies when the producer is well under way, comes back when it wrote for a while without, and it writes on afterwards. */
const BEFORE = 300;
const WITHOUT = 1200;
const AFTER = 300;

const WRITE_TIMEOUT = 60;
const IN_SYNC_TIMEOUT = 60;

export const brokerLoss: Check = {
  id: 'cluster.broker-loss',
  title: 'with one broker killed acks=all still writes, and nothing acknowledged is lost',
  skipReason: (cluster) => cluster.zones === 1 ? 'a single broker leaves none that could write' : withoutRights(cluster),
  async run(environment) {
    const { cluster } = environment;
    const lost = cluster.brokers.at(-1)!.id;
    const user = userOf(environment);
    // The first record that is refused ends it.
    const untilWritten = async (count: number) => {
      const goal = await user.countWritten(NAME) + count;
      await secondsUntil(`${count} more records acknowledged`, WRITE_TIMEOUT, async () => {
        const refusal = await user.firstRefusal(NAME);
        assert(refusal === null, `a record was refused after ${await user.countWritten(NAME)} were acknowledged: ${refusal}`);
        return await user.countWritten(NAME) >= goal;
      });
    };

    // What else runs meanwhile may need groups: Kafka makes the topic of their offsets when it is first asked, of all brokers.
    await Promise.all([user.create(TOPIC, PARTITIONS), user.committedOffsets(NAME)]);
    const before = await user.ends([TOPIC]);
    await user.startWriting({ name: NAME, topic: TOPIC, perSecond: PER_SECOND });
    try {
      await untilWritten(BEFORE);
      await cluster.kill(lost);
      try {
        await untilWritten(WITHOUT);
      } finally {
        // What comes after finds the cluster whole.
        await cluster.restart(lost);
      }
      const seconds = await secondsUntil('every partition is in sync', IN_SYNC_TIMEOUT, async () => (await user.outOfSync()).length === 0);
      await untilWritten(AFTER);
      const { acknowledged, refused } = await user.stopWriting(NAME, true);

      assert(refused === 0, `${refused} records were refused, ${acknowledged.length} acknowledged`);
      const read = new Set(await user.values(TOPIC, before));
      const missing = acknowledged.filter(({ value }) => !read.has(value));
      assert(missing.length === 0, `${missing.length} of ${acknowledged.length} acknowledged records are missing, the first is ${missing[0]?.value}`);
      return `broker ${lost} killed with SIGKILL and restarted: ${acknowledged.length} acknowledged, 0 missing, every partition in sync ${seconds.toFixed(1)} s later`;
    } finally {
      // Also when it failed: what comes after finds no producer.
      await user.stopWriting(NAME, false).catch(() => undefined);
    }
  },
};
