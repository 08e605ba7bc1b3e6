import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { addressOfRegion, howToAdd } from '../system/loopback';

/**
 * Below the ranges from which Linux (32768 and up) and macOS (49152 and up) take the ports of outgoing
 * connections: a port that the kernel chose (bind to 0) can be taken by a client while its broker is down.
 */
const FIRST = 20_000;
const LAST = 32_700;

const ATTEMPTS = 200;

const given = new Set<number | string>();

/** A free port of an address, given to one caller only, also of other runs. It stays the same when its broker restarts. */
export async function freePort(address: string): Promise<number> {
  return firstFree(() => randomInt(FIRST, LAST), (port) => take(address, port), `No port of ${address} can be used: is it an address of this machine?`);
}

/** A loopback address on which a port is free, given to one caller only: so that many can have the port that they all must have. */
export async function freeAddress(port: number, platform = process.platform): Promise<string> {
  const candidate = platform === 'linux' ? () => `127.1.${randomInt(256)}.${randomInt(1, 255)}` : loopbackAlias;
  const otherwise = platform === 'linux'
    ? `Port ${port} is free on no address of 127.1.0.0/16: does something listen there on all addresses?`
    : `Port ${port} is free on no loopback address: add some, as by ${howToAdd(addressOfRegion(2))}`;
  return firstFree(candidate, (address) => take(address, port), otherwise);
}

/** Linux has all of 127.0.0.0/8 without being told; others have what their interfaces name. */
function loopbackAlias(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((each = []) => each)
    .filter(({ internal, family }) => internal && family === 'IPv4').map(({ address }) => address);
  return addresses[randomInt(addresses.length)]!;
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

/**
 * Takes a port that is free, until this process ends: its broker binds it only in some seconds, and another run looks meanwhile. What
 * tells the other run is a UDP socket on the same port, which stands in the way of no TCP connection.
 */
async function take(address: string, port: number): Promise<boolean> {
  return await reserve(address, port) && isFree(address, port);
}

function reserve(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4').unref();
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ address, port, exclusive: true }, () => resolve(true));
  });
}

function isFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
