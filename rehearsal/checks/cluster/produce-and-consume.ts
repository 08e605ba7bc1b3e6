import { assert } from '../../system/assert';
import type { Check } from '../../environment/check';
import { TOPIC } from './topics';
import { withoutRights } from './not-rehearsed';

const RECORDS = 1000;

export const produceAndConsume: Check = {
  id: 'cluster.produce-consume',
  title: 'what the producer of a client writes, its consumer reads',
  skipReason: withoutRights,
  async run({ clientInstance }) {
    const written = Array.from({ length: RECORDS }, (_, number) => `record ${number}`);
    const produce = await clientInstance.run('kafka-console-producer.sh', ['--topic', TOPIC], { input: `${written.join('\n')}\n` });
    assert(produce.status === 0, `kafka-console-producer.sh failed: ${produce.stderr}`);
    const consume = await clientInstance.run('kafka-console-consumer.sh', [
      '--topic', TOPIC,
      '--from-beginning',
      '--max-messages', String(RECORDS),
      '--timeout-ms', '30000',
    ]);
    const read = new Set(consume.stdout.split('\n'));
    const missing = written.filter((record) => !read.has(record));
    assert(missing.length === 0, `${missing.length} of ${RECORDS} records are missing, the first is '${missing[0]}': ${consume.stderr}`);
    return `${RECORDS} records written, ${RECORDS} read`;
  },
};
