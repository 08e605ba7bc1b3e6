import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from '../processes';

const FUNCTIONS = join(__dirname, '..', '..', 'functions');
const TSX = require.resolve('tsx');

/** Where a function of a template runs here. */
export interface LambdaFunctionOptions {
  /** Its code: an asset of the assembly. */
  readonly directory: string;
  readonly region: string;
  readonly awsEndpoint: string;
  readonly accessKeyId: string;
  /** Stands for Amazon Trust Services, which Node.js trusts. */
  readonly certificate: string;
}

/** What CloudFormation asks a custom resource for. */
export interface CustomResourceRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: object;
  readonly OldResourceProperties?: object;
  readonly PhysicalResourceId?: string;
}

/** What CloudFormation hears, and what the function wrote to its log. */
export interface CustomResourceAnswer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly log: string;
}

/** Has a function answer CloudFormation, in a process of its own that knows nothing but what Lambda would tell it. */
export async function askCustomResource(options: LambdaFunctionOptions, request: CustomResourceRequest, seconds = 90): Promise<CustomResourceAnswer> {
  let answer: string | undefined;
  const server = createServer((message, response) => {
    void text(message).then((body) => {
      answer = body;
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { stdout, stderr } = await run(process.execPath, ['--import', TSX, join(__dirname, 'runtime.ts'), options.directory, String(seconds)], {
    environment: environmentOf(options),
    timeout: seconds * 1000,
    input: JSON.stringify({
      ...request,
      ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      StackId: 'rehearsal',
      RequestId: 'rehearsal',
      LogicalResourceId: 'Acls',
    }),
  });
  server.close();
  if (answer === undefined) {
    throw new Error(`CloudFormation would wait in vain for the function's answer: ${stdout}${stderr}`);
  }
  return { ...JSON.parse(answer), log: stdout + stderr };
}

/** What Lambda tells every function. */
export function environmentOf({ region, awsEndpoint, accessKeyId, certificate }: LambdaFunctionOptions): NodeJS.ProcessEnv {
  const sdk = require.resolve('@aws-sdk/client-kafka/package.json', { paths: [FUNCTIONS] });
  return {
    PATH: process.env.PATH,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: awsEndpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'not-checked-by-the-local-endpoint',
    NODE_EXTRA_CA_CERTS: certificate,
    // Lambda's runtime brings the SDK in the same way.
    NODE_PATH: join(dirname(sdk), '..', '..'),
  };
}
