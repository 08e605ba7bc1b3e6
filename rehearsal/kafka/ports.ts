import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ranges from which Linux (32768 and up) and macOS (49152 and up) take the ports of outgoing
 * connections: a port that the kernel chose (bind to 0) can be taken by a client while its broker is down.
 */
const FIRST = 20_000;
const LAST = 32_700;

const given = new Set<number>();

/** A free port of an address, given to one caller only. It stays the same when its broker restarts. */
export async function freePort(address: string): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = randomInt(FIRST, LAST);
    if (!given.has(port)) {
      given.add(port);
      if (await isFree(address, port)) {
        return port;
      }
    }
  }
  throw new Error(`No port of ${address} can be used: is it an address of this machine?`);
}

function isFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
