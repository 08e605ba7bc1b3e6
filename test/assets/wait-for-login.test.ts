import { Box } from './box';

let box: Box;

beforeEach(() => {
  box = new Box();
});
afterEach(() => box.remove());

/** The box's kafka-topics.sh, which fails some times and then works. */
function logins(failures: number): void {
  box.stub('usr/local/bin/kafka-topics.sh', `
    echo "$*" >>"$KAFKA_CLIENT_ROOT/run/logins"
    count=$(wc -l <"$KAFKA_CLIENT_ROOT/run/logins")
    ((count > ${failures})) && exit
    echo "[2026-01-01] WARN a warning" >&2
    echo "Error while executing topic command: SaslAuthenticationException number $count"
    echo '  at org.apache.kafka...'
    exit 1`);
}

const wait = (seconds: string, pause = '0.05') => {
  box.environment({ LOGIN_TIMEOUT_SECONDS: seconds });
  return box.run('usr/local/lib/msk-client/wait-for-login.sh', [], { LOGIN_PAUSE_SECONDS: pause });
};
const attempts = () => box.read('run/logins').trim().split('\n');

test('a login that works at once', () => {
  logins(0);

  expect(wait('0')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^logged in after \d+ seconds\n$/), stderr: '' });
  expect(attempts()).toEqual(['--list']);
});

test('tries again until MSK knows the user, and says each time why it did not work', () => {
  logins(2);
  const { status, stdout } = wait('30');

  expect(status).toBe(0);
  expect(stdout).toMatch(/no login yet after \d+ seconds: Error while executing topic command: SaslAuthenticationException number 1\n.* number 2\nlogged in after/);
  expect(attempts()).toHaveLength(3);
  expect(box.read('run/msk-client-failure')).toBe('');
});

test('fails in the end with the last error, which the signal to CloudFormation finds', () => {
  logins(1000);
  const { status, stderr } = wait('3', '0.2');

  expect(status).toBe(1);
  const last = `wait-for-login.sh: no login within 3 seconds: Error while executing topic command: SaslAuthenticationException number ${attempts().length}\n`;
  expect(attempts().length).toBeGreaterThan(1);
  expect(stderr).toBe(last);
  expect(box.read('run/msk-client-failure')).toBe(last);
});

test('what the installation took is counted', () => {
  logins(1000);
  box.write('run/msk-client-started', String(Math.floor(Date.now() / 1000) - 1000));

  expect(wait('1001', '2')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^(no login yet after 100\d seconds: .*\n){1,2}$/) });
});

test('a tool that ends without a word is told by its status', () => {
  box.stub('usr/local/bin/kafka-topics.sh', 'kill -9 $$');
  wait('0');

  expect(box.read('run/msk-client-failure')).toBe('wait-for-login.sh: no login within 0 seconds: it gave no reason and ended with status 137\n');
});

test('the reason of the wrapper itself comes through', () => {
  box.tool('kafka-topics.sh');
  box.aws({ errors: { kafka: 'An error occurred (AccessDeniedException)' } });
  wait('0');

  expect(box.read('run/msk-client-failure')).toContain('cannot look up the brokers of arn:aws:kafka:us-east-1:123456789012:cluster/orders/1234: An error occurred');
});

describe('where the library for IAM is installed', () => {
  beforeEach(() => {
    box.write('opt/kafka/libs/aws-msk-iam-auth.jar', 'a jar');
    box.stub('usr/local/bin/kafka-topics.sh', `
      echo "\${KAFKA_LOGIN:-scram}" >>"$KAFKA_CLIENT_ROOT/run/logins"
      [[ -z \${KAFKA_LOGIN:-} || ! -f $KAFKA_CLIENT_ROOT/run/denied ]] && exit
      echo 'SaslAuthenticationException: Access denied'
      exit 1`);
  });

  test('waits for both ways', () => {
    expect(wait('0')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^logged in after \d+ seconds\nlogged in with IAM after \d+ seconds\n$/) });
    expect(attempts()).toEqual(['scram', 'iam']);
  });

  test('fails if IAM lets nobody in, and says that it was IAM', () => {
    box.write('run/denied', '');

    expect(wait('0').status).toBe(1);
    expect(box.read('run/msk-client-failure')).toBe('wait-for-login.sh: no login with IAM within 0 seconds: SaslAuthenticationException: Access denied\n');
  });
});
