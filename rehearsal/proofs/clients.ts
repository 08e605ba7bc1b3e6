import { join } from 'node:path';
import { FORBIDDEN_TOPIC, withForbiddenTopic } from '../access/forbidden-topic';
import { attempt, type Seen, type Task } from '../clients/attempt';
import type { AbsentClient, Client } from '../clients/client';
import { prepareClients } from '../clients/clients';
import { freePort } from '../kafka/ports';
import { expect, type Proof, type Stage } from './proof';
import { TOPIC } from './topics';

/** What stands in front of an application in its container. */
const WITH_KAFKA = join(__dirname, '..', '..', 'assets', 'client', 'with-kafka.sh');

const RECORDS = 20;
/** Nobody answers on a closed port, however long one waits. */
const SHORT = 3;
const LONG = 60;
const TASK: Task = { topic: TOPIC, missingTopic: 'rehearsal-unknown', forbiddenTopic: FORBIDDEN_TOPIC, records: RECORDS, patience: LONG };

export const clients: Proof = {
  promise: 'each client logs in with the file that the library gives it, and names its mistakes',
  isSameForAll: true,
  isDrill: true,
  async run(stage) {
    const { description } = stage;
    const prepared = await prepareClients(stage, join(stage.directory, 'clients', description.region, description.name.replace(/\W+/g, '-')));
    const credentials = await credentialsOf(stage);
    // The clients beside each other, the attempts of each one after the other: each is a process, or two.
    const seen = await withForbiddenTopic(stage, () => Promise.all(prepared.map((client) => tryOut(stage, client, credentials))));
    return seen.join('\n');
  },
};

async function tryOut(stage: Stage, client: Client | AbsentClient, credentials: Record<string, string>): Promise<string> {
  if ('absence' in client) {
    return `${client.name}: not rehearsed, ${client.absence}`;
  }
  const { box, cluster } = stage;
  const [host] = cluster.brokers[0]!.address.split(':') as [string];
  const closed = `${host}:${await freePort(host)}`;
  return account(client, {
    used: await attempt(stage, client, TASK, { KAFKA_CLUSTER_ARN: box.description.clusterArn, ...credentials }, [WITH_KAFKA]),
    wrongPassword: await attempt(stage, client, TASK, { KAFKA_BOOTSTRAP_SERVERS: cluster.bootstrapServers, ...credentials, KAFKA_PASSWORD: 'wrong' }),
    wrongPort: await attempt(stage, client, { ...TASK, patience: SHORT }, { KAFKA_BOOTSTRAP_SERVERS: closed, ...credentials }),
  });
}

/** Those of the box's user, as ECS would take them out of its secret. */
async function credentialsOf({ box, description }: Stage): Promise<Record<string, string>> {
  const { status, stdout, stderr } = await box.run('aws', ['--region', description.region, '--output', 'text',
    'secretsmanager', 'get-secret-value', '--secret-id', box.description.secretArn, '--query', 'SecretString']);
  expect(status === 0, `the box cannot read its secret: ${stderr}`);
  const { username, password } = JSON.parse(stdout) as Record<string, string>;
  return { KAFKA_USERNAME: username!, KAFKA_PASSWORD: password! };
}

/** What a client did, and what it said of each mistake. */
function account({ name }: Client, { used, wrongPassword, wrongPort }: Record<'used' | 'wrongPassword' | 'wrongPort', Seen>): string {
  expect(used.error === undefined, `${name} did not log in: ${used.error}`);
  expect(used.written === RECORDS && used.read === RECORDS, `${name} wrote ${used.written} and read ${used.read} of ${RECORDS} records`);
  const mistakes: [mistake: string, text: string | undefined, name: RegExp][] = [
    ['wrong password', wrongPassword.error, /authentication failed/i],
    // Silence is all that some hear.
    ['wrong port', wrongPort.error, /./],
    ['no such topic', used.missingTopic, /topic/i],
    ['forbidden topic', used.forbiddenTopic, /authoriz/i],
  ];
  const told = mistakes.map(([mistake, text, named]) => {
    expect(text !== undefined && named.test(text), `${name} does not name this mistake: ${mistake}. It says: ${text}`);
    return `  ${mistake}: ${text}`;
  });
  return [`${name} ${used.version}: ${used.written} written, ${used.read} read`, ...told].join('\n');
}
