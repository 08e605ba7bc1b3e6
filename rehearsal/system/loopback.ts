import { createServer } from 'node:net';

/** How many addresses a Region's brokers, and no others, may get. */
const REGIONS = 2;

/** Each Region has a loopback address of its own, so that an address of the wrong Region cannot work by chance. */
export function addressOfRegion(index: number): string {
  return `127.0.${index + 1}.1`;
}

/** What makes it usable: Linux has all of 127.0.0.0/8, macOS 127.0.0.1 alone. */
export function howToAdd(address: string): string {
  return process.platform === 'darwin' ? `sudo ifconfig lo0 alias ${address}` : `sudo ip address add ${address}/8 dev lo`;
}

/** Addresses on which nothing could listen, of those that Regions get. */
export async function missingAddresses(regions = REGIONS): Promise<string[]> {
  const addresses = Array.from({ length: regions }, (_, index) => addressOfRegion(index));
  const usable = await Promise.all(addresses.map(canListen));
  return addresses.filter((_, index) => !usable[index]);
}

/** Whether this machine has an address. */
export function canListen(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(0, address, () => server.close(() => resolve(true)));
  });
}
