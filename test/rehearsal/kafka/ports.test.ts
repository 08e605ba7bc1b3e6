import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { freeAddress, freePort } from '../../../rehearsal/kafka/ports';

test('nobody is given the same port twice', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort('127.0.0.1')));
  expect(new Set(ports).size).toBe(ports.length);
});

test('an address that is not of this machine has no port', async () => {
  await expect(freePort('192.0.2.1')).rejects.toThrow('No port of 192.0.2.1 can be used');
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

  test('is refused when somebody has it on every address', async () => {
    const { server, port } = await listening('0.0.0.0');
    await expect(freeAddress(port)).rejects.toThrow(`Port ${port} is free on no address of 127.1.0.0/16`);
    server.close();
  });
});
