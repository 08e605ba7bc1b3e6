import { AwsEndpoint } from '../../../rehearsal/aws/endpoint';

const cluster = 'arn:aws:kafka:us-east-1:111111111111:cluster/primary/abc-1';
const secret = 'arn:aws:secretsmanager:us-east-1:111111111111:secret:AmazonMSK_orders-AbCdEf';
const key = 'arn:aws:kms:us-east-1:111111111111:key/k';
const secretString = '{"username":"orders","password":"p"}';

let endpoint: AwsEndpoint;

beforeEach(async () => {
  endpoint = await AwsEndpoint.start({
    clusters: new Map([[cluster, { region: 'us-east-1', bootstrapBrokerStringSaslScram: 'b-1:9096' }]]),
    secrets: new Map([[secret, { region: 'us-east-1', secretString, keyArn: key }]]),
    principals: new Map([
      ['BOX', [
        { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: cluster },
        { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: secret },
        { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key },
      ]],
      ['NO-KEY', [{ Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' }]],
    ]),
  });
});

afterEach(() => endpoint.stop());

function authorization(accessKeyId: string, region: string, service: string): Record<string, string> {
  return { authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261121/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00` };
}

function getBootstrapBrokers(accessKeyId = 'BOX', region = 'us-east-1'): Promise<Response> {
  return fetch(`${endpoint.url}/v1/clusters/${encodeURIComponent(cluster)}/bootstrap-brokers`, {
    headers: authorization(accessKeyId, region, 'kafka'),
  });
}

function getSecretValue(accessKeyId = 'BOX', region = 'us-east-1'): Promise<Response> {
  return fetch(endpoint.url, {
    method: 'POST',
    headers: { ...authorization(accessKeyId, region, 'secretsmanager'), 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId: secret }),
  });
}

describe('GetBootstrapBrokers', () => {
  test('answers with the brokers that the cluster has now', async () => {
    expect(await (await getBootstrapBrokers()).json()).toEqual({ bootstrapBrokerStringSaslScram: 'b-1:9096' });
    endpoint.setBootstrapBrokers(cluster, 'b-2:9096');
    expect(await (await getBootstrapBrokers()).json()).toEqual({ bootstrapBrokerStringSaslScram: 'b-2:9096' });
  });

  test('does not find a cluster of another Region', async () => {
    const response = await getBootstrapBrokers('BOX', 'us-east-2');
    expect(response.status).toBe(404);
    expect(response.headers.get('x-amzn-errortype')).toBe('NotFoundException');
  });

  test('refuses what no policy allows, in the words of AWS', async () => {
    const response = await getBootstrapBrokers('NO-KEY');
    expect(response.headers.get('x-amzn-errortype')).toBe('AccessDeniedException');
    expect(await response.json()).toMatchObject({
      message: expect.stringMatching(/^User: .* is not authorized to perform: kafka:GetBootstrapBrokers on resource: arn:aws:kafka:/),
    });
  });
});

describe('GetSecretValue', () => {
  test('answers with the secret', async () => {
    expect(await (await getSecretValue()).json()).toMatchObject({ ARN: secret, SecretString: secretString });
  });

  test('does not find a secret of another Region', async () => {
    const response = await getSecretValue('BOX', 'us-east-2');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'ResourceNotFoundException' });
  });

  test('needs the right to decrypt with the secret\'s key', async () => {
    const response = await getSecretValue('NO-KEY');
    expect(await response.json()).toMatchObject({ __type: 'AccessDeniedException', message: expect.stringContaining('kms:Decrypt') });
  });

  test('refuses an unknown caller', async () => {
    expect(await (await getSecretValue('NOBODY')).json()).toMatchObject({ __type: 'AccessDeniedException' });
  });
});

test('throttles as many calls as it is told, and no more', async () => {
  endpoint.throttle(2);
  expect((await getBootstrapBrokers()).status).toBe(429);
  expect(await (await getSecretValue()).json()).toMatchObject({ __type: 'ThrottlingException' });
  expect((await getBootstrapBrokers()).status).toBe(200);
});

test('remembers who asked for what, in which Region, and what became of it', async () => {
  await getBootstrapBrokers();
  await getSecretValue('NO-KEY');
  expect(endpoint.calls).toEqual([
    { action: 'kafka:GetBootstrapBrokers', region: 'us-east-1', resource: cluster, principal: 'BOX', status: 200 },
    { action: 'secretsmanager:GetSecretValue', region: 'us-east-1', resource: secret, principal: 'NO-KEY', status: 400 },
  ]);
});

test('refuses a request that is not signed', async () => {
  const response = await fetch(`${endpoint.url}/v1/clusters/${encodeURIComponent(cluster)}/bootstrap-brokers`);
  expect(response.status).toBe(403);
});

test('names an operation that it does not answer', async () => {
  const response = await fetch(`${endpoint.url}/v1/clusters`, { headers: authorization('BOX', 'us-east-1', 'kafka') });
  expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  expect(await response.json()).toMatchObject({ message: expect.stringContaining('GET /v1/clusters') });
});
