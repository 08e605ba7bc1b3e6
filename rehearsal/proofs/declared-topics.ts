import type { DeclaredTopic } from '../assembly/descriptions';
import { expect, type Proof, type Stage } from './proof';

/** Local brokers have no storage but their own. */
const TIERED = /^(remote|local)\./;

/** As many topics are told one by one. */
const TOLD = 3;

export const declaredTopics: Proof = {
  promise: 'Kafka makes the topics of the template, and shows them as they stand there',
  appliesTo: (_, { topics }) => topics.length > 0,
  async run(stage) {
    const topics = stage.description.topics.map(onLocalBrokers);
    for (const topic of topics) {
      await create(topic, stage);
    }
    const found = readTopics(await ask(stage, 'kafka-topics.sh', '--describe'), await ask(stage, 'kafka-configs.sh', '--describe', '--entity-type', 'topics'));
    const differences = topics.flatMap((topic) => differencesOf(topic, found.get(topic.name)));
    expect(differences.length === 0, differences.join('; '));
    const tiered = stage.description.topics.filter(({ settings }) => Object.keys(settings).some((setting) => TIERED.test(setting)));
    return `${told(topics)}${tiered.length > 0 ? `; not rehearsed: tiered storage of ${tiered.length}` : ''}`;
  },
};

/** The topics that Kafka has, as its tools print them. */
export function readTopics(described: string, configured: string): Map<string, DeclaredTopic> {
  const settings = new Map(configured.split(/^(?=Dynamic configs for topic )/m).map((part) => [
    /^Dynamic configs for topic (\S+) are:/.exec(part)?.[1],
    Object.fromEntries([...part.matchAll(/^ +(\S+?)=(.*) sensitive=\w+ synonyms=/gm)].map(([, setting, value]) => [setting!, value!])),
  ]));
  return new Map([...described.matchAll(/^Topic: (\S+)\t.*PartitionCount: (\d+)\tReplicationFactor: (\d+)/gm)].map(([, name, partitions, copies]) => [
    name!, { name: name!, partitions: Number(partitions), replicationFactor: Number(copies), settings: settings.get(name!) ?? {} },
  ]));
}

/** What a topic has otherwise than was asked. */
export function differencesOf(asked: DeclaredTopic, found: DeclaredTopic | undefined): string[] {
  if (!found) {
    return [`${asked.name} is not there`];
  }
  const differences = (['partitions', 'replicationFactor'] as const)
    .filter((what) => asked[what] !== found[what])
    .map((what) => `${asked.name}: ${what} ${found[what]}, expected ${asked[what]}`);
  const settings = new Set([...Object.keys(asked.settings), ...Object.keys(found.settings)]);
  return differences.concat([...settings]
    .filter((setting) => asked.settings[setting] !== found.settings[setting])
    .map((setting) => `${asked.name}: ${setting} ${found.settings[setting] ?? 'not set'}, expected ${asked.settings[setting] ?? 'not set'}`));
}

async function create({ name, partitions, replicationFactor, settings }: DeclaredTopic, stage: Stage): Promise<void> {
  await ask(stage, 'kafka-topics.sh', '--create', '--topic', name, '--partitions', String(partitions), '--replication-factor', String(replicationFactor),
    ...Object.entries(settings).flatMap(([setting, value]) => ['--config', `${setting}=${value}`]));
}

export function onLocalBrokers(topic: DeclaredTopic): DeclaredTopic {
  return { ...topic, settings: Object.fromEntries(Object.entries(topic.settings).filter(([setting]) => !TIERED.test(setting))) };
}

/** What Kafka's own tool prints, asked the way that MSK itself takes: CloudFormation logs in as no user. */
async function ask({ box, cluster }: Stage, tool: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await box.run(box.path(`/opt/kafka/bin/${tool}`), ['--bootstrap-server', cluster.controlPlane, ...args]);
  const reason = /^Error while executing .* command : (.*)$/m.exec(stdout + stderr)?.[1] ?? stdout + stderr;
  expect(status === 0, `Kafka refused ${args.slice(0, 3).join(' ')}: ${reason}`);
  return stdout;
}

function told(topics: readonly DeclaredTopic[]): string {
  const parts = topics.slice(0, TOLD).map(({ name, partitions, replicationFactor, settings }) =>
    `${name}: ${partitions} partitions, ${replicationFactor} copies, ${Object.keys(settings).length} settings`);
  return [...parts, ...(topics.length > TOLD ? [`${topics.length - TOLD} more`] : [])].join('; ');
}
