import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Subnet, Vpc } from './network';

/** What an app looked up in AWS. CDK keeps it next to the app, and the assembly does not hold it. */
export interface Lookups {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  /** Security groups by id, and whether they let everything out. */
  readonly securityGroups: ReadonlyMap<string, boolean>;
}

/** What `Vpc.fromLookup` gets. Of the blocks of the VPC it is the first. */
interface LookedUpVpc {
  readonly vpcId: string;
  readonly vpcCidrBlock?: string;
  readonly ownerAccountId?: string;
  readonly subnetGroups?: readonly { readonly subnets: readonly LookedUpSubnet[] }[];
}

interface LookedUpSubnet {
  readonly subnetId: string;
  readonly cidr?: string;
  readonly routeTableId?: string;
}

interface LookedUpSecurityGroup {
  readonly securityGroupId: string;
  readonly allowAllOutbound?: boolean;
}

const FILE = 'cdk.context.json';

/** The file that CDK keeps look-ups in: where the app of an assembly is, or where this runs. */
export function lookupFileOf(assembly: string): string | undefined {
  return [dirname(assembly), process.cwd()].map((directory) => join(directory, FILE)).find((file) => existsSync(file));
}

export function readLookups(file: string | undefined): Lookups {
  const entries = file === undefined ? [] : Object.entries(parse(file));
  const vpcs = entries.filter(([key]) => key.startsWith('vpc-provider:')).map(([key, value]) => ({ key, found: value as LookedUpVpc }));
  const groups = entries.filter(([key]) => key.startsWith('security-group:')).map(([, value]) => value as LookedUpSecurityGroup);
  return {
    vpcs: vpcs.map(({ key, found }) => vpcOf(key, found)),
    subnets: vpcs.flatMap(({ key, found }) => subnetsOf(found).map((subnet) => subnetOf(key, found, subnet))),
    securityGroups: new Map(groups.map(({ securityGroupId, allowAllOutbound = false }) => [securityGroupId, allowAllOutbound])),
  };
}

function parse(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file} must be the JSON that CDK keeps look-ups in, got: ${(error as Error).message}`);
  }
}

function vpcOf(key: string, found: LookedUpVpc): Vpc {
  const { vpcId: id, vpcCidrBlock, ownerAccountId = valueIn(key, 'account') } = found;
  return { id, name: id, region: valueIn(key, 'region'), account: ownerAccountId, isDefined: false, blocks: vpcCidrBlock === undefined ? [] : [vpcCidrBlock] };
}

function subnetOf(key: string, { vpcId }: LookedUpVpc, { subnetId: id, cidr: block, routeTableId }: LookedUpSubnet): Subnet {
  return { id, name: id, region: valueIn(key, 'region'), isDefined: false, block, vpcId, routeTableId };
}

function subnetsOf({ subnetGroups = [] }: LookedUpVpc): LookedUpSubnet[] {
  return subnetGroups.flatMap(({ subnets }) => subnets);
}

/** vpc-provider:account=111122223333:filter.vpc-id=vpc-0123:region=us-east-1:... */
function valueIn(key: string, name: string): string {
  return key.split(':').find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
