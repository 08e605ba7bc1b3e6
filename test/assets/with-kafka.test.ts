import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '..', '..', 'assets', 'client', 'with-kafka.sh');
const CLUSTER_ARN = 'arn:aws:kafka:eu-west-1:123456789012:cluster/orders/1234';
const BROKERS = 'b-1.orders:9096,b-2.orders:9096,b-3.orders:9096';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'with-kafka-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A stand-in for the AWS command line. */
function aws(body: string): void {
  writeFileSync(join(directory, 'aws'), `#!/bin/sh\n${body}\n`);
  chmodSync(join(directory, 'aws'), 0o755);
}

function run(environment: Record<string, string>, command: readonly string[] = ['printenv', 'KAFKA_BOOTSTRAP_SERVERS']) {
  const { status, stdout, stderr } = spawnSync(SCRIPT, command, { encoding: 'utf8', env: { PATH: `${directory}:${process.env.PATH}`, ...environment } });
  return { status, stdout, stderr };
}

test("the command finds the brokers in its environment: asked is the cluster's own Region", () => {
  aws(`case "$*" in '--region eu-west-1 '*'get-bootstrap-brokers --cluster-arn ${CLUSTER_ARN} '*SaslScram) echo ${BROKERS} ;; *) exit 2 ;; esac`);

  expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN })).toEqual({ status: 0, stdout: `${BROKERS}\n`, stderr: '' });
});

test.each([['iam', 'SaslIam'], ['certificate', 'BootstrapBrokerStringTls']])('KAFKA_LOGIN=%s asks for the brokers that take it', (login, query) => {
  aws(`case "$*" in *'get-bootstrap-brokers --cluster-arn ${CLUSTER_ARN} '*${query}) echo b-1.orders ;; *) exit 2 ;; esac`);

  expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_LOGIN: login })).toEqual({ status: 0, stdout: 'b-1.orders\n', stderr: '' });
});

test('an attempt that nobody answers ends within seconds', () => {
  aws('echo "$*"');

  expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN }).stdout).toContain('--cli-connect-timeout 5 --cli-read-timeout 20 ');
});

test('the AWS command line sees whether the dual-stack endpoint is to be asked', () => {
  aws('echo "dual stack: $AWS_USE_DUALSTACK_ENDPOINT"');

  expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN, AWS_USE_DUALSTACK_ENDPOINT: 'true' }).stdout).toBe('dual stack: true\n');
});

test('the command takes the place of the script: its status, its arguments, its process', () => {
  aws(`echo ${BROKERS}`);
  const { status, stdout } = run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN }, ['sh', '-c', 'echo "$1"; cat /proc/$$/cmdline | head -c 2; exit 7', 'sh', 'two words']);

  expect(stdout).toBe('two words\nsh');
  expect(status).toBe(7);
});

test('brokers that are given are left alone, and nobody is asked', () => {
  aws('echo asked >&2; exit 1');

  expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_BOOTSTRAP_SERVERS: 'other:9096' })).toEqual({ status: 0, stdout: 'other:9096\n', stderr: '' });
});

test.each([
  ['no cluster', {}, 'exit 1', 'with-kafka.sh: KAFKA_CLUSTER_ARN or KAFKA_BOOTSTRAP_SERVERS must be set, got neither\n'],
  ['a cluster without SASL/SCRAM', { KAFKA_CLUSTER_ARN: CLUSTER_ARN }, 'echo None', `with-kafka.sh: ${CLUSTER_ARN} has no brokers that take SASL/SCRAM: is SASL/SCRAM enabled?\n`],
  ['a cluster without IAM', { KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_LOGIN: 'iam' }, 'echo None', `with-kafka.sh: ${CLUSTER_ARN} has no brokers that take IAM: is IAM enabled?\n`],
  ['a misspelt way to log in', { KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_LOGIN: 'IAM' }, 'exit 1', 'with-kafka.sh: KAFKA_LOGIN must be iam, certificate or empty, got IAM\n'],
  ['a refusal', { KAFKA_CLUSTER_ARN: CLUSTER_ARN }, 'echo AccessDeniedException >&2; exit 254', `AccessDeniedException\nwith-kafka.sh: cannot look up the brokers of ${CLUSTER_ARN}\n`],
])('%s: the command does not start, and the reason is told', (_, environment, body, stderr) => {
  aws(body);

  expect(run(environment)).toEqual({ status: 1, stdout: '', stderr });
});

const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-2:123456789012:secret:AmazonMSK_orders-AbCdEf';
const CREDENTIALS = ['sh', '-c', 'printf "%s:%s" "$KAFKA_USERNAME" "$KAFKA_PASSWORD"'];

/** A stand-in that knows brokers and a secret, each in its Region. */
function awsWithSecret(secret: string): void {
  writeFileSync(join(directory, 'secret'), secret);
  aws(`case "$*" in
    '--region eu-west-1 '*get-bootstrap-brokers*) echo ${BROKERS} ;;
    '--region eu-west-2 '*'get-secret-value --secret-id ${SECRET_ARN} --query SecretString') [ "$AWS_USE_DUALSTACK_ENDPOINT" = false ] && cat '${join(directory, 'secret')}' ;;
    *) exit 2 ;;
  esac`);
}

test.each(['swordfish', '"\\ $HOME `id` \'', 'größe 🦆', '%s  blanks at the end  '])('the command finds the credentials of a secret in its environment, such as %j', (password) => {
  awsWithSecret(JSON.stringify({ username: 'orders', password }));

  expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_SECRET_ARN: SECRET_ARN, AWS_USE_DUALSTACK_ENDPOINT: 'true' }, CREDENTIALS)).toEqual({ status: 0, stdout: `orders:${password}`, stderr: '' });
});

test.each([
  ['Amazon ECS has set them', { KAFKA_USERNAME: 'orders', KAFKA_PASSWORD: 'given' }, 'orders:given'],
  ['the command logs in otherwise', { KAFKA_LOGIN: 'certificate' }, ':'],
])('the secret is left alone where %s', (_, environment, stdout) => {
  aws(`case "$*" in *get-secret-value*) exit 2 ;; *) echo ${BROKERS} ;; esac`);

  expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_SECRET_ARN: SECRET_ARN, ...environment }, CREDENTIALS)).toEqual({ status: 0, stdout, stderr: '' });
});

test('nothing of the secret is in another variable of the command', () => {
  awsWithSecret(JSON.stringify({ username: 'orders', password: 'swordfish' }));
  const { stdout } = run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_SECRET_ARN: SECRET_ARN, secret: 'x', credentials: 'x' }, ['env']);

  expect(stdout.split('\n').filter((line) => line.includes('swordfish'))).toEqual(['KAFKA_PASSWORD=swordfish']);
});

test.each(['swordfish', '{"username": "orders"}', '{"username": "orders", "password": 7}', '{"username": "orders", "password": ""}', '{"username": "orders", "password": "sword\\nfish"}', '[]'])(
  'a secret that holds no such credentials, %j, is not told', (secret) => {
    awsWithSecret(secret);

    expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_SECRET_ARN: SECRET_ARN })).toEqual({
      status: 1, stdout: '', stderr: `with-kafka.sh: ${SECRET_ARN} must hold JSON with a username and a password, each a text of one line; python3 reads it\n`,
    });
  });

test('a refusal of the secret is told', () => {
  aws('case "$*" in *get-secret-value*) echo AccessDeniedException >&2; exit 254 ;; *) echo brokers ;; esac');

  expect(run({ KAFKA_CLUSTER_ARN: CLUSTER_ARN, KAFKA_SECRET_ARN: SECRET_ARN })).toEqual({
    status: 1, stdout: '', stderr: `AccessDeniedException\nwith-kafka.sh: cannot look up the credentials in ${SECRET_ARN}\n`,
  });
});

test('without a command there is nothing to become', () => {
  expect(run({ KAFKA_BOOTSTRAP_SERVERS: BROKERS }, [])).toEqual({ status: 1, stdout: '', stderr: 'with-kafka.sh: a command must be given, got none\n' });
});
