import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterDescription } from '../../assembly/descriptions';
import { isAllowedByPolicies } from '../../fake-aws/iam';
import { describeOwnClient, OwnClient } from '../../hosts/own-client/own-client';

const directory = mkdtempSync(join(tmpdir(), 'own-client-'));
afterAll(() => rmSync(directory, { recursive: true }));

const SECRET = { username: 'orders', secretArn: 'arn:secret', keyArn: 'arn:key', passwordRule: { SecretStringTemplate: '{}', GenerateStringKey: 'password' } };
const DESCRIPTION = describeOwnClient({ name: 'Plain/Orders', arn: 'arn:cluster' } as ClusterDescription, SECRET);
let password = 'quote " and $HOME';
let client: OwnClient;

beforeAll(async () => {
  const bin = join(directory, 'kafka', 'bin');
  for (const folder of [bin, join(directory, 'memory')]) {
    mkdirSync(folder, { recursive: true });
  }
  for (const tool of ['kafka-topics.sh', 'kafka-console-consumer.sh', 'kafka-verifiable-producer.sh']) {
    writeFileSync(join(bin, tool), '#!/bin/sh\nprintf \'%s\\n\' "$KAFKA_USERNAME" "$KAFKA_PASSWORD" "$@"\n');
    chmodSync(join(bin, tool), 0o755);
  }
  client = await OwnClient.install(DESCRIPTION, {
    root: join(directory, 'root'), memory: join(directory, 'memory'), kafka: join(directory, 'kafka'), awsDirectory: directory, awsEndpoint: '', accessKeyId: 'CLIENT', trustStore: { path: '/trust', password: 'changeit' },
  }, { region: 'us-east-1', bootstrapServers: 'broker:9096', credentials: () => ({ username: 'orders', password }) });
});

test("Kafka's tools know the brokers and the properties of the user, and its present password", async () => {
  const properties = client.path('/etc/kafka/client.properties');

  expect((await client.run('kafka-topics.sh', ['--list'])).stdout.trim().split('\n'))
    .toEqual(['orders', 'quote \\042 and \\044HOME', '--bootstrap-server', 'broker:9096', '--command-config', properties, '--list']);
  password = 'another one';
  expect((await client.run('kafka-console-consumer.sh', ['--topic', 'orders'])).stdout.trim().split('\n'))
    .toEqual(['orders', 'another one', '--bootstrap-server', 'broker:9096', '--consumer.config', properties, '--topic', 'orders']);
});

test('properties that the caller gives are left alone', async () => {
  const { stdout } = await client.run('kafka-verifiable-producer.sh', ['--producer.config', 'own.properties']);
  expect(stdout.trim().split('\n').slice(2)).toEqual(['--bootstrap-server', 'broker:9096', '--producer.config', 'own.properties']);
});

test('no file of it holds the password, nor does a session', () => {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.filter(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').includes(password))).toEqual([]);
  expect(Object.values(client.environment())).not.toContain(password);
});

test('it may look up its cluster and read its secret, and no more', () => {
  const allowed = (action: string, resource: string) => isAllowedByPolicies(DESCRIPTION.statements, { action, resource });
  expect([allowed('kafka:GetBootstrapBrokers', 'arn:cluster'), allowed('secretsmanager:GetSecretValue', 'arn:secret'), allowed('kms:Decrypt', 'arn:key')]).toEqual([true, true, true]);
  expect([allowed('kafka:GetBootstrapBrokers', 'arn:other'), allowed('secretsmanager:GetSecretValue', 'arn:other')]).toEqual([false, false]);
});
