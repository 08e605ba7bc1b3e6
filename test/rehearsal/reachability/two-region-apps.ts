import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APPS, ROOT } from '../../examples/apps';

/** The apps that link the VPCs of two Regions. */
export const TWO_REGION_APPS = APPS.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('new CrossRegionPeering('));

/** With a box beside each cluster, and a MirrorMaker for which the primary is open to the private subnets of the secondary. */
const MIRRORED: Record<string, string[]> = {
  'client box PrimaryClient/Client': ['Primary/Kafka:9096'],
  'client box SecondaryClient/Client': ['Secondary/Kafka:9096'],
  'service MirrorMaker/Replication/Service': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'],
  'brokers of Primary/Kafka': [],
  'brokers of Secondary/Kafka': ['Primary/Kafka:9096'],
  'anyone in Primary/Kafka/Vpc/PublicSubnet1': [],
  'anyone in Primary/Kafka/Vpc/PublicSubnet2': [],
  'anyone in Primary/Kafka/Vpc/PublicSubnet3': [],
  'anyone in Primary/Kafka/Vpc/PrivateSubnet1': [],
  'anyone in Primary/Kafka/Vpc/PrivateSubnet2': [],
  'anyone in Primary/Kafka/Vpc/PrivateSubnet3': [],
  'anyone in Secondary/Kafka/Vpc/PublicSubnet1': [],
  'anyone in Secondary/Kafka/Vpc/PublicSubnet2': [],
  'anyone in Secondary/Kafka/Vpc/PublicSubnet3': [],
  'anyone in Secondary/Kafka/Vpc/PrivateSubnet1': ['Primary/Kafka:9096'],
  'anyone in Secondary/Kafka/Vpc/PrivateSubnet2': ['Primary/Kafka:9096'],
  'anyone in Secondary/Kafka/Vpc/PrivateSubnet3': ['Primary/Kafka:9096'],
  'the internet': [],
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
    'client box PrimaryClient/Client': ['Primary/Kafka:9096'],
    'client box SecondaryClient/Client': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'],
    'service MirrorMaker/Replication/Service': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'],
    'function Primary/Kafka/Acls': ['Primary/Kafka:9096'],
    'function Secondary/Kafka/Acls': ['Secondary/Kafka:9096'],
    'brokers of Primary/Kafka': [],
    'brokers of Secondary/Kafka': ['Primary/Kafka:9096'],
    'anyone in Primary/Kafka/Vpc/PublicSubnet1': [],
    'anyone in Primary/Kafka/Vpc/PublicSubnet2': [],
    'anyone in Primary/Kafka/Vpc/PublicSubnet3': [],
    'anyone in Primary/Kafka/Vpc/PrivateSubnet1': [],
    'anyone in Primary/Kafka/Vpc/PrivateSubnet2': [],
    'anyone in Primary/Kafka/Vpc/PrivateSubnet3': [],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet1': [],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet2': [],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet3': [],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet1': ['Primary/Kafka:9096'],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet2': ['Primary/Kafka:9096'],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet3': ['Primary/Kafka:9096'],
    'the internet': [],
  },
  'examples/identical-names.ts': ROTATED,
  'examples/migration.ts': {
    'client box SecondaryClient/Client': ['Secondary/Kafka:9096'],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet1': [],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet2': [],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet3': [],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet1': [],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet2': [],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet3': [],
    'the internet': [],
  },
  'examples/replication.ts': CLOSED,
  'examples/scaled-out.ts': MIRRORED,
  'examples/three-regions.ts': {
    'client box VirginiaClient/Client': ['Virginia/Kafka:9096'],
    'client box IrelandClient/Client': ['Ireland/Kafka:9096', 'Virginia/Kafka:9096'],
    'client box OhioClient/Client': ['Ohio/Kafka:9096', 'Virginia/Kafka:9096'],
    'brokers of Virginia/Kafka': [],
    'brokers of Ireland/Kafka': ['Virginia/Kafka:9096'],
    'brokers of Ohio/Kafka': ['Virginia/Kafka:9096'],
    'anyone in Virginia/Kafka/Vpc/PublicSubnet1': [],
    'anyone in Virginia/Kafka/Vpc/PublicSubnet2': [],
    'anyone in Virginia/Kafka/Vpc/PublicSubnet3': [],
    'anyone in Virginia/Kafka/Vpc/PrivateSubnet1': [],
    'anyone in Virginia/Kafka/Vpc/PrivateSubnet2': [],
    'anyone in Virginia/Kafka/Vpc/PrivateSubnet3': [],
    'anyone in Ireland/Kafka/Vpc/PublicSubnet1': [],
    'anyone in Ireland/Kafka/Vpc/PublicSubnet2': [],
    'anyone in Ireland/Kafka/Vpc/PublicSubnet3': [],
    'anyone in Ireland/Kafka/Vpc/PrivateSubnet1': ['Virginia/Kafka:9096'],
    'anyone in Ireland/Kafka/Vpc/PrivateSubnet2': ['Virginia/Kafka:9096'],
    'anyone in Ireland/Kafka/Vpc/PrivateSubnet3': ['Virginia/Kafka:9096'],
    'anyone in Ohio/Kafka/Vpc/PublicSubnet1': [],
    'anyone in Ohio/Kafka/Vpc/PublicSubnet2': [],
    'anyone in Ohio/Kafka/Vpc/PublicSubnet3': [],
    'anyone in Ohio/Kafka/Vpc/PrivateSubnet1': ['Virginia/Kafka:9096'],
    'anyone in Ohio/Kafka/Vpc/PrivateSubnet2': ['Virginia/Kafka:9096'],
    'anyone in Ohio/Kafka/Vpc/PrivateSubnet3': ['Virginia/Kafka:9096'],
    'the internet': [],
  },
  'examples/two-accounts.ts': {
    'client box SecondaryClient/Client': ['Secondary/Kafka:9096'],
    'brokers of Primary/Kafka': [],
    'brokers of Secondary/Kafka': ['Primary/Kafka:9096 unknown'],
    'the internet': [],
  },
  'examples/two-regions.ts': {
    'client box SecondaryClient/Client': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'],
    'brokers of Primary/Kafka': [],
    'brokers of Secondary/Kafka': ['Primary/Kafka:9096'],
    'anyone in Primary/Kafka/Vpc/PublicSubnet1': [],
    'anyone in Primary/Kafka/Vpc/PublicSubnet2': [],
    'anyone in Primary/Kafka/Vpc/PublicSubnet3': [],
    'anyone in Primary/Kafka/Vpc/PrivateSubnet1': [],
    'anyone in Primary/Kafka/Vpc/PrivateSubnet2': [],
    'anyone in Primary/Kafka/Vpc/PrivateSubnet3': [],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet1': [],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet2': [],
    'anyone in Secondary/Kafka/Vpc/PublicSubnet3': [],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet1': ['Primary/Kafka:9096'],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet2': ['Primary/Kafka:9096'],
    'anyone in Secondary/Kafka/Vpc/PrivateSubnet3': ['Primary/Kafka:9096'],
    'the internet': [],
  },
};

/**
 * Rules that let in somebody whom no row shows: a group without a host in it yet, subnets of an imported VPC.
 * Apps that are not named have none.
 */
export const WIDER: Readonly<Record<string, string[]>> = {
  'examples/two-accounts.ts': ['Primary/Kafka lets in 10.30.1.0/24 on tcp 9096', 'Primary/Kafka lets in 10.30.2.0/24 on tcp 9096', 'Primary/Kafka lets in 10.30.3.0/24 on tcp 9096'],
  'examples/two-regions.ts': ['Primary/Kafka lets in PrimaryOrders/Service on tcp 9096', 'Secondary/Kafka lets in SecondaryOrders/Service on tcp 9096'],
};
