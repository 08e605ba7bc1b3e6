import * as fs from 'node:fs';
import * as path from 'node:path';
import { Box, CLUSTER_ARN, PASSWORD, PATIENCE, SECRET_ARN } from './box';

let box: Box;

beforeEach(() => {
  box = new Box();
  box.tool('kafka-topics.sh');
});
afterEach(() => {
  const left = box.list('dev/shm');
  box.remove();
  // Whatever happened, nothing stays in memory.
  expect(left).toEqual([]);
});

const list = (typed = ['--list']) => box.run('usr/local/bin/kafka-topics.sh', typed);

test('credentials pass by the environment, and are no argument of any process', () => {
  box.aws();
  const { stdout } = list();

  expect(stdout).toContain(`as operator:${PASSWORD}`);
  expect(stdout).not.toContain('the password is an argument');
  expect(box.read('run/aws')).not.toContain(PASSWORD);
});

test('the place in memory is its owner\'s alone', () => {
  box.aws();
  list();

  expect(new Set(box.read('run/modes').trim().split('\n'))).toEqual(new Set(['700']));
});

test('no file keeps the password', () => {
  box.aws();
  list();
  fs.rmSync(path.join(box.root, 'answers'), { recursive: true });

  const files = fs.readdirSync(box.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter(({ parentPath, name }) => fs.readFileSync(path.join(parentPath, name), 'utf8').includes(PASSWORD))).toEqual([]);
});

test('it asks in the Region of the cluster, for this cluster and this secret', () => {
  box.aws();
  list();

  expect(box.read('run/aws').trim().split('\n').sort()).toEqual([
    `${PATIENCE} --region us-east-1 --output text kafka get-bootstrap-brokers --cluster-arn ${CLUSTER_ARN} --query BootstrapBrokerStringSaslScram`,
    `${PATIENCE} --region us-east-1 --output text secretsmanager get-secret-value --secret-id ${SECRET_ARN} --query SecretString`,
  ]);
});

test.each([
  { password: "it's `id` * ", variable: "it's `id` * " },
  { password: 'größe 🦆', variable: 'größe 🦆' },
  { password: '"$HOME\\', variable: String.raw`\042\044HOME\134` },
  { password: '${env:HOME} $(id)', variable: String.raw`\044{env:HOME} \044(id)` },
  { password: 'two\nlines\0\u007f', variable: String.raw`two\012lines\000\177` },
])('a password that was brought stands in the environment as Kafka reads it between quotes: $variable', ({ password, variable }) => {
  box.aws({ secretsmanager: JSON.stringify({ username: 'operator', password }) });

  expect(list().stdout).toContain(`as operator:${variable}\n`);
});

test.each([
  { kind: 'that fits into the environment', length: 100_000, status: 0 },
  { kind: 'that does not', length: 100_001, status: 1 },
])('a password $kind: $length characters', ({ length, status }) => {
  box.aws({ secretsmanager: JSON.stringify({ username: 'operator', password: 'x'.repeat(length) }) });
  // The stand-in of a tool looks for the password in all command lines, which takes too long here.
  box.stub('opt/kafka/bin/kafka-topics.sh', 'echo "${#KAFKA_PASSWORD}"');
  const { stdout, stderr, ...run } = list();

  expect(run.status).toBe(status);
  expect(stdout).toBe(status === 0 ? `${length}\n` : '');
  expect(stderr).not.toContain('xx');
});

test.each([
  { what: 'the brokers', service: 'kafka', says: `cannot look up the brokers of ${CLUSTER_ARN}` },
  { what: 'the credentials', service: 'secretsmanager', says: `cannot look up the credentials in ${SECRET_ARN}` },
])('fails with the reason when it cannot look up $what', ({ service, says }) => {
  box.aws({ errors: { [service]: '\nAn error occurred (AccessDeniedException): User is not authorized\nSee the manual\n' } });
  const { status, stdout, stderr } = list();

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(`kafka-topics.sh: ${says}: An error occurred (AccessDeniedException): User is not authorized\n`);
});

test('fails with both reasons when it can look up nothing', () => {
  box.aws({ errors: { kafka: 'no kafka', secretsmanager: 'no secret' } });

  expect(list().stderr.trim().split('\n').sort()).toEqual([
    `kafka-topics.sh: cannot look up the brokers of ${CLUSTER_ARN}: no kafka`,
    `kafka-topics.sh: cannot look up the credentials in ${SECRET_ARN}: no secret`,
  ]);
});

test.each([
  { when: 'a full memory', body: '[[ ! -f /dev/fd/2 ]] || exec 2>/dev/full; exec >/dev/full; echo answer || exit 74', says: /: .*No space left on device\n$/ },
  { when: 'one that is killed without a word', body: 'kill -9 $$', says: /: it gave no reason and ended with status 137\n$/ },
])('fails with a reason after $when', ({ body, says }) => {
  box.stub('aws', body);
  const { status, stderr } = list();

  expect(status).toBe(1);
  for (const line of stderr.trimEnd().split('\n')) {
    expect(`${line}\n`).toMatch(/^kafka-topics\.sh: cannot look up the (brokers of|credentials in) arn:/);
    expect(`${line}\n`).toMatch(says);
  }
});

test.each<{ setting: Record<string, string>; environment: Record<string, string>; brokers: string; secret: string }>([
  { setting: {}, environment: {}, brokers: 'false', secret: '' },
  { setting: { MSK_DUAL_STACK_ENDPOINT: 'true' }, environment: {}, brokers: 'true', secret: '' },
  { setting: {}, environment: { AWS_USE_DUALSTACK_ENDPOINT: 'true' }, brokers: 'true', secret: 'true' },
])("only MSK's API is asked at its dual-stack endpoint: $setting $environment", ({ setting, environment, brokers, secret }) => {
  box.aws();
  box.environment(setting);
  box.run('usr/local/bin/kafka-topics.sh', ['--list'], environment);

  expect(box.read('run/dual-stack').split('\n').map((line) => line.trimEnd()).filter(Boolean).sort()).toEqual([`kafka ${brokers}`, `secretsmanager ${secret}`].map((line) => line.trimEnd()));
});

test('fails for a cluster without SASL/SCRAM', () => {
  box.aws({ kafka: 'None' });

  expect(list()).toEqual({ status: 1, stdout: '', stderr: `kafka-topics.sh: ${CLUSTER_ARN} has no brokers that take SASL/SCRAM: is SASL/SCRAM enabled?\n` });
});

test.each([
  { kind: 'no JSON', secretsmanager: 'operator:secret' },
  { kind: 'no password', secretsmanager: '{"username":"operator"}' },
  { kind: 'no user name', secretsmanager: '{"password":"x"}' },
  { kind: 'a list', secretsmanager: '[]' },
  { kind: 'a number for a password', secretsmanager: '{"username":"operator","password":1234}' },
  { kind: 'an empty password', secretsmanager: '{"username":"operator","password":""}' },
  { kind: 'half a character', secretsmanager: '{"username":"operator","password":"swordfish\\ud83e"}' },
])('fails for a secret with $kind, and shows nothing of it', ({ secretsmanager }) => {
  box.aws({ secretsmanager });

  expect(list()).toEqual({ status: 1, stdout: '', stderr: `kafka-topics.sh: ${SECRET_ARN} must hold JSON with a username and a password, each a text of at least one character that fits into the environment of a process\n` });
});

test.each([{ typed: ['--help'] }, { typed: ['--describe', '--version'] }, { typed: [] }])('$typed asks nobody', ({ typed }) => {
  box.aws();

  expect(list(typed)).toEqual({ status: 0, stdout: `${typed.join('\n')}\nas :\n`, stderr: '' });
  expect(box.read('run/aws')).toBe('');
});

test('fails for what is no client of a cluster', () => {
  box.tool('kafka-storage.sh');

  expect(box.run('usr/local/bin/kafka-storage.sh', ['info'])).toEqual({
    status: 1, stdout: '', stderr: 'kafka-storage.sh: not a client of a cluster: run /opt/kafka/bin/kafka-storage.sh itself\n',
  });
});
