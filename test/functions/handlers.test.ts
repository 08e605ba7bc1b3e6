import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AwsEndpoint } from '../../rehearsal/fake-aws/endpoint';

const mockAdminOf = jest.fn();
// They load an ES module, which Jest cannot; no test gets as far as a broker.
jest.mock('../../functions/acls/administration', () => ({ administrationBy: jest.fn() }));
jest.mock('../../functions/shared/brokers', () => ({ adminOf: () => mockAdminOf() }));

type Handler = (event: object, context: { getRemainingTimeInMillis(): number }) => Promise<void>;
// Not imported: for the compiler too, those modules are made for a bundler.
const [setAcls, rotate] = ['acls', 'rotation'].map((name) => jest.requireActual<{ handler: Handler }>(`../../functions/${name}`).handler) as [Handler, Handler];

const CLUSTER = 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/1';
const SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_orders-AbCdEf';
const PASSWORD = 'hunter2hunter2';
/** What V8 and Node.js show of it, and of a part of it. */
const ANY_PART = /hunter|unter2|er2h/;

const environment = process.env;
let aws: AwsEndpoint;
let bucket: Server;
let answers: string[];
let log: unknown[];

beforeEach(async () => {
  answers = [];
  log = [];
  for (const method of ['log', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation((...words) => void log.push(...words));
  }
  bucket = createServer((request, response) => void text(request).then((body) => {
    answers.push(body);
    response.end();
  }));
  bucket.listen(0, '127.0.0.1');
  await once(bucket, 'listening');
  aws = await AwsEndpoint.start({
    clusters: new Map(),
    parameters: new Map(),
    secrets: new Map([[SECRET, { region: 'us-east-1', secretString: '' }]]),
    principals: new Map([['key', [{ Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' }]]]),
  });
  process.env = {
    ...environment, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: aws.url, AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret',
    KAFKA_CLUSTER_ARN: CLUSTER, USER_SECRETS: JSON.stringify({ 'orders': `${SECRET}1`, 'orders-alternate': `${SECRET}2` }),
  };
});

afterEach(async () => {
  process.env = environment;
  bucket.closeAllConnections();
  bucket.close();
  await aws.stop();
});

/** Time for one attempt. */
const context = { getRemainingTimeInMillis: () => 61_000 };

async function answerOfAcls(): Promise<Record<string, string>> {
  await setAcls({
    RequestType: 'Update',
    ResponseURL: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}/`,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Acls',
    ResourceProperties: { ClusterArn: CLUSTER, AdministratorSecretArn: SECRET, Acls: ['User:orders WRITE TOPIC LITERAL orders'] },
  }, context);
  return JSON.parse(answers[0]!);
}

const NO_CREDENTIALS = [
  PASSWORD,
  `{"username":"acl-administrator","password":${PASSWORD}}`,
  `{"username":"acl-administrator","password":"${PASSWORD}`,
  `{"username":"acl-administrator","password":["${PASSWORD}"]}`,
  `{"username":["${PASSWORD}"],"password":"${PASSWORD}"}`,
  `{"${PASSWORD}":1}`,
];

test.each(NO_CREDENTIALS)('the ACL function tells CloudFormation and its log no part of a secret that is none: %s', async (secretString) => {
  aws.changeSecret(SECRET, secretString);
  const { Status, Reason } = await answerOfAcls();

  expect([Status, Reason]).toEqual(['FAILED', expect.stringContaining('the secret of the administrator must be {"username": "...", "password": "..."}, got something else')]);
  expect(JSON.stringify([answers, log])).not.toMatch(ANY_PART);
});

test.each([...NO_CREDENTIALS, `{"username":"${PASSWORD}","password":"a password"}`, `{"username":"orders\\n${PASSWORD}","password":"a password"}`])(
  'the rotation function tells its log, and Lambda, no part of a secret that is none: %s', async (secretString) => {
    aws.changeSecret(SECRET, secretString);
    const failure: Error = await rotate({ Step: 'createSecret', SecretId: SECRET, ClientRequestToken: 'token' }, context).then(() => undefined, (error) => error);

    expect(failure.message).toContain('the secret must be {"username": "...", "password": "..."} of orders or orders-alternate, got something else');
    expect(failure.cause).toBeUndefined();
    expect(JSON.stringify([failure.stack, Object.entries(failure), log])).not.toMatch(ANY_PART);
  });

test('whatever a library says of a login, and hangs on its error, no password gets out', async () => {
  aws.changeSecret(SECRET, JSON.stringify({ username: 'orders', password: PASSWORD }));
  mockAdminOf.mockRejectedValue(Object.assign(new Error('outside', { cause: new Error(`cannot log in with ${PASSWORD}`) }), { options: { password: PASSWORD } }));
  const { Reason } = await answerOfAcls();

  expect(Reason).toBe('the ACLs could not be set in time: cannot log in with ***');
  expect(JSON.stringify([answers, log])).not.toMatch(ANY_PART);
});
