/** A part of AWS that knows nothing of the others: what ARNs call it, and what the names of its services end in. */
export interface Partition {
  readonly name: string;
  readonly domain: string;
}

/** By how the names of their Regions begin. */
const PARTITIONS: Readonly<Record<string, Partition>> = {
  'cn-': { name: 'aws-cn', domain: 'amazonaws.com.cn' },
  'eu-isoe-': { name: 'aws-iso-e', domain: 'cloud.adc-e.uk' },
  'eusc-': { name: 'aws-eusc', domain: 'amazonaws.eu' },
  'us-gov-': { name: 'aws-us-gov', domain: 'amazonaws.com' },
  'us-iso-': { name: 'aws-iso', domain: 'c2s.ic.gov' },
  'us-isob-': { name: 'aws-iso-b', domain: 'sc2s.sgov.gov' },
  'us-isof-': { name: 'aws-iso-f', domain: 'csp.hci.ic.gov' },
};

/** The partition that a Region is in. */
export function partitionOf(region: string): Partition {
  return Object.entries(PARTITIONS).find(([prefix]) => region.startsWith(prefix))?.[1] ?? { name: 'aws', domain: 'amazonaws.com' };
}
