import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freeAddress, freePort } from '../../local-kafka/ports';

test('no port is given twice', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort('127.0.0.1')));
  expect(new Set(ports).size).toBe(ports.length);
});

test('an address that is not of this machine has no port', async () => {
  await expect(freePort('192.0.2.1')).rejects.toThrow('No port of 192.0.2.1 can be used');
});

test('another run does not get a port either, though nothing listens on it yet', async () => {
  const port = await freePort('127.0.0.1');
  const program = `
    const { freeAddress } = require(${JSON.stringify(join(__dirname, '..', '..', 'local-kafka', 'ports.ts'))});
    freeAddress(${port}, 'darwin').then(console.log, (error) => console.log(error.message));
  `;
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', program], { cwd: __dirname, encoding: 'utf8' });
  expect(stdout).toContain(`Port ${port} is free on no loopback address: add some, as by sudo `);
});

describe('one port on many addresses', () => {
  async function listening(address: string, port = 0) {
    const server = createServer().listen(port, address);
    await once(server, 'listening');
    return { server, port: (server.address() as AddressInfo).port };
  }

  test('can be used on all of them at once', async () => {
    const port = await freePort('127.0.0.1');
    const addresses = [await freeAddress(port), await freeAddress(port)];
    expect(new Set(addresses).size).toBe(2);
    const servers = await Promise.all(addresses.map((address) => listening(address, port)));
    servers.forEach(({ server }) => server.close());
  });

  test('is refused when another process has it on every address', async () => {
    const { server, port } = await listening('0.0.0.0');
    await expect(freeAddress(port)).rejects.toThrow(`Port ${port} is free on no address of 127.1.0.0/16`);
    server.close();
  });
});
