/**
 * The function of the CDK that writes the parameter in a deploy, run as AWS Lambda runs it, with a Parameter Store in memory: no event
 * of CloudFormation may set back what an operator wrote.
 */
import { EventEmitter } from 'node:events';
import * as https from 'https';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ActiveSide } from '../../lib';

interface Put {
  readonly Name: string;
  readonly Value: string;
  readonly Overwrite?: boolean;
}

const store = new Map<string, string>();

/** What a function finds of the SDK in Lambda. */
jest.mock('@aws-sdk/client-ssm', () => ({
  SSMClient: class {
    public readonly config = { region: () => Promise.resolve('us-east-1') };

    public send({ input: { Name, Value, Overwrite } }: { input: Put }): Promise<object> {
      if (store.has(Name) && Overwrite !== true) {
        return Promise.reject(Object.assign(new Error('The parameter already exists.'), { name: 'ParameterAlreadyExists' }));
      }
      store.set(Name, Value);
      return Promise.resolve({ $metadata: {}, Version: 1 });
    }
  },
  PutParameterCommand: class {
    public constructor(public readonly input: Put) {}
  },
}), { virtual: true });

jest.mock('https', () => ({ ...jest.requireActual<object>('https'), request: jest.fn() }));

const { handler } = jest.requireActual<{ handler(event: object, context: object): Promise<void> }>(
  join(require.resolve('aws-cdk-lib/package.json'), '..', 'custom-resource-handlers/dist/custom-resources/aws-custom-resource-handler/index.js'),
);

/** The resource of an app with this name. */
function propertiesOf(parameterName: string): object {
  const stack = new Stack(new App(), 'Stack', { env: { account: '123456789012', region: 'us-east-1' } });
  new ActiveSide(stack, 'ActiveSide', { parameterName });
  return Object.values(Template.fromStack(stack).findResources('Custom::ActiveSide'))[0]!.Properties;
}

/** Sends an event as CloudFormation does, and gives the answer. */
async function deploy(RequestType: 'Create' | 'Update' | 'Delete', parameterName = '/orders'): Promise<{ Status: string; PhysicalResourceId: string }> {
  let answer = '';
  const request = Object.assign(new EventEmitter(), { write: (text: string) => answer += text, end: () => request.emit('answered') });
  jest.mocked(https.request).mockImplementation((_: unknown, answered: unknown) => request.once('answered', answered as () => void) as never);
  jest.spyOn(console, 'log').mockImplementation();
  await handler({
    RequestType, ResourceProperties: propertiesOf(parameterName), PhysicalResourceId: RequestType === 'Create' ? undefined : '/orders',
    ResponseURL: 'https://cloudformation.example.com/', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Parameter',
  }, {});
  return JSON.parse(answer);
}

beforeEach(() => store.clear());
afterEach(() => jest.restoreAllMocks());

test('the first deploy writes that the primary is active', async () => {
  expect(await deploy('Create')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: '/orders' });
  expect(store.get('/orders')).toBe('primary');
});

test.each(['Create', 'Update', 'Delete'] as const)('%s leaves what an operator wrote', async (type) => {
  store.set('/orders', 'secondary');

  expect(await deploy(type)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: '/orders' });
  expect(store.get('/orders')).toBe('secondary');
});

test('an update writes one that was deleted by hand', async () => {
  await deploy('Update');

  expect(store.get('/orders')).toBe('primary');
});

test('another name is another parameter, and the one before stays', async () => {
  store.set('/orders', 'secondary');

  // CloudFormation deletes what had the former id.
  expect(await deploy('Update', '/bills')).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: '/bills' });
  await deploy('Delete');
  expect([...store]).toEqual([['/orders', 'secondary'], ['/bills', 'primary']]);
});
