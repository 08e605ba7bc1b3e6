/**
 * Writes records, reads them again as a member of a group, writes to topics that are not there or forbidden; prints
 * what it saw as JSON.
 *
 * Arguments: the configuration, a topic, one that is not there, one that is forbidden, the number of records, the seconds
 * to wait for a broker.
 */
import { createRequire } from 'node:module';
import { Kafka, logLevel } from 'kafkajs';

const [file, topic, missingTopic, forbiddenTopic, records, patience] = process.argv.slice(2);
const run = `kafkajs-${process.hrtime.bigint()}`;
const { version } = createRequire(import.meta.url)('kafkajs/package.json');
const { default: configuration } = await import(file);
const values = Array.from({ length: Number(records) }, (_, number) => `${run}-${number}`);

/** Without a retry where nothing would answer one. */
function client({ retries } = {}) {
  return new Kafka({ ...configuration, ...(retries !== undefined && { retry: { retries } }), logLevel: logLevel.NOTHING });
}

async function write(kafka, to, messages) {
  const producer = kafka.producer();
  try {
    await producer.connect();
    await producer.send({ topic: to, messages: messages.map((value) => ({ value })) });
    return messages.length;
  } finally {
    await producer.disconnect();
  }
}

async function read(kafka) {
  const left = new Set(values);
  const consumer = kafka.consumer({ groupId: run });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise((resolve, reject) => {
    // It ends its work without a word to the consumer that waits for messages.
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer.run({ eachMessage: async ({ message }) => left.delete(message.value.toString()) && left.size === 0 && resolve() });
  });
  await consumer.disconnect();
  return values.length - left.size;
}

/** What the client calls the error, and says of it. */
function textOf(error) {
  return `${error.name}: ${error.message}`;
}

const seen = { version };
try {
  seen.written = await write(client(Number(patience) < 10 ? { retries: 1 } : {}), topic, values);
  seen.read = await read(client());
  await write(client({ retries: 1 }), missingTopic, ['lost']).catch((error) => seen.missingTopic = textOf(error));
  await write(client({ retries: 1 }), forbiddenTopic, ['lost']).catch((error) => seen.forbiddenTopic = textOf(error));
} catch (error) {
  seen.error = textOf(error);
}
console.log(JSON.stringify(seen));
