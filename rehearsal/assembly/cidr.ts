import { Address4 } from 'ip-address';

/** The blocks that Fn::Cidr takes out of one of IPv4, one after the other; nothing where it can give none. */
export function subBlocks(block: string, count: number, hostBits: number): string[] | undefined {
  if (!Address4.isValid(block) || !Number.isInteger(count) || !Number.isInteger(hostBits)) {
    return undefined;
  }
  const whole = new Address4(block);
  if (count < 1 || hostBits < 1 || BigInt(count) << BigInt(hostBits) > 1n << BigInt(32 - whole.subnetMask)) {
    return undefined;
  }
  const first = whole.startAddress().bigInt();
  return Array.from({ length: count }, (_, index) => `${Address4.fromBigInt(first + (BigInt(index) << BigInt(hostBits))).correctForm()}/${32 - hostBits}`);
}
