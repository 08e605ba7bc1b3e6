import { AwsEndpoint } from '../../fake-aws/endpoint';

const cluster = 'arn:aws:kafka:us-east-1:111111111111:cluster/primary/abc-1';
const secret = 'arn:aws:secretsmanager:us-east-1:111111111111:secret:AmazonMSK_orders-AbCdEf';
const key = 'arn:aws:kms:us-east-1:111111111111:key/k';
const parameter = 'arn:aws:ssm:us-east-1:111111111111:parameter/orders';
const secretString = '{"username":"orders","password":"p"}';

/** What policies call Secrets Manager, by Region. */
const SERVICES = {
  'cn-north-1': 'secretsmanager.cn-north-1.amazonaws.com.cn',
  'eusc-de-east-1': 'secretsmanager.eusc-de-east-1.amazonaws.eu',
  'us-gov-west-1': 'secretsmanager.us-gov-west-1.amazonaws.com',
};

let endpoint: AwsEndpoint;

beforeEach(async () => {
  endpoint = await AwsEndpoint.start({
    clusters: new Map([[cluster, { region: 'us-east-1', brokers: { bootstrapBrokerStringSaslScram: 'b-1:9096' } }]]),
    secrets: new Map([
      [secret, { region: 'us-east-1', secretString, keyArn: key }],
      ...Object.keys(SERVICES).map((region) => [`secret of ${region}`, { region, secretString, keyArn: `key of ${region}` }] as const),
    ]),
    parameters: new Map([[parameter, { region: 'us-east-1', name: '/orders', value: 'primary' }]]),
    principals: new Map([
      ['CLIENT_INSTANCE', [
        { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: [parameter, '/bills'] },
        { Effect: 'Allow', Action: 'kafka:GetBootstrapBrokers', Resource: cluster },
        { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: secret },
        { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key },
      ]],
      ['BY-SERVICE', [
        { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
        ...Object.entries(SERVICES).map(([region, service]) => ({
          Effect: 'Allow' as const, Action: 'kms:Decrypt', Resource: `key of ${region}`, Condition: { StringEquals: { 'kms:ViaService': service } },
        })),
      ]],
      ['NO-KEY', [{ Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' }]],
    ]),
  });
});

afterEach(() => endpoint.stop());

function authorization(accessKeyId: string, region: string, service: string): Record<string, string> {
  return { authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261121/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00` };
}

function getBootstrapBrokers(accessKeyId = 'CLIENT_INSTANCE', region = 'us-east-1'): Promise<Response> {
  return fetch(`${endpoint.url}/v1/clusters/${encodeURIComponent(cluster)}/bootstrap-brokers`, {
    headers: authorization(accessKeyId, region, 'kafka'),
  });
}

function getSecretValue(accessKeyId = 'CLIENT_INSTANCE', region = 'us-east-1', SecretId = secret): Promise<Response> {
  return fetch(endpoint.url, {
    method: 'POST',
    headers: { ...authorization(accessKeyId, region, 'secretsmanager'), 'x-amz-target': 'secretsmanager.GetSecretValue' },
    body: JSON.stringify({ SecretId }),
  });
}

describe('GetBootstrapBrokers', () => {
  test('answers with the brokers that the cluster has now', async () => {
    expect(await (await getBootstrapBrokers()).json()).toEqual({ bootstrapBrokerStringSaslScram: 'b-1:9096' });
    endpoint.setBootstrapBrokers(cluster, { bootstrapBrokerStringSaslScram: 'b-2:9096', bootstrapBrokerStringTls: 'b-2:9094' });
    expect(await (await getBootstrapBrokers()).json()).toEqual({ bootstrapBrokerStringSaslScram: 'b-2:9096', bootstrapBrokerStringTls: 'b-2:9094' });
  });

  test('does not find a cluster of another Region', async () => {
    const response = await getBootstrapBrokers('CLIENT_INSTANCE', 'us-east-2');
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
    const response = await getSecretValue('CLIENT_INSTANCE', 'us-east-2');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'ResourceNotFoundException' });
  });

  test('needs the right to decrypt with the secret\'s key', async () => {
    const response = await getSecretValue('NO-KEY');
    expect(await response.json()).toMatchObject({ __type: 'AccessDeniedException', message: expect.stringContaining('kms:Decrypt') });
  });

  test.each(Object.entries(SERVICES))('in %s, the key is used through %s', async (region) => {
    expect((await getSecretValue('BY-SERVICE', region, `secret of ${region}`)).status).toBe(200);
  });

  test('refuses an unknown caller', async () => {
    expect(await (await getSecretValue('UNKNOWN')).json()).toMatchObject({ __type: 'AccessDeniedException' });
  });
});

describe('GetParameter', () => {
  const getParameter = async (Name = '/orders', accessKeyId = 'CLIENT_INSTANCE', region = 'us-east-1'): Promise<unknown> => (await fetch(endpoint.url, {
    method: 'POST',
    headers: { ...authorization(accessKeyId, region, 'ssm'), 'x-amz-target': 'AmazonSSM.GetParameter' },
    body: JSON.stringify({ Name }),
  })).json();

  test('answers with the value that it has now', async () => {
    expect(await getParameter()).toMatchObject({ Parameter: { Name: '/orders', Value: 'primary' } });
    endpoint.putParameter(parameter, 'secondary');
    expect(await getParameter()).toMatchObject({ Parameter: { Name: '/orders', Value: 'secondary' } });
  });

  test('refuses what no policy allows, there or not', async () => {
    expect(await getParameter('/orders', 'NO-KEY')).toMatchObject({ __type: 'AccessDeniedException', message: expect.stringContaining(`ssm:GetParameter on resource: ${parameter}`) });
    expect(await getParameter('/orders', 'CLIENT_INSTANCE', 'us-east-2')).toMatchObject({ __type: 'AccessDeniedException' });
  });

  test('does not find what is not there', async () => {
    expect(await getParameter('/bills')).toMatchObject({ __type: 'ParameterNotFound' });
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
    { action: 'kafka:GetBootstrapBrokers', region: 'us-east-1', resource: cluster, principal: 'CLIENT_INSTANCE', status: 200 },
    { action: 'secretsmanager:GetSecretValue', region: 'us-east-1', resource: secret, principal: 'NO-KEY', status: 400 },
  ]);
});

test('refuses a request that is not signed', async () => {
  const response = await fetch(`${endpoint.url}/v1/clusters/${encodeURIComponent(cluster)}/bootstrap-brokers`);
  expect(response.status).toBe(403);
});

test('names an operation that it does not answer', async () => {
  const response = await fetch(`${endpoint.url}/v1/clusters`, { headers: authorization('CLIENT_INSTANCE', 'us-east-1', 'kafka') });
  expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  expect(await response.json()).toMatchObject({ message: expect.stringContaining('GET /v1/clusters') });
});
