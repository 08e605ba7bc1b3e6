import { expect, type Proof } from './proof';
import { TOPIC } from './topics';

const RECORDS = 1000;

export const produceAndConsume: Proof = {
  promise: "what the box's producer writes, its consumer reads",
  async run({ box }) {
    const written = Array.from({ length: RECORDS }, (_, number) => `record ${number}`);
    const produce = await box.run('kafka-console-producer.sh', ['--topic', TOPIC], { input: `${written.join('\n')}\n` });
    expect(produce.status === 0, `kafka-console-producer.sh failed: ${produce.stderr}`);
    const consume = await box.run('kafka-console-consumer.sh', [
      '--topic', TOPIC,
      '--from-beginning',
      '--max-messages', String(RECORDS),
      '--timeout-ms', '30000',
    ]);
    const read = new Set(consume.stdout.split('\n'));
    const missing = written.filter((record) => !read.has(record));
    expect(missing.length === 0, `${missing.length} of ${RECORDS} records are missing, the first is '${missing[0]}': ${consume.stderr}`);
    return `${RECORDS} records written, ${RECORDS} read`;
  },
};
