import { iamClientProperties } from '../../lib/kafka/login/client-properties';
import { Box, CLUSTER_ARN, PATIENCE } from './box';

let box: Box;

beforeEach(() => {
  box = new Box();
  box.aws({ kafka: 'b-1.orders:9098' });
  box.tool('kafka-topics.sh');
  box.tool('kafka-producer-perf-test.sh');
  box.write('etc/kafka/client-iam.properties', iamClientProperties());
});
afterEach(() => box.remove());

const list = (login = 'iam') => box.run('usr/local/bin/kafka-topics.sh', ['--list'], { KAFKA_LOGIN: login });

test('asks for the brokers that take IAM, and reads no secret', () => {
  expect(list().status).toBe(0);
  expect(box.read('run/aws')).toBe(`${PATIENCE} --region us-east-1 --output text kafka get-bootstrap-brokers --cluster-arn ${CLUSTER_ARN} --query BootstrapBrokerStringSaslIam\n`);
});

test('the tool has the addresses and the file for IAM, no user name and no password', () => {
  expect(list().stdout.split('\n')).toEqual([
    '--bootstrap-server', 'b-1.orders:9098', '--command-config', '/etc/kafka/client-iam.properties', '--list', 'as :', '',
  ]);
  expect(box.list('dev/shm')).toEqual([]);
});

test('a tool that takes addresses in a file only has both in it', () => {
  const { stdout } = box.run('usr/local/bin/kafka-producer-perf-test.sh', ['--topic', 'orders'], { KAFKA_LOGIN: 'iam' });

  expect(stdout).toContain('sasl.mechanism=AWS_MSK_IAM\n');
  expect(stdout).toContain('bootstrap.servers=b-1.orders:9098\n');
});

test('another cluster that the box knows', () => {
  const other = CLUSTER_ARN.replace('us-east-1', 'us-west-2');
  box.write('etc/kafka/clusters/primary.env', `CLUSTER_ARN='${other}'\nCLUSTER_REGION='us-west-2'\nSECRET_ARN='primary'\n`);
  box.run('usr/local/bin/kafka-topics.sh', ['--list'], { KAFKA_LOGIN: 'iam', KAFKA_CLUSTER: 'primary' });

  expect(box.read('run/aws')).toBe(`${PATIENCE} --region us-west-2 --output text kafka get-bootstrap-brokers --cluster-arn ${other} --query BootstrapBrokerStringSaslIam\n`);
});

test('empty, it is the user again', () => {
  expect(list('').stdout).toContain('as operator:');
});

test('fails on a cluster without IAM', () => {
  box.aws({ kafka: 'None' });

  expect(list()).toEqual({ status: 1, stdout: '', stderr: `kafka-topics.sh: ${CLUSTER_ARN} has no brokers that take IAM: is IAM enabled?\n` });
  expect(box.list('dev/shm')).toEqual([]);
});

test('fails on a box without the library, and tells which prop', () => {
  const plain = new Box();
  plain.aws();
  plain.tool('kafka-topics.sh');
  const { status, stderr } = plain.run('usr/local/bin/kafka-topics.sh', ['--list'], { KAFKA_LOGIN: 'iam' });
  plain.remove();

  expect({ status, stderr }).toEqual({
    status: 1, stderr: 'kafka-topics.sh: iam of the MskClientInstance must be true for KAFKA_LOGIN=iam: this box cannot log in with IAM\n',
  });
});

test('fails for a way that nobody knows', () => {
  expect(list('IAM')).toEqual({ status: 1, stdout: '', stderr: 'kafka-topics.sh: KAFKA_LOGIN must be iam or empty, got IAM\n' });
});
