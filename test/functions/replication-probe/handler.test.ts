import { setTimeout as pause } from 'node:timers/promises';
import { AwsEndpoint } from '../../../rehearsal/fake-aws/endpoint';
import type { ProbeSettings } from '../../../lib/kafka/mirror-maker/probe-settings';
import { Cluster } from './cluster';

const mockAdmins: { addresses: string[]; username: string; isClosed: boolean }[] = [];
const mockClusters = new Map<string, () => Cluster>();
const mockAws = { hold: async (): Promise<unknown> => undefined };
// They load an ES module, which Jest cannot.
jest.mock('../../../functions/shared/brokers', () => ({
  adminAt: (addresses: string[], _clientId: string, { username }: { username: string }) => {
    const admin = { addresses, username, isClosed: false, close: async () => void (admin.isClosed = true) };
    mockAdmins.push(admin);
    return admin;
  },
}));
jest.mock('../../../functions/shared/aws', () => {
  const aws = jest.requireActual<typeof import('../../../functions/shared/aws')>('../../../functions/shared/aws');
  return { ...aws, bootstrapBrokers: async (...asked: Parameters<typeof aws.bootstrapBrokers>) => mockAws.hold().then(() => aws.bootstrapBrokers(...asked)) };
});
jest.mock('../../../functions/replication-probe/kafka-cluster', () => ({
  KafkaCluster: function (_admin: unknown, [address]: string[]) {
    return mockClusters.get(address!)!();
  },
}));

type Handler = (event: object, context: { getRemainingTimeInMillis(): number }) => Promise<void>;
const { handler } = jest.requireActual<{ handler: Handler }>('../../../functions/replication-probe');

const ARNS = {
  primary: { region: 'us-east-1', cluster: 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/1', secret: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_p-AbCdEf' },
  secondary: { region: 'us-east-2', cluster: 'arn:aws:kafka:us-east-2:111122223333:cluster/orders/2', secret: 'arn:aws:secretsmanager:us-east-2:111122223333:secret:AmazonMSK_s-AbCdEf' },
};
const PASSWORD = 'hunter2hunter2';
const SETTINGS: ProbeSettings = {
  flow: { source: 'primary', target: 'secondary', naming: 'prefixed', topics: ['orders.*'], topicsExclude: [] },
  metrics: { namespace: 'MirrorMaker', dimensions: { Service: 'flow' } },
  topicMetrics: ['orders', 'orders-gone'],
};

const environment = process.env;
let aws: AwsEndpoint;
let primary: Cluster;
let secondary: Cluster;
let lines: string[];
let errors: unknown[];

beforeEach(async () => {
  mockAdmins.length = 0;
  mockAws.hold = async () => undefined;
  [lines, errors] = [[], []];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  jest.spyOn(console, 'error').mockImplementation((...words) => void errors.push(...words));
  aws = await AwsEndpoint.start({
    clusters: new Map(Object.entries(ARNS).map(([side, { region, cluster }]) => [cluster, { region, brokers: { bootstrapBrokerStringSaslScram: `${side}:9096` } }])),
    secrets: new Map(Object.entries(ARNS).map(([side, { region, secret }]) => [secret, { region, secretString: JSON.stringify({ username: `probe-of-${side}`, password: PASSWORD }) }])),
    parameters: new Map(),
    principals: new Map([['key', [{ Effect: 'Allow', Action: ['secretsmanager:GetSecretValue', 'kafka:GetBootstrapBrokers'], Resource: '*' }]]]),
  });
  process.env = {
    ...environment, AWS_REGION: 'us-east-2', AWS_ENDPOINT_URL: aws.url, AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret',
    ...Object.fromEntries(Object.entries(ARNS).flatMap(([side, { region, cluster, secret }]) => {
      const prefix = side.toUpperCase();
      return [[`${prefix}_REGION`, region], [`${prefix}_CLUSTER_ARN`, cluster], [`${prefix}_SECRET_ARN`, secret]];
    })),
    REPLICATION_PROBE: JSON.stringify(SETTINGS),
  };
  primary = new Cluster().topic('orders').write('orders', [Date.now() - 30_000]);
  secondary = new Cluster().topic('primary.orders');
  mockClusters.set('primary:9096', () => primary).set('secondary:9096', () => secondary);
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.env = environment;
  await aws.stop();
});

/** The metrics of a call, by the topic that they are of; '' are those of the flow. */
async function probe(seconds = 10): Promise<Record<string, Record<string, number>>> {
  await handler({}, { getRemainingTimeInMillis: () => seconds * 1000 });
  const found = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  return Object.fromEntries(found.map(({ _aws, Service, Topic = '', ...metrics }) => {
    expect(Service).toBe('flow');
    expect(_aws.CloudWatchMetrics[0].Metrics.map(({ Name }: { Name: string }) => Name)).toEqual(Object.keys(metrics));
    return [Topic, metrics];
  }));
}

/** Looks again for two seconds. */
async function until(condition: () => boolean): Promise<void> {
  for (let looks = 0; looks < 200 && !condition(); looks++) {
    await pause(10);
  }
}

test('it logs in to each side with that secret and in that Region, and closes what it opened', async () => {
  await probe();
  expect(mockAdmins.map(({ addresses, username }) => `${username} at ${addresses.join()}`).sort()).toEqual(['probe-of-primary at primary:9096', 'probe-of-secondary at secondary:9096']);
  expect(mockAdmins.every(({ isClosed }) => isClosed)).toBe(true);
});

test('it sends what waits, of the flow and of the topics that were asked for', async () => {
  expect(await probe()).toEqual({
    '': {
      PrimaryReachable: 1, ProbedTopics: 1, UnprobedPartitions: 0, RecoveryPointSeconds: expect.closeTo(30, 0), LatePartitions: 0, UncopiedTopics: 0, DifferingTopics: 0, RecreatedTopics: 0, MissingRecords: 0,
    },
    'orders': { RecoveryPointSeconds: expect.closeTo(30, 0) },
  });
  expect(lines.join('')).toMatch(/^The oldest record that is not at the secondary is 3\d\.?\d* s old: orders-0 from offset 0 on$/m);
});

test('a primary that is gone is not reachable, and what waits is not known', async () => {
  mockClusters.set('primary:9096', () => Object.assign(new Cluster(), { topics: () => Promise.reject(new Error(`no answer to ${PASSWORD}`)) }));
  expect(await probe()).toEqual({ '': { PrimaryReachable: 0 } });
  expect(errors.join('\n')).toMatch(/^The primary does not answer: no answer to \*\*\*/);
});

test('a primary that hangs does not hold it up', async () => {
  mockClusters.set('primary:9096', () => Object.assign(new Cluster(), { topics: () => new Promise(() => undefined) }));
  expect(await probe(1)).toEqual({ '': { PrimaryReachable: 0 } });
  expect(errors.join('\n')).toMatch(/^The primary does not answer: no answer within 1 s/);
  expect(mockAdmins.every(({ isClosed }) => isClosed)).toBe(true);
});

test('a secondary that does not answer says nothing of the primary', async () => {
  aws.changeSecret(ARNS.secondary.secret, PASSWORD);
  expect(await probe()).toEqual({ '': { PrimaryReachable: 1 } });
  expect(errors.join('\n')).toContain(`The secondary does not answer: the secret ${ARNS.secondary.secret} must be {"username": "...", "password": "..."}, got something else`);
  expect(errors.join('\n')).not.toMatch(/hunter|unter2/);
});

test('sides that cannot be compared have no recovery point', async () => {
  primary.firstSince = () => Promise.reject(new Error('the leader moved'));
  expect(await probe()).toEqual({ '': { PrimaryReachable: 1 } });
  expect(errors.join('\n')).toMatch(/^The sides could not be compared: the leader moved/);
});

test('a look that takes too long does not keep it from telling that the primary answers', async () => {
  primary.firstSince = () => new Promise(() => undefined);
  expect(await probe(6)).toEqual({ '': { PrimaryReachable: 1 } });
  expect(errors.join('\n')).toMatch(/^The sides could not be compared: no answer within 1 s/);
});

test('a flow that matches nothing has no recovery point, and says why', async () => {
  primary = new Cluster().topic('bills');
  expect(await probe()).toEqual({ '': { PrimaryReachable: 1, ProbedTopics: 0, UnprobedPartitions: 0 } });
  expect(lines).toContain('The primary shows no topic of the flow: either none is there, or the user of the probe may not see it.\n');
});

test('a partition of which nothing is known is named', async () => {
  primary.leaderless.push('orders-0');
  expect(await probe()).toEqual({ '': { PrimaryReachable: 1, ProbedTopics: 1, UnprobedPartitions: 1, UncopiedTopics: 0, DifferingTopics: 0 } });
  expect(lines).toContain('Nothing is known of these, which have no leader, an error, or much that no reader sees before the next record: orders-0\n');
});

test('what waits is not known to be nothing while a partition is not known, of the flow and of that topic', async () => {
  primary.topic('orders', 2).topic('orders-gone').leaderless.push('orders-1');
  expect(await probe()).toMatchObject({ '': { UnprobedPartitions: 1, LatePartitions: 0 }, 'orders-gone': { RecoveryPointSeconds: 0 } });
  expect(lines.join('').match(/"RecoveryPointSeconds":/g)).toHaveLength(1);
});

test('topics that are not what their copies are have metrics and names', async () => {
  primary.topic('orders-eu').topic('orders-us', 2).topic('orders-again').write('orders-again', [Date.now() - 3000, Date.now() - 2000]);
  secondary.topic('primary.orders-us').topic('primary.orders-again').write('primary.orders-again', [Date.now() - 9000, Date.now() - 1000]);
  expect(await probe()).toMatchObject({ '': { UncopiedTopics: 1, DifferingTopics: 1, RecreatedTopics: 1, MissingRecords: 1 } });
  expect(lines.slice(2, 5)).toEqual([
    'Without a copy: orders-eu\n',
    'With another number of partitions than the copy: orders-us\n',
    'Deleted and made again: orders-again, whose copy begins with older records; 1 at most of the present ones are missing there\n',
  ]);
});

test('partitions that stand still are named among how many', async () => {
  primary.topic('orders', 60);
  for (let partition = 0; partition < 51; partition++) {
    primary.write('orders', [Date.now() - 130_000], { partition });
  }
  expect(await probe()).toMatchObject({ '': { LatePartitions: 51 } });
  expect(lines.join('')).toMatch(/^Later than 2 minutes are 51 of 60 partitions: orders-0, .*, orders-49, \.\.\.$/m);
});

test('of many that are not known, not copied or not alike, some are named', async () => {
  for (let topic = 100; topic < 151; topic++) {
    primary.topic(`orders-a${topic}`).topic(`orders-b${topic}`, 2).topic(`orders-c${topic}`).leaderless.push(`orders-c${topic}-0`);
    secondary.topic(`primary.orders-b${topic}`).topic(`primary.orders-c${topic}`);
  }
  expect(await probe()).toMatchObject({ '': { UnprobedPartitions: 51, UncopiedTopics: 51, DifferingTopics: 51 } });
  const text = lines.join('');
  expect(text).toMatch(/^Nothing is known of these, .*: orders-c100-0, .*, orders-c149-0, \.\.\.$/m);
  expect(text).toMatch(/^Without a copy: orders-a100, .*, orders-a149, \.\.\.$/m);
  expect(text).toMatch(/^With another number of partitions than the copy: orders-b100, .*, orders-b149, \.\.\.$/m);
});

test('what a side opens when its time is up is closed', async () => {
  const answers: (() => void)[] = [];
  mockAws.hold = () => new Promise((resolve) => void answers.push(() => resolve(undefined)));
  expect(await probe(1)).toEqual({ '': { PrimaryReachable: 0 } });
  expect(mockAdmins).toEqual([]);
  answers.forEach((answer) => answer());
  await until(() => mockAdmins.length === 2);
  expect(mockAdmins.every(({ isClosed }) => isClosed)).toBe(true);
});
