import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { bootstrapBrokers, kafkaApi, secretsManager } from '../../functions/shared/aws';

const SHORT = { connectionTimeout: 200, requestTimeout: 200 };
const ARN = 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/1';

const environment = process.env;
let sockets: Socket[];
let server: Server;

beforeEach(async () => {
  sockets = [];
  server = createServer((socket) => void sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env = { ...environment, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
  delete process.env.MSK_DUAL_STACK_ENDPOINT;
});

afterEach(() => {
  process.env = environment;
  sockets.forEach((socket) => socket.destroy());
  server.close();
});

function everythingGoesTo(port: number): void {
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${port}`;
}

function portOfSilence(): number {
  return (server.address() as AddressInfo).port;
}

const calls = {
  kafka: () => bootstrapBrokers(ARN, kafkaApi(SHORT)),
  secrets: () => secretsManager(SHORT).send(new GetSecretValueCommand({ SecretId: 'arn' })),
};

test.each([
  ['kafka', "MSK's API does not answer", 'the VPC endpoint aws.api.us-east-1.kafka-api together with mskDualStackEndpoint'],
  ['secrets', 'Secrets Manager does not answer', 'the VPC endpoint com.amazonaws.us-east-1.secretsmanager'],
] as const)('a socket that never answers is told in time, with what is missing: %s', async (call, who, remedy) => {
  everythingGoesTo(portOfSilence());
  const begin = Date.now();

  await expect(calls[call]()).rejects.toThrow(new RegExp(`^${who} \\(.*\\): the subnets of the brokers must have a NAT gateway, or ${remedy}$`));
  expect(Date.now() - begin).toBeLessThan(4_000);
  // The SDK tried again.
  expect(sockets.length).toBeGreaterThan(1);
});

test('what an API refuses is its own word', async () => {
  const body = '{"message":"not yours"}';
  server.on('connection', (socket: Socket) => socket.once('data', () => socket.end(
    `HTTP/1.1 403 Forbidden\r\nx-amzn-errortype: AccessDeniedException\r\ncontent-length: ${body.length}\r\n\r\n${body}`)));
  everythingGoesTo(portOfSilence());

  await expect(calls.kafka()).rejects.toThrow(/^not yours$/);
});

test('by default no client waits for ever', async () => {
  for (const client of [kafkaApi(), secretsManager()]) {
    const options = await (client.config.requestHandler as unknown as { configProvider: Promise<Record<string, unknown>> }).configProvider;
    expect(options).toMatchObject({ connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true });
  }
});

test('with mskDualStackEndpoint the API of MSK is called at its dual-stack endpoint, and no other API', async () => {
  expect(await kafkaApi().config.useDualstackEndpoint()).toBe(false);
  process.env.MSK_DUAL_STACK_ENDPOINT = 'true';

  expect(await kafkaApi().config.useDualstackEndpoint()).toBe(true);
  expect(await secretsManager().config.useDualstackEndpoint()).toBe(false);
});
