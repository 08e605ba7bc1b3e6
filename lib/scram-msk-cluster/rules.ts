import { Stack, type Size } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { EXPRESS_READ_ONLY, EXPRESS_SETTABLE, STANDARD_SETTABLE, isOwnedByMsk } from '../kafka/settable-properties';
import { isKnown, type Rule } from '../private/rules';
import type { ClusterDraft } from './cluster-draft';
import { EXPRESS_INSTANCE_TYPES, MAXIMUM_THROUGHPUT, MINIMUM_THROUGHPUT, STANDARD_INSTANCE_TYPES } from './instance-types';
import { EXPRESS_VERSIONS, KNOWN_VERSIONS, isKraft } from './kafka-versions';

/**
 * What MSK refuses, found before the deploy. Each row has a row in the test.
 *
 * Rules on encryption, authentication, public access and multi-VPC connectivity are missing on purpose: no prop can
 * break them.
 */
export const CLUSTER_RULES: readonly Rule<ClusterDraft>[] = [
  error('clusterName', ({ props: { clusterName } }) =>
    isKnown(clusterName) && !/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(clusterName)
      && `clusterName '${clusterName}': 1 to 64 letters, digits and hyphens are allowed, no hyphen first`),

  error('zones', ({ scope, subnets, express }) => {
    const zones = zonesOf(subnets);
    const [least, most] = zoneLimits(Stack.of(scope).region, express);
    return (zones < least || zones > most)
      && `vpcSubnets in ${zones} availability zone${zones === 1 ? '' : 's'}: ${least === most ? `exactly ${most}` : `${least} or ${most}`} are allowed${express ? ' for Express brokers' : ''}`;
  }),

  error('one-subnet-per-zone', ({ subnets }) =>
    zonesOf(subnets) < subnets.length
      && `vpcSubnets with ${subnets.length} subnets in ${zonesOf(subnets)} availability zones: one subnet in each zone is allowed`),

  error('subnets-of-vpc', ({ vpc, subnets }) => {
    const foreign = subnets.filter((subnet) => isOfAnotherVpc(subnet, vpc)).map((subnet) => subnet.node.path);
    return foreign.length > 0 && `vpcSubnets ${foreign.join(', ')}: only subnets of ${vpc.node.path} are allowed`;
  }),

  // Names of zones differ between accounts, their ids do not: only an imported subnet may show an id.
  warning('zone-use1-az3', ({ subnets }) =>
    subnets.some((subnet) => subnet.availabilityZone === 'use1-az3')
      && 'vpcSubnets in the zone with the id use1-az3: MSK refuses that zone'),

  error('ip-addresses', ({ props: { vpc, ipAddresses } }) =>
    vpc !== undefined && ipAddresses !== undefined && 'ipAddresses beside vpc: addresses are allowed only for the VPC that the construct defines'),

  error('instance-type-prefix', ({ instanceType }) =>
    isKnown(instanceType) && /^(kafka|express)\./.test(instanceType)
      && `instanceType '${instanceType}': the name that EC2 gives the size is allowed, without kafka. or express.`),

  warning('instance-type', ({ instanceType, express }) => {
    const known = express ? EXPRESS_INSTANCE_TYPES : STANDARD_INSTANCE_TYPES;
    return isKnown(instanceType) && !/^(kafka|express)\./.test(instanceType) && !known.includes(instanceType)
      && `instanceType '${instanceType}' is not known for ${express ? 'Express' : 'Standard'} brokers: known are ${known.join(', ')}`;
  }),

  error('t3-small-with-kraft', ({ instanceType, kafkaVersion }) =>
    instanceType === 't3.small' && isKraft(kafkaVersion)
      && `instanceType 't3.small' with kafkaVersion '${kafkaVersion}': t3.small is allowed only for versions with ZooKeeper, up to 3.9.x`),

  error('express-version', ({ kafkaVersion, express }) =>
    express && KNOWN_VERSIONS.includes(kafkaVersion) && !EXPRESS_VERSIONS.includes(kafkaVersion)
      && `kafkaVersion '${kafkaVersion}': ${EXPRESS_VERSIONS.join(', ')} are allowed for Express brokers`),

  warning('kafka-version', ({ kafkaVersion }) =>
    isKnown(kafkaVersion) && !KNOWN_VERSIONS.includes(kafkaVersion)
      && `kafkaVersion '${kafkaVersion}' is not known to be offered for new clusters: known are ${KNOWN_VERSIONS.join(', ')}`),

  error('brokers-per-zone', ({ props: { brokersPerZone } }) =>
    isKnown(brokersPerZone) && !(Number.isInteger(brokersPerZone) && brokersPerZone >= 1)
      && `brokersPerZone ${brokersPerZone}: whole numbers from 1 are allowed`),

  // A quota, which AWS raises on request.
  warning('brokers', ({ props: { brokersPerZone }, subnets, kafkaVersion }) => {
    const most = isKraft(kafkaVersion) ? 60 : 30;
    return isKnown(brokersPerZone) && brokersPerZone * subnets.length > most
      && `brokersPerZone ${brokersPerZone} makes ${brokersPerZone * subnets.length} brokers: ${most} are allowed in a cluster unless AWS raised the quota`;
  }),

  error('express-storage', ({ props: { storage }, express }) =>
    express && storage !== undefined && 'storage: not allowed for Express brokers, which bring their own'),

  error('volume-size', ({ props: { storage } }) =>
    outside(storage?.volumeSize, 1, 16384)
      && `storage.volumeSize ${gibibytes(storage?.volumeSize)} GiB: 1 to 16384 GiB are allowed`),

  error('maximum-volume-size', ({ props: { storage } }) => {
    const least = gibibytes(storage?.volumeSize) ?? 100;
    return outside(storage?.maximumVolumeSize, least + 1, 16384)
      && `storage.maximumVolumeSize ${gibibytes(storage?.maximumVolumeSize)} GiB: more than the volumeSize of ${least} GiB, up to 16384 GiB are allowed`;
  }),

  error('target-utilization', ({ props: { storage } }) => {
    const target = storage?.targetUtilization;
    return isKnown(target) && (target < 10 || target > 80 || storage?.maximumVolumeSize === undefined)
      && `storage.targetUtilization ${target}: 10 to 80 percent are allowed, together with maximumVolumeSize`;
  }),

  error('provisioned-throughput', ({ props: { storage }, instanceType }) => {
    const throughput = storage?.provisionedThroughput;
    const most = MAXIMUM_THROUGHPUT[instanceType];
    if (!isKnown(throughput) || !STANDARD_INSTANCE_TYPES.includes(instanceType)) {
      return false;
    }
    return most === undefined
      ? `storage.provisionedThroughput ${throughput} with instanceType '${instanceType}': allowed from m5.4xlarge and m7g.2xlarge on`
      : (throughput < MINIMUM_THROUGHPUT || throughput > most || !Number.isInteger(throughput))
        && `storage.provisionedThroughput ${throughput}: whole numbers from ${MINIMUM_THROUGHPUT} to ${Math.floor(most)} MiB/s are allowed for ${instanceType}`;
  }),

  error('provisioned-throughput-volume', ({ props: { storage } }) =>
    storage?.provisionedThroughput !== undefined && outside(storage.volumeSize, 10, Infinity)
      && `storage.volumeSize ${gibibytes(storage.volumeSize)} GiB with provisionedThroughput: 10 GiB or more are allowed`),

  error('tiered-version', ({ props: { storage }, kafkaVersion }) =>
    storage?.tiered === true && isKnown(kafkaVersion) && !isTierable(kafkaVersion)
      && `storage.tiered with kafkaVersion '${kafkaVersion}': 2.8.2.tiered or 3.6.0 and newer are allowed`),

  error('tiered-t3-small', ({ props: { storage }, instanceType }) =>
    storage?.tiered === true && instanceType === 't3.small' && "storage.tiered with instanceType 't3.small': any larger size is allowed"),

  error('firehose', ({ props: { logging } }) =>
    logging?.firehoseDeliveryStreamName === '' && "logging.firehoseDeliveryStreamName '': the name of a delivery stream is allowed"),

  error('encryption-key', ({ props: { encryptionKey } }) => faultOfKey('encryptionKey', encryptionKey)),
  error('secret-encryption-key', ({ props: { secretEncryptionKey } }) => faultOfKey('secretEncryptionKey', secretEncryptionKey)),

  error('server-properties-owned', ({ props: { serverProperties = {} } }) => {
    const owned = Object.keys(serverProperties).filter(isOwnedByMsk);
    return owned.length > 0 && `serverProperties ${owned.join(', ')}: MSK sets these itself and allows no value`;
  }),

  error('server-properties-express', ({ props: { serverProperties = {} }, express }) => {
    const fixed = Object.keys(serverProperties).filter((key) => EXPRESS_READ_ONLY.has(key) && !isOwnedByMsk(key));
    return express && fixed.length > 0 && `serverProperties ${fixed.join(', ')}: read-only on Express brokers, no value is allowed`;
  }),

  warning('server-properties-unknown', ({ props: { serverProperties = {} }, express }) => {
    const settable = express ? EXPRESS_SETTABLE : STANDARD_SETTABLE;
    const unknown = Object.keys(serverProperties).filter((key) =>
      !settable.has(key) && !isOwnedByMsk(key) && !(express && EXPRESS_READ_ONLY.has(key)));
    return unknown.length > 0 && `serverProperties ${unknown.join(', ')}: not in the list of settings that MSK is known to take`;
  }),

  error('server-properties-lines', ({ props: { serverProperties = {} } }) => {
    const broken = Object.entries(serverProperties).filter(([key, value]) => key.trim() === '' || /[\r\n]/.test(key + value));
    return broken.length > 0 && `serverProperties ${broken.map(([key]) => JSON.stringify(key)).join(', ')}: a name and a value on one line are allowed`;
  }),
];

type Fault = (draft: ClusterDraft) => string | false | undefined;

function error(id: string, fault: Fault): Rule<ClusterDraft> {
  return { id, level: 'error', fault: (draft) => fault(draft) || undefined };
}

function warning(id: string, fault: Fault): Rule<ClusterDraft> {
  return { id, level: 'warning', fault: (draft) => fault(draft) || undefined };
}

/** Zones whose name is known count once; each unresolved one counts as another. */
function zonesOf(subnets: readonly ec2.ISubnet[]): number {
  return new Set(subnets.map(({ availabilityZone }) => availabilityZone)).size;
}

function zoneLimits(region: string, express: boolean): [number, number] {
  if (express) {
    return [3, 3];
  }
  return region === 'us-west-1' ? [2, 2] : [2, 3];
}

/** A subnet that was defined by a VPC of this app has that VPC as its scope. An imported one cannot be told. */
function isOfAnotherVpc(subnet: ec2.ISubnet, vpc: ec2.IVpc): boolean {
  const scope = subnet.node.scope;
  return scope !== undefined && 'vpcId' in scope && scope !== vpc;
}

function gibibytes(size: Size | undefined): number | undefined {
  return size !== undefined && !size.isUnresolved() ? size.toGibibytes({ rounding: 0 }) : undefined;
}

function outside(size: Size | undefined, least: number, most: number): boolean {
  const amount = gibibytes(size);
  return amount !== undefined && (amount < least || amount > most);
}

function isTierable(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return version === '2.8.2.tiered' || major! > 3 || (major === 3 && minor! >= 6);
}

/** MSK keeps the ARN of the key itself. */
function faultOfKey(prop: string, key: kms.IKey | undefined): string | false {
  return key !== undefined && 'aliasName' in key && `${prop} is an alias: a customer managed key is allowed, by its own ARN`;
}
