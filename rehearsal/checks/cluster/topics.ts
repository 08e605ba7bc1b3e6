import { Workload } from '../../drivers/kafka/workload';
import { userOf } from '../../environment/user';
import { topicsWith } from '../../environment/waiting';
import { parseProperties } from '../../system/properties';
import { assert } from '../../system/assert';
import type { Check } from '../../environment/check';
import { withoutRights } from './not-rehearsed';

const UNKNOWN_TOPIC = 'rehearsal-unknown';
const PARTITIONS = 6;
export const TOPIC = 'rehearsal-orders';

export const unknownTopic: Check = {
  id: 'cluster.unknown-topic',
  title: 'a producer does not create a topic by a misspelt name',
  skipReason: withoutRights,
  // A template that asks for it means it.
  appliesTo: (_, { serverProperties }) => settingOf(serverProperties, 'auto.create.topics.enable')?.trim().toLowerCase() !== 'true',
  async run({ clientInstance, driver }) {
    const produce = await clientInstance.run('kafka-console-producer.sh', [
      '--topic', UNKNOWN_TOPIC,
      '--producer-property', 'max.block.ms=3000',
    ], { input: 'lost\n' });
    const refusal = /Topic \S+ not present in metadata/.exec(produce.stdout + produce.stderr)?.[0];
    const there = Object.keys(await new Workload(driver.controlPlane).topics());
    assert(!there.includes(UNKNOWN_TOPIC), `the topic is there, among ${there.join(', ')}`);
    assert(refusal !== undefined, `kafka-console-producer.sh did not refuse: ${produce.stdout}${produce.stderr}`);
    return refusal;
  },
};

export const topicDefaults: Check = {
  id: 'cluster.topic-defaults',
  title: "a topic without a factor gets the template's",
  isPreparation: true,
  skipReason: withoutRights,
  async run(environment) {
    const { description } = environment;
    const user = userOf(environment);
    await user.create(TOPIC, PARTITIONS);
    const { replicationFactor, minInSync } = (await topicsWith(user, [TOPIC]))[TOPIC]!;
    const declared = Number(settingOf(description.serverProperties, 'default.replication.factor')
      // Express brokers and MSK's own configuration: as many as zones, at most three.
      ?? Math.min(description.zones, 3));
    assert(replicationFactor === declared, `replication factor ${replicationFactor}, expected ${declared}`);
    return `replication factor ${replicationFactor}, min.insync.replicas=${minInSync}`;
  },
};

/** Of a setting that is there twice, brokers take the last one. */
function settingOf(serverProperties: string, name: string): string | undefined {
  return parseProperties(serverProperties).filter(({ key }) => key === name).at(-1)?.value;
}
