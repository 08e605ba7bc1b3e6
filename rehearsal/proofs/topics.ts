import { expect, type Proof } from './proof';

const UNKNOWN_TOPIC = 'rehearsal-unknown';
export const TOPIC = 'rehearsal-orders';

export const unknownTopic: Proof = {
  promise: 'a producer does not create a topic by a misspelt name',
  async run({ box }) {
    const produce = await box.run('kafka-console-producer.sh', [
      '--topic', UNKNOWN_TOPIC,
      '--producer-property', 'max.block.ms=3000',
    ], { input: 'lost\n' });
    const refusal = /Topic \S+ not present in metadata/.exec(produce.stdout + produce.stderr)?.[0];
    const list = await box.run('kafka-topics.sh', ['--list']);
    expect(list.status === 0 && !list.stdout.split('\n').includes(UNKNOWN_TOPIC), `the topic is there: ${list.stdout}${list.stderr}`);
    expect(refusal !== undefined, `kafka-console-producer.sh did not refuse: ${produce.stdout}${produce.stderr}`);
    return refusal;
  },
};

export const topicDefaults: Proof = {
  promise: "a topic without a factor gets the template's",
  isPreparation: true,
  async run({ box, description }) {
    const create = await box.run('kafka-topics.sh', ['--create', '--topic', TOPIC, '--partitions', '6']);
    expect(create.status === 0, `kafka-topics.sh --create failed: ${create.stdout}${create.stderr}`);
    const describe = await box.run('kafka-topics.sh', ['--describe', '--topic', TOPIC]);
    const seen = /ReplicationFactor: (\d+)/.exec(describe.stdout)?.[1];
    const promised = /^default\.replication\.factor=(\d+)$/m.exec(description.serverProperties)?.[1]
      // Express brokers and MSK's own configuration: as many as zones, at most three.
      ?? String(Math.min(description.zones, 3));
    expect(seen === promised, `replication factor ${seen}, expected ${promised}`);
    return `replication factor ${seen}, ${/min\.insync\.replicas=\d+/.exec(describe.stdout)?.[0] ?? 'minimum in sync left to the broker'}`;
  },
};
