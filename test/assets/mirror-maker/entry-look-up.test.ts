import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ANSWER, Container, PRIMARY_ARN, PRIMARY_SECRET, SECONDARY_ARN, SECONDARY_SECRET } from './container';

let container: Container;

beforeEach(() => {
  container = new Container();
});
afterEach(() => container.remove());

const start = () => container.run('entry.sh');
const OPTIONS = '--output text --cli-connect-timeout 5 --cli-read-timeout 10';

test('asks for each cluster and secret in its own Region', () => {
  start();

  expect(container.calls('aws')).toEqual([
    `--region us-east-1 ${OPTIONS} kafka get-bootstrap-brokers --cluster-arn ${PRIMARY_ARN} --query BootstrapBrokerStringSaslScram`,
    `--region us-east-1 ${OPTIONS} secretsmanager get-secret-value --secret-id ${PRIMARY_SECRET} --query [VersionId,SecretString]`,
    `--region us-east-2 ${OPTIONS} kafka get-bootstrap-brokers --cluster-arn ${SECONDARY_ARN} --query BootstrapBrokerStringSaslScram`,
    `--region us-east-2 ${OPTIONS} secretsmanager get-secret-value --secret-id ${SECONDARY_SECRET} --query [VersionId,SecretString]`,
  ]);
});

test('addresses that are given are not looked up', () => {
  container.set('PRIMARY_CLUSTER_ARN');
  container.set('PRIMARY_BOOTSTRAP_SERVERS', 'kafka-1.example.com:9092');

  expect(start().stdout).toContain('entry.sh: primary is at kafka-1.example.com:9092\n');
  expect(container.read('run/mirror-maker/primary')).toBe('kafka-1.example.com:9092');
  expect(container.calls('aws').filter((call) => call.includes('get-bootstrap-brokers'))).toEqual([expect.stringContaining(SECONDARY_ARN)]);
});

test('fails when there is neither a cluster nor an address', () => {
  container.set('SECONDARY_CLUSTER_ARN');

  expect(start()).toMatchObject({ status: 1, stderr: 'entry.sh: neither SECONDARY_CLUSTER_ARN nor SECONDARY_BOOTSTRAP_SERVERS is set\n' });
});

test('asks again until AWS answers, each time after a longer pause, and says why', () => {
  container.set('LOOK_UP_TIMEOUT_SECONDS', '600');
  container.aws({ refusals: 7 });
  const { status, stderr } = start();

  expect(status).toBe(0);
  expect(container.calls('sleep')).toEqual(['1', '2', '4', '8', '16', '30', '30']);
  expect(stderr.split('\n')[1]).toBe(
    `entry.sh: cannot look up the brokers of primary, ${PRIMARY_ARN}, in us-east-1 yet, tries again in 2 s: An error occurred (ThrottlingException)`);
  expect(container.calls('arguments')).not.toEqual([]);
});

test.each([
  { what: 'brokers of primary', before: 0, says: `the brokers of primary, ${PRIMARY_ARN}, in us-east-1` },
  { what: 'credentials for primary', before: 1, says: `the credentials for primary, ${PRIMARY_SECRET}, in us-east-1` },
  { what: 'brokers of secondary', before: 2, says: `the brokers of secondary, ${SECONDARY_ARN}, in us-east-2` },
  { what: 'credentials for secondary', before: 3, says: `the credentials for secondary, ${SECONDARY_SECRET}, in us-east-2` },
])('gives up with one line on the $what when the time is over', ({ before, says }) => {
  container.aws();
  container.stub('refuse', 'printf "\\nAn error occurred (AccessDeniedException): User is not authorized\\nSee the manual\\n" >&2; exit 254');
  container.stub('aws', `
    echo "$*" >>"$MIRROR_MAKER_ROOT/calls/aws"
    (($(wc -l <"$MIRROR_MAKER_ROOT/calls/aws") <= ${before})) || exec refuse
    ${ANSWER}`);
  const { status, stderr } = start();

  expect(status).toBe(1);
  expect(stderr).toMatch(/^entry\.sh: cannot look up .*, gave up after \d+ seconds: An error occurred \(AccessDeniedException\): User is not authorized\n$/);
  expect(stderr).toContain(says);
  expect(container.calls('arguments')).toEqual([]);
});

test('ends by the signal that stops a task, in the middle of a look-up', async () => {
  container.set('LOOK_UP_TIMEOUT_SECONDS', '600');
  container.aws({ refusals: 1000 });
  container.stub('sleep', 'touch "$MIRROR_MAKER_ROOT/calls/sleep"; while [[ -d $MIRROR_MAKER_ROOT ]]; do /bin/sleep 0.1; done');
  const script = container.start('entry.sh');
  while (!existsSync(join(container.root, 'calls/sleep'))) {
    await setTimeout(20);
  }
  script.kill('SIGTERM');

  expect(await once(script, 'exit')).toEqual([null, 'SIGTERM']);
  expect(container.calls('arguments')).toEqual([]);
});

test('fails for a cluster without SASL/SCRAM', () => {
  container.aws({ answers: { [SECONDARY_ARN]: 'None' } });

  expect(start()).toMatchObject({ status: 1, stderr: `entry.sh: secondary, ${SECONDARY_ARN} in us-east-2, has no brokers that take SASL/SCRAM: is SASL/SCRAM enabled?\n` });
});

test.each([
  { password: "it's `id` * {x} %s", expected: "it's `id` * {x} %s" },
  { password: '${env:SECONDARY_PASSWORD}', expected: '\\044{env:SECONDARY_PASSWORD}' },
  { password: 'two\nlines\tand\u0001control\u007f', expected: 'two\\012lines\\011and\\001control\\177' },
  { password: ' spaces at both ends ', expected: ' spaces at both ends ' },
  { password: 'größe 🦆', expected: 'größe 🦆' },
  { password: 'a "quoted" \\ password', expected: 'a \\042quoted\\042 \\134 password' },
])('a password that was brought arrives as a JAAS line takes it: $password', ({ password, expected }) => {
  container.aws({ answers: { [PRIMARY_SECRET]: JSON.stringify({ username: 'reader', password }) } });

  expect(start()).toMatchObject({ status: 0, stderr: '' });
  expect(container.variable('PRIMARY_PASSWORD')).toBe(expected);
});

test.each([
  { kind: 'no JSON', secret: 'operator:secret' },
  { kind: 'no password', secret: '{"username":"operator"}' },
  { kind: 'no user name', secret: '{"password":"x"}' },
  { kind: 'an empty password', secret: '{"username":"operator","password":""}' },
  { kind: 'a number for a password', secret: '{"username":"operator","password":1234}' },
  { kind: 'a list', secret: '[]' },
])('fails for a secret with $kind, and shows nothing of it', ({ secret }) => {
  container.aws({ answers: { [SECONDARY_SECRET]: secret } });

  expect(start()).toMatchObject({
    status: 1, stderr: `entry.sh: the secret for secondary, ${SECONDARY_SECRET} in us-east-2, holds no JSON with a username and a password\n`,
  });
  expect(container.calls('arguments')).toEqual([]);
});

test.each([
  { asked: 'true', brokers: 'true' },
  { asked: undefined, brokers: 'false' },
])('MSK is asked at its dual-stack endpoint when the task says so ($asked), Secrets Manager never is', ({ asked, brokers }) => {
  container.set('MSK_DUAL_STACK_ENDPOINT', asked);
  container.stub('aws', `
    for word in "$@"; do case $word in kafka | secretsmanager) echo "$word \${AWS_USE_DUALSTACK_ENDPOINT:-none}" >>"$MIRROR_MAKER_ROOT/calls/endpoint" ;; esac; done
    ${ANSWER}`);

  expect(start()).toMatchObject({ status: 0, stderr: '' });
  expect(container.calls('endpoint')).toEqual([`kafka ${brokers}`, 'secretsmanager none', `kafka ${brokers}`, 'secretsmanager none']);
  expect(container.variable('AWS_USE_DUALSTACK_ENDPOINT')).toBeUndefined();
});
