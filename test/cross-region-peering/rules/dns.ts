import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { PeeringPrivateDns } from '../../../lib';
import { bothIn, primaryIn, stackIn, type RuleRow, type Scene } from './row';

const BROKER = 'b-1.kafka.aaaa.c2.kafka.us-east-1.amazonaws.com';

const OF_SECONDARY = BROKER.replace('us-east-1', 'us-east-2');

const dns = (privateDns: PeeringPrivateDns): Scene => (app) => bothIn(app, { privateDns });

/** A primary that the app creates, with these settings. */
const created = (props: Pick<ec2.VpcProps, 'enableDnsHostnames' | 'enableDnsSupport'>): Scene => (app) => bothIn(app, {
  primaryVpc: new ec2.Vpc(stackIn(app, 'Created', { region: 'us-east-1' }), 'Vpc', { ...props, availabilityZones: ['us-east-1a'] }),
});

export const DNS_ROWS: readonly RuleRow[] = [
  {
    rule: 'peering-dns-names',
    broken: dns({ primaryBrokers: { [BROKER]: '10.0.2.9', [BROKER.replace('aaaa', 'bbbb')]: '10.0.3.9' } }),
    says: ['privateDns must have the names of the brokers of one cluster, as b-1.kafka.', `got ${BROKER}, ${BROKER.replace('aaaa', 'bbbb')} in privateDns.primaryBrokers`],
    holds: dns({ primaryBrokers: { [BROKER]: '10.0.2.9', [BROKER.replace('b-1', 'b-2')]: '10.0.3.9' } }),
  },
  {
    rule: 'peering-dns-names',
    broken: dns({ primaryBrokers: { [BROKER]: '10.0.2.9' }, secondaryBrokers: {} }),
    says: ['got none in privateDns.secondaryBrokers'],
    holds: dns({}),
  },
  {
    rule: 'peering-dns-names',
    broken: dns({ primaryBrokers: { 'b-1': '10.0.2.9' } }),
    says: ['got b-1 in privateDns.primaryBrokers'],
    holds: dns({ primaryBrokers: { 'b-1.kafka.internal': '10.0.2.9' } }),
  },
  {
    rule: 'peering-dns-names',
    // Its zone would hide all of .com.
    broken: dns({ primaryBrokers: { 'kafka.com': '10.0.2.9' } }),
    says: ['got kafka.com in'],
    holds: dns({ primaryBrokers: { 'b-1.kafka.com': '10.0.2.9' } }),
  },
  {
    rule: 'peering-dns-names',
    broken: dns({ primaryBrokers: { [`${BROKER}:9096`]: '10.0.2.9' } }),
    says: [`got ${BROKER}:9096 in`],
    holds: dns({ primaryBrokers: { [BROKER]: '10.0.2.9' } }),
  },
  {
    rule: 'peering-dns-names',
    // Its zone would hide the API of MSK.
    broken: dns({ primaryBrokers: { 'b-1.kafka.us-east-1.amazonaws.com': '10.0.2.9' } }),
    says: ['got b-1.kafka.us-east-1.amazonaws.com in'],
    holds: dns({ primaryBrokers: { [BROKER]: '10.0.2.9' } }),
  },
  {
    rule: 'peering-dns-names',
    broken: dns({ primaryBrokers: { [BROKER]: '10.0.2.9', [BROKER.toUpperCase()]: '10.0.2.10' } }),
    says: [BROKER.toUpperCase()],
    holds: dns({ primaryBrokers: { [BROKER.toUpperCase()]: '10.0.2.10' } }),
  },
  {
    rule: 'peering-dns-region',
    broken: dns({ primaryBrokers: { [OF_SECONDARY]: '10.0.2.9' } }),
    says: [`privateDns must have the names of brokers of that side's Region, got ${OF_SECONDARY} of the primary in us-east-1`],
    // A name of one's own has no Region.
    holds: dns({ primaryBrokers: { 'b-1.kafka.example.com': '10.0.2.9' } }),
  },
  {
    rule: 'peering-dns-addresses',
    broken: dns({ primaryBrokers: { [BROKER]: '10.1.0.9' } }),
    says: [`privateDns must have IPv4 addresses of the VPC of the brokers, got ${BROKER} at 10.1.0.9`],
    holds: dns({ primaryBrokers: { [BROKER]: '10.0.0.9' } }),
  },
  {
    rule: 'peering-dns-addresses',
    broken: dns({ secondaryBrokers: { [OF_SECONDARY]: '10.2.0.0' } }),
    says: [`${OF_SECONDARY} at 10.2.0.0`],
    holds: dns({ secondaryBrokers: { [OF_SECONDARY]: '10.1.255.255' } }),
  },
  {
    rule: 'peering-dns-addresses',
    broken: dns({ secondaryBrokers: { [OF_SECONDARY]: 'b-1' } }),
    says: [`${OF_SECONDARY} at b-1`],
    holds: dns({ secondaryBrokers: { [OF_SECONDARY]: '10.1.0.0' } }),
  },
  {
    rule: 'peering-dns-addresses',
    broken: dns({ secondaryBrokers: { [OF_SECONDARY]: '10.1.0.0/24' } }),
    says: [`${OF_SECONDARY} at 10.1.0.0/24`],
    holds: dns({ secondaryBrokers: { [OF_SECONDARY]: '10.1.0.1' } }),
  },
  {
    rule: 'peering-dns-addresses',
    broken: dns({ secondaryBrokers: { [OF_SECONDARY]: '10.1.0.300' } }),
    says: [`${OF_SECONDARY} at 10.1.0.300`],
    holds: dns({ secondaryBrokers: { [OF_SECONDARY]: '10.1.0.255' } }),
  },
  {
    rule: 'peering-dns',
    broken: created({ enableDnsHostnames: false }),
    says: ['primary without DNS support or DNS host names', 'clients there may not resolve the names of brokers'],
    holds: created({}),
  },
  {
    rule: 'peering-dns',
    broken: created({ enableDnsHostnames: false, enableDnsSupport: false }),
    says: ['primary without DNS support'],
    // What an import does not say is not judged.
    holds: (app) => bothIn(app, { primaryVpc: primaryIn(app) }),
  },
];
