import { Box, CLUSTER_ARN, PASSWORD, PATIENCE } from './box';

const PRIMARY_ARN = 'arn:aws:kafka:us-west-2:123456789012:cluster/primary/5678';

let box: Box;

beforeEach(() => {
  box = new Box();
  box.aws();
  box.tool('kafka-topics.sh');
});
afterEach(() => box.remove());

/** A further cluster that the box knows. */
function know(name: string): void {
  box.write(`etc/kafka/clusters/${name}.env`, `CLUSTER_ARN='${PRIMARY_ARN}'\nCLUSTER_REGION='us-west-2'\nSECRET_ARN='${name}'\n`);
}

const list = (environment = {}) => box.run('usr/local/bin/kafka-topics.sh', ['--list'], environment);

test('KAFKA_CLUSTER chooses another cluster, its Region and its user', () => {
  know('primary');

  expect(list({ KAFKA_CLUSTER: 'primary' })).toMatchObject({ status: 0, stdout: expect.stringContaining(`as operator:${PASSWORD}`) });
  expect(box.read('run/aws').trim().split('\n').sort()).toEqual([
    `${PATIENCE} --region us-west-2 --output text kafka get-bootstrap-brokers --cluster-arn ${PRIMARY_ARN} --query BootstrapBrokerStringSaslScram`,
    `${PATIENCE} --region us-west-2 --output text secretsmanager get-secret-value --secret-id primary --query SecretString`,
  ]);
});

test('without it, or empty, a tool talks to the cluster beside the box', () => {
  know('primary');

  expect(list({ KAFKA_CLUSTER: '' }).status).toBe(0);
  expect(box.read('run/aws')).toContain(CLUSTER_ARN);
  expect(box.read('run/aws')).not.toContain(PRIMARY_ARN);
});

test('fails for a cluster that the box does not know, and tells those it knows', () => {
  know('primary');
  know('archive');

  expect(list({ KAFKA_CLUSTER: 'secondary' })).toEqual({
    status: 1, stdout: '', stderr: 'kafka-topics.sh: KAFKA_CLUSTER must be one of those that this box knows, archive primary, got secondary\n',
  });
  expect(box.read('run/aws')).toBe('');
});
