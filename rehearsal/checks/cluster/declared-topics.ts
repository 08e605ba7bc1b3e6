import type { TopicDescription } from '../../drivers/kafka/records';
import { Workload } from '../../drivers/kafka/workload';
import type { DeclaredTopic } from '../../assembly/descriptions';
import { topicsWith } from '../../environment/waiting';
import { CheckFailed, assert } from '../../system/assert';
import type { Check } from '../../environment/check';

/** As many topics are listed one by one. */
const LISTED = 3;

export const declaredTopics: Check = {
  id: 'cluster.declared-topics',
  title: 'Kafka makes the topics of the template, and shows them as they stand there',
  appliesTo: (_, { topics }) => topics.length > 0,
  async run({ description, driver }) {
    // Through the control plane, as MSK asks: CloudFormation logs in as no user.
    const kafka = new Workload(driver.controlPlane);
    const { topics } = description;
    for (const { name, partitions, replicationFactor, settings } of topics) {
      await kafka.create(name, partitions, settings, replicationFactor).catch(({ message }: Error) => {
        throw new CheckFailed(`Kafka refused ${name}: ${message}`);
      });
    }
    const found = await topicsWith(kafka, topics.map(({ name }) => name));
    const differences = topics.flatMap((topic) => differencesOf(topic, found[topic.name]));
    assert(differences.length === 0, differences.join('; '));
    return summaryOf(topics);
  },
};

/** What a topic has otherwise than was asked. */
export function differencesOf(declared: DeclaredTopic, found: Omit<TopicDescription, 'minInSync'> | undefined): string[] {
  if (!found) {
    return [`${declared.name} is not there`];
  }
  const differences = (['partitions', 'replicationFactor'] as const)
    .filter((what) => declared[what] !== found[what])
    .map((what) => `${declared.name}: ${what} ${found[what]}, expected ${declared[what]}`);
  const settings = new Set([...Object.keys(declared.settings), ...Object.keys(found.settings)]);
  return differences.concat([...settings]
    .filter((setting) => declared.settings[setting] !== found.settings[setting])
    .map((setting) => `${declared.name}: ${setting} ${found.settings[setting] ?? 'not set'}, expected ${declared.settings[setting] ?? 'not set'}`));
}

function summaryOf(topics: readonly DeclaredTopic[]): string {
  const parts = topics.slice(0, LISTED).map(({ name, partitions, replicationFactor, settings }) =>
    `${name}: ${partitions} partitions, ${replicationFactor} copies, ${Object.keys(settings).length} settings`);
  return [...parts, ...(topics.length > LISTED ? [`${topics.length - LISTED} more`] : [])].join('; ');
}
