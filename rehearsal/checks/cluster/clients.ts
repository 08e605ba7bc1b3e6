import { join } from 'node:path';
import { FORBIDDEN_TOPIC, withForbiddenTopic } from './forbidden-topic';
import { runScenario, type ScenarioResult, type ClientScenario } from '../../clients/scenario';
import type { Client } from '../../clients/client';
import { prepareClients } from '../../clients/clients';
import { franzGoClient } from '../../clients/franz-go/franz-go';
import { freePort } from '../../local-kafka/ports';
import { assert } from '../../system/assert';
import { fileName } from '../../system/names';
import type { Check, ClusterEnvironment } from '../../environment/check';
import { TOPIC } from './topics';
import { libraryAsset } from '../../system/package-root';
import { withoutRights } from './not-rehearsed';

/** The entry point of an application in its container. */
const WITH_KAFKA = libraryAsset('client', 'with-kafka.sh');

const RECORDS = 20;
/** Nothing answers on a closed port, however long a client waits. */
const SHORT = 3;
const LONG = 60;
const SCENARIO: ClientScenario = { topic: TOPIC, missingTopic: 'rehearsal-unknown', forbiddenTopic: FORBIDDEN_TOPIC, records: RECORDS, patience: LONG };

export const clients: Check = {
  id: 'cluster.clients',
  title: 'each client logs in with the file that the library gives it, and names its mistakes',
  skipReason: withoutRights,
  isSameForAll: true,
  isSlow: true,
  run: (environment) => tryAll(environment, (directory) => prepareClients(environment, directory)),
};

/** A machine need not have Go. */
export const goClient: Check = {
  ...clients,
  id: 'cluster.go-client',
  title: 'the client of Go logs in with the file that the library gives it, and names its mistakes',
  run: (environment) => tryAll(environment, async (directory) => [await franzGoClient(environment, directory)]),
};

async function tryAll(environment: ClusterEnvironment, prepare: (directory: string) => Promise<Client[]>): Promise<string> {
  const { description } = environment;
  const prepared = await prepare(join(environment.directory, 'clients', description.region, fileName(description.name)));
  const credentials = await credentialsOf(environment);
  // The clients side by side, the scenarios of each one after the other: each is a process, or two.
  const seen = await withForbiddenTopic(environment, () => Promise.all(prepared.map((client) => tryOut(environment, client, credentials))));
  return seen.join('\n');
}

async function tryOut(environment: ClusterEnvironment, client: Client, credentials: Record<string, string>): Promise<string> {
  const { clientInstance, cluster } = environment;
  const [host] = cluster.brokers[0]!.address.split(':') as [string];
  const closed = `${host}:${await freePort(host)}`;
  return summaryOf(client, {
    used: await runScenario(environment, client, SCENARIO, { KAFKA_BOOTSTRAP_SERVERS: '', KAFKA_CLUSTER_ARN: clientInstance.description.clusterArn, ...credentials }, [WITH_KAFKA]),
    wrongPassword: await runScenario(environment, client, SCENARIO, { KAFKA_BOOTSTRAP_SERVERS: cluster.bootstrapServers, ...credentials, KAFKA_PASSWORD: 'wrong' }),
    wrongPort: await runScenario(environment, client, { ...SCENARIO, patience: SHORT }, { KAFKA_BOOTSTRAP_SERVERS: closed, ...credentials }),
  });
}

/** Those of the client instance's user, as ECS would take them out of its secret. */
async function credentialsOf({ clientInstance, description }: ClusterEnvironment): Promise<Record<string, string>> {
  const { status, stdout, stderr } = await clientInstance.run('aws', ['--region', description.region, '--output', 'text',
    'secretsmanager', 'get-secret-value', '--secret-id', clientInstance.description.secretArn, '--query', 'SecretString']);
  assert(status === 0, `the client instance cannot read its secret: ${stderr}`);
  const { username, password } = JSON.parse(stdout) as Record<string, string>;
  return { KAFKA_USERNAME: username!, KAFKA_PASSWORD: password! };
}

/** What a client did, and what it said of each mistake. */
function summaryOf({ name }: Client, { used, wrongPassword, wrongPort }: Record<'used' | 'wrongPassword' | 'wrongPort', ScenarioResult>): string {
  assert(used.error === undefined, `${name} did not log in: ${used.error}`);
  assert(used.written === RECORDS && used.read === RECORDS, `${name} wrote ${used.written} and read ${used.read} of ${RECORDS} records`);
  const mistakes: [mistake: string, text: string | undefined, name: RegExp][] = [
    ['wrong password', wrongPassword.error, /authentication failed/i],
    // Silence is all that some hear.
    ['wrong port', wrongPort.error, /./],
    ['no such topic', used.missingTopic, /topic/i],
    ['forbidden topic', used.forbiddenTopic, /authoriz/i],
  ];
  const answers = mistakes.map(([mistake, text, expected]) => {
    assert(text !== undefined && expected.test(text), `${name} does not name this mistake: ${mistake}. It says: ${text}`);
    return `  ${mistake}: ${text}`;
  });
  return [`${name} ${used.version}: ${used.written} written, ${used.read} read`, ...answers].join('\n');
}
