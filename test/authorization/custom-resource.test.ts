import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { PACE, respond, type CustomResourceEvent } from '../../functions/acls/custom-resource';

const AT_ONCE = { ...PACE, between: 1 };

let server: Server;
let statuses: number[];
let answers: { body: Record<string, string>; headers: IncomingHttpHeaders }[];

beforeEach(async () => {
  statuses = [];
  answers = [];
  server = createServer((request, response) => void text(request).then((body) => {
    answers.push({ body: JSON.parse(body), headers: request.headers });
    response.writeHead(statuses.shift() ?? 200).end();
  }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function event(other: Partial<CustomResourceEvent<object>> = {}): CustomResourceEvent<object> {
  const ResponseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { RequestType: 'Create', ResponseURL, StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Acls', ResourceProperties: {}, ...other };
}

test('CloudFormation hears for which request the answer is', async () => {
  await respond(event(), { status: 'SUCCESS', physicalResourceId: 'arn' });
  expect(answers[0]!.body).toEqual({ Status: 'SUCCESS', PhysicalResourceId: 'arn', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Acls' });
});

test('the answer has no content type, for which its address is not signed', async () => {
  await respond(event(), { status: 'SUCCESS', physicalResourceId: 'arn' });
  expect(answers[0]!.headers['content-type']).toBeUndefined();
});

test('a reason is short enough for CloudFormation', async () => {
  await respond(event(), { status: 'FAILED', physicalResourceId: 'arn', reason: 'x'.repeat(10_000) });
  expect(answers[0]!.body.Reason).toBe('x'.repeat(1000));
});

test('a deletion is answered with the id that CloudFormation asked for', async () => {
  await respond(event({ RequestType: 'Delete', PhysicalResourceId: 'another' }), { status: 'SUCCESS', physicalResourceId: 'arn' });
  expect(answers[0]!.body.PhysicalResourceId).toBe('another');
});

test('an answer that does not arrive is sent again', async () => {
  statuses = [503, 503];
  await respond(event(), { status: 'SUCCESS', physicalResourceId: 'arn' }, AT_ONCE);
  expect(answers).toHaveLength(3);
});

test('a bucket that never answers is told in time, with the endpoint that is missing and without its address', async () => {
  server.removeAllListeners('request').on('request', () => undefined);
  const { ResponseURL } = event();
  const failure: Error = await respond(event(), { status: 'SUCCESS', physicalResourceId: 'arn' }, { ...AT_ONCE, timeOut: 50 }).then(() => undefined, (error) => error);

  expect(failure.message).toMatch(/^CloudFormation's bucket takes no answer \(.*timeout\): the subnets of the brokers must have a NAT gateway, or the VPC endpoint s3$/);
  expect(JSON.stringify([failure.stack, failure.cause])).not.toContain(ResponseURL);
});

test('all attempts together end before Lambda would stop the function', () => {
  const { timeOut, between, attempts } = PACE;
  expect(attempts * (timeOut + between)).toBeLessThan(60_000);
});
