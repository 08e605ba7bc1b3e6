import { describeAcls } from './acls';
import { describeCertificates, type TlsProperties } from './certificates';
import type { AssetFiles } from './asset-files';
import type { ClusterDescription, ClusterFeature, MirrorMakerDescription, OtherResource } from './descriptions';
import { isTrue } from './enabled';
import type { LocatedResource, Resolver } from './resolver';
import { describeRotations } from './rotations';
import { serverPropertiesOf } from './server-properties';
import { describeTopics } from './topics';
import { parseProperties } from '../system/properties';
import { partOf, unknownIn } from '../system/unknown';
import { describeUsers } from './users';

/** What of a cluster's properties is known to be there. */
interface ClusterProperties {
  readonly KafkaVersion: string;
  readonly BrokerNodeGroupInfo: { readonly ClientSubnets: unknown[] };
}

const AUTHENTICATION = 'ClientAuthentication';
const NODES = 'BrokerNodeGroupInfo';

const SCRAM = [AUTHENTICATION, 'Sasl', 'Scram', 'Enabled'];
const TLS = [AUTHENTICATION, 'Tls'];
const INSTANCE_TYPE = [NODES, 'InstanceType'];
const PRIVATE_LINK = [NODES, 'ConnectivityInfo', 'VpcConnectivity', AUTHENTICATION];

/** Where a template says that a cluster has a feature, and how. */
const FEATURES: Readonly<Record<ClusterFeature, readonly (readonly [path: readonly string[], isOn: (value: unknown) => boolean])[]>> = {
  'express': [[INSTANCE_TYPE, (value) => String(value).startsWith('express.')]],
  'iam': [[[AUTHENTICATION, 'Sasl', 'Iam', 'Enabled'], isTrue]],
  'no-login': [[[AUTHENTICATION, 'Unauthenticated', 'Enabled'], isTrue]],
  'plaintext': [[['EncryptionInfo', 'EncryptionInTransit', 'ClientBroker'], (value) => String(value).includes('PLAINTEXT')]],
  'public-access': [[[NODES, 'ConnectivityInfo', 'PublicAccess', 'Type'], (value) => value !== 'DISABLED']],
  'multi-vpc': [['Sasl', 'Scram'], ['Sasl', 'Iam'], ['Tls']].map((method) => [[...PRIVATE_LINK, ...method, 'Enabled'], isTrue] as const),
  'tiered-storage': [[['StorageMode'], (value) => value === 'TIERED']],
};

/** The clusters of an assembly: those that take SASL/SCRAM, and the others with the reason why they are not rehearsed. */
export interface Clusters {
  readonly clusters: readonly ClusterDescription[];
  readonly others: readonly OtherResource[];
}

export function describeClusters(mirrorMakers: readonly MirrorMakerDescription[], code: AssetFiles, resolver: Resolver): Clusters {
  const described = resolver.ofType('AWS::MSK::Cluster').map((found) => describeCluster(found, mirrorMakers, code, resolver));
  return {
    clusters: described.filter((cluster) => 'arn' in cluster),
    others: described.filter((cluster) => 'reason' in cluster),
  };
}

function describeCluster(
  found: LocatedResource, mirrorMakers: readonly MirrorMakerDescription[], code: AssetFiles, resolver: Resolver,
): ClusterDescription | OtherResource {
  const { template, logicalId } = found;
  const name = template.pathOf(logicalId);
  const declared = resolver.propertiesOf<object>(found);
  const reason = reasonAgainst(declared);
  if (reason !== undefined) {
    return { name, kind: 'cluster', reason };
  }
  const properties = declared as ClusterProperties;
  const arn = resolver.resolve({ Ref: logicalId }, template) as string;
  const acls = describeAcls(arn, code, resolver);
  const { text, unknown } = serverPropertiesOf(partOf(declared, ['ConfigurationInfo', 'Arn']) as string | undefined, resolver);
  const { features, unknownFeatures } = featuresOf(declared);
  const topics = describeTopics(arn, resolver);
  const zones = properties.BrokerNodeGroupInfo.ClientSubnets.length;
  const brokerNodes = brokerNodesOf(partOf(declared, ['NumberOfBrokerNodes']));
  return {
    name,
    arn,
    region: template.region,
    kafkaVersion: properties.KafkaVersion,
    zones,
    brokers: brokersFor(zones, brokerNodes, [...topics.map(({ replicationFactor }) => replicationFactor), ...factorsIn(text)]),
    brokerNodes,
    brokerType: features.includes('express') ? 'Express' : 'Standard',
    serverProperties: text,
    unknownServerProperties: unknown,
    features,
    unknownFeatures,
    ...describeUsers(arn, resolver),
    topics,
    acls,
    certificates: describeCertificates(partOf(declared, TLS) as TlsProperties | undefined, acls),
    rotations: describeRotations(arn, mirrorMakers, code, resolver),
  };
}

function brokerNodesOf(nodes: unknown): number | undefined {
  const number = Number(nodes);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** A factor beyond what the cluster has, as far as that is known, is Kafka's to refuse, and so is one that is no number. */
function brokersFor(zones: number, nodes: number | undefined, factors: readonly number[]): number {
  return Math.max(zones, ...factors.filter((factor) => Number.isInteger(factor) && (nodes === undefined || factor <= nodes)));
}

/** Of topics of users, and of those that Kafka keeps for itself. */
function factorsIn(serverProperties: string): number[] {
  return parseProperties(serverProperties).filter(({ key }) => key.endsWith('replication.factor')).map(({ value }) => Number(value));
}

/** Why no local brokers can stand for a cluster, if so. */
function reasonAgainst(properties: object): string | undefined {
  const unknown = Object.entries({ KafkaVersion: partOf(properties, ['KafkaVersion']), ClientSubnets: partOf(properties, [NODES, 'ClientSubnets']) })
    .filter(([, value]) => !(Array.isArray(value) || (typeof value === 'string' && unknownIn(value) === undefined)))
    .map(([property, value]) => `its ${property} is known to AWS only: ${unknownIn(value) ?? 'it is not in the template'}`);
  if (unknown.length > 0) {
    return unknown.join('; ');
  }
  const scram = partOf(properties, SCRAM);
  if (unknownIn(scram) !== undefined) {
    return `whether it takes SASL/SCRAM is known to AWS only: ${unknownIn(scram)}`;
  }
  if (!isTrue(scram)) {
    const { features } = featuresOf(properties);
    const others = [
      ...features.includes('iam') ? ['IAM'] : [],
      ...isTrue(partOf(properties, [...TLS, 'Enabled'])) ? ['mutual TLS'] : [],
      ...features.includes('no-login') ? ['clients that do not log in'] : [],
    ];
    return `it does not take SASL/SCRAM, but ${others.join(' and ') || 'clients that do not log in'}: only clusters with SASL/SCRAM are rehearsed`;
  }
  return undefined;
}

/** What a cluster has besides SASL/SCRAM over the network of its VPC, and what it may have. */
function featuresOf(properties: object): Pick<ClusterDescription, 'features' | 'unknownFeatures'> {
  const found = (Object.keys(FEATURES) as ClusterFeature[]).map((feature) => {
    const values = FEATURES[feature].map(([path, isOn]) => ({ value: partOf(properties, path), isOn })).filter(({ value }) => value !== undefined);
    return {
      feature,
      isOn: values.some(({ value, isOn }) => unknownIn(value) === undefined && isOn(value)),
      unknown: values.map(({ value }) => unknownIn(value)).find((what) => what !== undefined),
    };
  });
  const certificates = unknownIn(partOf(properties, [...TLS, 'Enabled']));
  return {
    features: found.filter(({ isOn }) => isOn).map(({ feature }) => feature),
    unknownFeatures: Object.fromEntries([
      ...found.flatMap(({ feature, isOn, unknown }) => isOn || unknown === undefined ? [] : [[feature, unknown]]),
      ...certificates === undefined ? [] : [['mutual-tls', certificates]],
    ]) as ClusterDescription['unknownFeatures'],
  };
}
