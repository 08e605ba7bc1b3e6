import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { TESTED_VERSIONS } from '../../../../lib/kafka/releases/releases';
import { JsonRpcClient } from '../../../drivers/json-rpc/json-rpc-client';
import { KafkaDriver } from '../../../drivers/kafka/kafka-driver';
import { compileProgram } from '../../../local-kafka/compile';
import { kafkaDistribution } from '../../../local-kafka/distribution';
import { resource } from '../../../system/package-root';
import { start } from '../../../system/processes';

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve((server.address() as AddressInfo).port)));
}

// The first call waits for a JVM.
jest.setTimeout(60_000);

describe.each(TESTED_VERSIONS)('the driver with the clients of Kafka %s', (version) => {
  const directory = mkdtempSync(join(tmpdir(), 'kafka-driver-'));
  /** Kafka's clients log an error when it answers. */
  const noTls = createServer((socket) => socket.on('error', () => undefined).end('no TLS'));
  let driver: ChildProcess;
  let rpc: JsonRpcClient;

  beforeAll(async () => {
    const distribution = await kafkaDistribution(version);
    await compileProgram(distribution, directory, resource('drivers', 'kafka'), resource('drivers', 'json-rpc'));
    const properties = join(directory, 'client.properties');
    writeFileSync(properties, 'security.protocol=SSL\n');
    driver = start('java', ['-cp', [distribution.classpath, directory].join(delimiter), 'KafkaDriver', properties, `localhost:${await portOf(noTls)}`, 'localhost:1'], { stdio: ['pipe', 'pipe', 'ignore'] });
    rpc = new JsonRpcClient(driver);
  }, 300_000);

  afterAll(() => {
    rpc.kill();
    noTls.close();
    rmSync(directory, { recursive: true });
  });

  test('compiles, and knows users before it reaches a broker', async () => {
    await expect(new KafkaDriver(rpc).logIn({ username: 'app', password: 'swordfish' }).call('records.dance'))
      .rejects.toThrow('IllegalArgumentException: unknown method dance (records.dance {"user":"app, login 1"})');
  });

  test('does nothing for who did not log in', async () => {
    await expect(rpc.call('topics.describe', { user: 'visitor' })).rejects.toThrow('unknown user visitor');
  });

  test('prints nothing but responses, also where a client logs an error', async () => {
    let printed = '';
    driver.stdout!.on('data', (text) => printed += text);
    await expect(new KafkaDriver(rpc).logIn({ username: 'app', password: 'swordfish' }).call('topics.describe')).rejects.toThrow('SslAuthenticationException');
    expect(printed.trim().split('\n').map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ jsonrpc: '2.0', result: null }), expect.objectContaining({ jsonrpc: '2.0', error: expect.anything() }),
    ]);
  });

  test('repeats no password when it cannot log in', async () => {
    const failed = new KafkaDriver(rpc).callWith('passwords.dance', { topic: 'orders' }, { username: 'app', password: 'swordfish' });
    await expect(failed).rejects.toThrow('IllegalArgumentException: unknown method dance (passwords.dance {"topic":"orders"})');
  });
});
