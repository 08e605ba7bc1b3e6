import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_MSK_VERSION } from '../../lib/kafka/releases/releases';
import { confluentKafkaClient } from '../../rehearsal/clients/clients';
import type { Client } from '../../rehearsal/clients/client';
import { AwsEndpoint } from '../../rehearsal/fake-aws/endpoint';
import { generateSecret } from '../../rehearsal/fake-aws/generated-secret';
import { LocalCluster } from '../../rehearsal/local-kafka/cluster';
import { kafkaDistribution } from '../../rehearsal/local-kafka/distribution';
import { run } from '../../rehearsal/system/processes';
import { installPythonTools, PYTHON_TOOLS } from '../../rehearsal/system/python-tools';
import { START_COMMANDS, applicationEnvironment, unitValues } from './applications';
import { ROOT } from './apps';

const ROLE = 'ROLEOFTHEMACHINE';
const { KAFKA_CLUSTER_ARN, KAFKA_SECRET_ARN } = applicationEnvironment() as { KAFKA_CLUSTER_ARN: string; KAFKA_SECRET_ARN: string };
const RECORDS = 5;

let directory: string;
let cluster: LocalCluster;
let endpoint: AwsEndpoint;
let client: Client;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'applications-on-kafka-'));
  await installPythonTools();
  const { secretString, password } = generateSecret({ SecretStringTemplate: '{"username": "orders"}', GenerateStringKey: 'password', ExcludePunctuation: true, PasswordLength: 40 });
  cluster = await LocalCluster.start({
    name: 'orders', version: await kafkaDistribution(DEFAULT_MSK_VERSION), serverProperties: 'auto.create.topics.enable=true', brokers: 1, users: new Map([['orders', password]]), directory: join(directory, 'cluster'),
  });
  endpoint = await AwsEndpoint.start({
    clusters: new Map([[KAFKA_CLUSTER_ARN, { region: 'us-east-1', brokers: { bootstrapBrokerStringSaslScram: cluster.bootstrapServers } }]]),
    secrets: new Map([[KAFKA_SECRET_ARN, { region: 'us-east-1', secretString }]]),
    parameters: new Map(),
    // What bootstrapBrokers(role) of the cluster and grantRead(role) of the user allow.
    principals: new Map([[ROLE, [
      { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: KAFKA_CLUSTER_ARN },
      { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: KAFKA_SECRET_ARN },
    ]]]),
  });
  client = await confluentKafkaClient({ cluster }, join(directory, 'client'));
  mkdirSync(join(directory, 'bin'));
  symlinkSync(join(ROOT, 'assets', 'client', 'with-kafka.sh'), join(directory, 'bin', 'with-kafka.sh'));
  // Stands for Karafka, which is on librdkafka as well.
  const words = [...client.command, client.configuration, 'orders', 'unknown', 'other', `${RECORDS}`, '60'];
  writeFileSync(join(directory, 'bin', 'bundle'), `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')}\n`);
  chmodSync(join(directory, 'bin', 'bundle'), 0o755);
}, 300_000);

afterAll(async () => {
  await endpoint?.stop();
  await cluster?.stop();
  rmSync(directory, { recursive: true });
});

/** Runs the start command of a form with the identity that a machine has. */
async function start(form: string, identity: Record<string, string>) {
  const [program, ...args] = START_COMMANDS[form]!();
  const { stdout, stderr } = await run(program!.replace('/usr/local/bin/', `${directory}/bin/`), args, {
    directory,
    environment: {
      PATH: [join(directory, 'bin'), PYTHON_TOOLS, process.env.PATH].join(':'), HOME: directory, AWS_ENDPOINT_URL: endpoint.url, ...client.environment, ...applicationEnvironment(), ...identity,
    },
  });
  return { stderr, seen: stdout === '' ? undefined : JSON.parse(stdout) as unknown };
}

const WROTE_AND_READ = { stderr: '', seen: expect.objectContaining({ written: RECORDS, read: RECORDS }) };

test.each(Object.keys(START_COMMANDS))('started by %s, an application writes to a real broker and reads', async (form) => {
  expect(await start(form, { AWS_ACCESS_KEY_ID: ROLE, AWS_SECRET_ACCESS_KEY: 'not checked here' })).toEqual(WROTE_AND_READ);
}, 180_000);

test('started by the unit of systemd on a machine without a role, it has the identity of the credentials file', async () => {
  const credentials = join(directory, 'credentials');
  mkdirSync(credentials);
  writeFileSync(join(credentials, 'aws'), `[default]\naws_access_key_id = ${ROLE}\naws_secret_access_key = not checked here\n`);
  const [name, value] = unitValues('orders.service.d/outside-aws.conf', 'Environment')[0]!.split('=') as [string, string];

  // %d is where systemd puts what it decrypted.
  expect(await start('the unit of systemd', { [name]: value.replace('%d', credentials) })).toEqual(WROTE_AND_READ);
}, 180_000);

test('an identity that may not read the secret hears so, and the application does not start', async () => {
  const { stderr, seen } = await start('the unit of systemd', { AWS_ACCESS_KEY_ID: 'SOMEBODY', AWS_SECRET_ACCESS_KEY: 'not checked here', KAFKA_BOOTSTRAP_SERVERS: cluster.bootstrapServers });

  expect(seen).toBeUndefined();
  expect(stderr).toContain('User: SOMEBODY is not authorized to perform: secretsmanager:GetSecretValue');
  expect(stderr).toContain(`with-kafka.sh: cannot look up the credentials in ${KAFKA_SECRET_ARN}`);
}, 60_000);
