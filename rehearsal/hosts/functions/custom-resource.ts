import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CheckFailed } from '../../system/assert';
import { invoke, type LambdaFunctionOptions } from './lambda-function';

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

/** Has a function answer CloudFormation. */
export async function invokeCustomResource(options: LambdaFunctionOptions, request: CustomResourceRequest, seconds = 90): Promise<CustomResourceAnswer> {
  let answer: string | undefined;
  const server = createServer((message, response) => {
    void text(message).then((body) => {
      answer = body;
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { stdout, stderr } = await invoke(options, {
    ...request,
    ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    StackId: 'rehearsal',
    RequestId: 'rehearsal',
    LogicalResourceId: 'Acls',
  }, seconds);
  server.close();
  if (answer === undefined) {
    throw new CheckFailed(`CloudFormation would wait in vain for the function's answer: ${stdout}${stderr}`);
  }
  return { ...JSON.parse(answer), log: stdout + stderr };
}
