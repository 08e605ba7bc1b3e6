import { JsonRpcClient } from '../../../drivers/json-rpc/json-rpc-client';
import { start } from '../../../system/processes';

/** Answers later calls first, with what it was sent; fails, or ends, when it is asked to. */
const SERVER = `
const waiting = [];
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  if (request.method === 'end') process.exit(0);
  if (request.method === 'log') for (const line of ['ERROR StatusLogger: no configuration', '', 'null', '3', '{"level":"ERROR"}', '{']) console.log(line);
  waiting.unshift(request);
  if (waiting.length < 2) return;
  for (const { id, method, ...rest } of waiting.splice(0)) {
    console.log(JSON.stringify(method === 'fail' ? { jsonrpc: '2.0', id, error: { code: -32000, message: 'it failed' } } : { jsonrpc: '2.0', id, result: { method, ...rest } }));
  }
});`;

describe('a client', () => {
  let client: JsonRpcClient;

  beforeEach(() => {
    client = new JsonRpcClient(start(process.execPath, ['-e', SERVER], { stdio: ['pipe', 'pipe', 'inherit'] }));
  });

  afterEach(() => client.kill());

  test('sends requests of JSON-RPC 2.0, and gives each caller its response', async () => {
    expect(await Promise.all([client.call('create', { topic: 'orders' }), client.call('topics')])).toEqual([
      { jsonrpc: '2.0', method: 'create', params: { topic: 'orders' } },
      { jsonrpc: '2.0', method: 'topics', params: {} },
    ]);
  });

  test('rejects with the method, its params and the error', async () => {
    const [failed] = await Promise.allSettled([client.call('fail', { topic: 'orders' }), client.call('topics')]);
    expect(failed).toMatchObject({ reason: new Error('it failed (fail {"topic":"orders"})') });
  });

  test('repeats in no error what is secret', async () => {
    const [failed] = await Promise.allSettled([client.call('fail', { topic: 'orders' }, { password: 'swordfish' }), client.call('topics')]);
    expect(failed).toMatchObject({ reason: new Error('it failed (fail {"topic":"orders"})') });
  });

  test('passes over what a library prints between the responses', async () => {
    expect(await Promise.all([client.call('log'), client.call('topics')])).toMatchObject([{ method: 'log' }, { method: 'topics' }]);
  });

  test('rejects what is waiting, and what comes later, when the process ends', async () => {
    await expect(client.call('end')).rejects.toThrow('the process ended (end {})');
    await expect(client.call('topics')).rejects.toThrow('the process ended (topics {})');
  });
});
