import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APPS, ROOT } from '../../examples/apps';

/** The apps that link the VPCs of two Regions. */
export const TWO_REGION_APPS = APPS.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('new CrossRegionPeering('));

/** Of each of them, who reaches what: every source, and the ports of the clusters that it reaches. */
export const EXPECTED: Readonly<Record<string, Record<string, string[]>>> = {
  'bin/app.ts': {
    'client box Primary/Client': ['Primary/Kafka:9096'],
    'client box Secondary/Client': ['Primary/Kafka:9096', 'Secondary/Kafka:9096'],
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
