import { together, type Extent } from './extent';
import { isBlock } from './ipv4';
import type { Network, Subnet } from './network';

/** Where the addresses of a subnet are: its own block, or the blocks that hold it somewhere. */
export interface Addresses {
  readonly blocks: readonly string[];
  readonly isExact: boolean;
}

/** A subnet whose block is unknown is somewhere in its VPC, and of a VPC that is unknown, too, it may be anywhere. */
export function addressesOf({ block, vpcId }: Subnet, { vpcs }: Pick<Network, 'vpcs'>): Addresses {
  if (block !== undefined && isBlock(block)) {
    return { blocks: [block], isExact: true };
  }
  const { blocks = [] } = vpcs.get(vpcId ?? '') ?? {};
  return { blocks: blocks.length > 0 && blocks.every(isBlock) ? blocks : ['0.0.0.0/0'], isExact: false };
}

/** For how many of the addresses something holds. Where they are not exact, that is known of all or none alone. */
export function extentFor({ blocks, isExact }: Addresses, measure: (block: string) => Extent): Extent {
  const extent = together(blocks.map(measure));
  return isExact || extent === 'all' || extent === 'none' ? extent : 'unknown';
}

export function unknownAddress({ name }: Subnet): string {
  return `the address of ${name} is not in the templates`;
}
