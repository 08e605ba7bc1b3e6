import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APPS, ROOT } from '../../../test/examples/apps';

/** The apps that link the VPCs of two Regions. */
export const TWO_REGION_APPS = APPS.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('new CrossRegionPeering('));

/** From the public subnets of a cluster nothing is reached, from its private ones what is given. */
function subnetsOf(cluster: string, fromPrivate: string[] = []): Record<string, string[]> {
  const subnets = ['1', '2', '3'].flatMap((number): [string, string[]][] => [[`PublicSubnet${number}`, []], [`PrivateSubnet${number}`, fromPrivate]]);
  return Object.fromEntries(subnets.map(([subnet, reached]) => [`anyone in ${cluster}/Kafka/Vpc/${subnet}`, reached]));
}

/** A secondary whose private subnets the primary is open to. */
const TWO_NETWORKS: Record<string, string[]> = {
  'brokers of Primary/Kafka': [],
  'brokers of Secondary/Kafka': ['Primary/Kafka:9096'],
  ...subnetsOf('Primary'),
  ...subnetsOf('Secondary', ['Primary/Kafka:9096']),
  'the internet': [],
};

/** With a client instance for each cluster, and a MirrorMaker. */
const MIRRORED: Record<string, string[]> = {
  ...TWO_NETWORKS,
  'client instance PrimaryClient/Client': ['Primary/Kafka:9096'],
  'client instance SecondaryClient/Client': ['Secondary/Kafka:9096'],
  'service MirrorMaker/Replication/Service': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'],
};

/** With grants, so that a function in the subnets of each cluster sets the ACLs. */
const CLOSED: Record<string, string[]> = {
  ...MIRRORED,
  'function Primary/Kafka/Acls': ['Primary/Kafka:9096'],
  'function Secondary/Kafka/Acls': ['Secondary/Kafka:9096'],
};

/** And with functions that rotate MirrorMaker's passwords. */
const ROTATED: Record<string, string[]> = {
  ...CLOSED,
  'function Primary/Kafka/Users/mirror-maker/Alternating/Rotation': ['Primary/Kafka:9096'],
  'function Secondary/Kafka/Users/mirror-maker/Alternating/Rotation': ['Secondary/Kafka:9096'],
};

/** Of each of them, who reaches what: every source, and the ports of the clusters that it reaches. */
export const EXPECTED: Readonly<Record<string, Record<string, string[]>>> = {
  'bin/app.ts': {
    ...CLOSED,
    'client instance SecondaryClient/Client': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'],
  },
  'examples/identical-names.ts': ROTATED,
  'examples/migration.ts': {
    'client instance SecondaryClient/Client': ['Secondary/Kafka:9096'],
    ...subnetsOf('Secondary'),
    'the internet': [],
  },
  'examples/narrow-topics.ts': CLOSED,
  'examples/replication.ts': { ...CLOSED, 'function MirrorMaker/Probe': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'] },
  'examples/scaled-out.ts': MIRRORED,
  'examples/three-regions.ts': {
    'client instance VirginiaClient/Client': ['Virginia/Kafka:9096'],
    'client instance IrelandClient/Client': ['Ireland/Kafka:9096', 'Virginia/Kafka:9096'],
    'client instance OhioClient/Client': ['Ohio/Kafka:9096', 'Virginia/Kafka:9096'],
    'brokers of Virginia/Kafka': [],
    'brokers of Ireland/Kafka': ['Virginia/Kafka:9096'],
    'brokers of Ohio/Kafka': ['Virginia/Kafka:9096'],
    ...subnetsOf('Virginia'),
    ...subnetsOf('Ireland', ['Virginia/Kafka:9096']),
    ...subnetsOf('Ohio', ['Virginia/Kafka:9096']),
    'the internet': [],
  },
  'examples/two-accounts.ts': {
    'client instance SecondaryClient/Client': ['Secondary/Kafka:9096'],
    'brokers of Primary/Kafka': [],
    'brokers of Secondary/Kafka': ['Primary/Kafka:9096 unknown'],
    'the internet': [],
  },
  'examples/two-regions.ts': {
    ...TWO_NETWORKS,
    'client instance SecondaryClient/Client': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'],
  },
};

/**
 * Rules that let in a client that no row shows: a group without a host in it yet, subnets of an imported VPC.
 * Apps that are not named have none.
 */
export const WIDER: Readonly<Record<string, string[]>> = {
  'examples/two-accounts.ts': ['Primary/Kafka lets in 10.30.1.0/24 on tcp 9096', 'Primary/Kafka lets in 10.30.2.0/24 on tcp 9096', 'Primary/Kafka lets in 10.30.3.0/24 on tcp 9096'],
  'examples/two-regions.ts': ['Primary/Kafka lets in PrimaryOrders/Service on tcp 9096', 'Secondary/Kafka lets in SecondaryOrders/Service on tcp 9096'],
};
