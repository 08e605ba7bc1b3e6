import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ranges from which Linux (32768 and up) and macOS (49152 and up) take the ports of outgoing
 * connections: a port that the kernel chose (bind to 0) can be taken by a client while its broker is down.
 */
const FIRST = 20_000;
const LAST = 32_700;

const ATTEMPTS = 200;

const given = new Set<number | string>();

/** A free port of an address, given to one caller only. It stays the same when its broker restarts. */
export async function freePort(address: string): Promise<number> {
  return firstFree(() => randomInt(FIRST, LAST), (port) => isFree(address, port), `No port of ${address} can be used: is it an address of this machine?`);
}

/** A loopback address on which a port is free, given to one caller only: so that many can have the port that they all must have. */
export async function freeAddress(port: number): Promise<string> {
  return firstFree(() => `127.1.${randomInt(256)}.${randomInt(1, 255)}`, (address) => isFree(address, port),
    `Port ${port} is free on no address of 127.1.0.0/16: does something listen there on all addresses?`);
}

async function firstFree<T extends number | string>(candidate: () => T, free: (candidate: T) => Promise<boolean>, otherwise: string): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = candidate();
    if (!given.has(found)) {
      given.add(found);
      if (await free(found)) {
        return found;
      }
    }
  }
  throw new Error(otherwise);
}

function isFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
