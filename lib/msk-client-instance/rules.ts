import { Duration, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { lackEgress } from '../private/egress';
import { isPendingVpc, isPlaceholder } from '../private/pending';
import { error, isKnown, warning, type Rule } from '../private/rules';
import { isOfAnotherVpc } from '../private/vpcs';
import { takesIam } from '../scram-msk-cluster/iam-host';
import { architectureOf, architectureOfImage, type ClientDraft } from './draft';

/** The least that leaves MSK's ten minutes after the installation. */
const SHORTEST_SIGNAL_TIMEOUT = Duration.minutes(20);
/** What a CreationPolicy takes. */
const LONGEST_SIGNAL_TIMEOUT = Duration.hours(12);

export const CLIENT_RULES: readonly Rule<ClientDraft>[] = [
  error('client-vpc', ({ vpc, props: { cluster } }) =>
    !vpc && `vpc must be given where the cluster does not know its own, got none beside ${cluster.node.path}`),

  error('client-security-group', ({ props: { cluster } }) =>
    !hasSecurityGroup(cluster)
      && `cluster must have a security group to let the box in, got ${cluster.node.path} without one: import it with ScramMskCluster.fromScramMskClusterAttributes()`),

  error('client-region', ({ scope, props: { cluster } }) => {
    const [own, other] = [Stack.of(scope).region, cluster.env.region];
    return isKnown(own) && isKnown(other) && own !== other
      && `cluster must be in the Region of the box, ${own}, because security groups of two Regions cannot name each other, got ${cluster.node.path} in ${other}`;
  }),

  error('client-vpc-region', ({ scope, props: { vpc } }) => {
    const { region } = Stack.of(scope);
    return vpc !== undefined && isKnown(region) && isKnown(vpc.env.region) && vpc.env.region !== region
      && `vpc must be in ${region}, the Region of the box, got ${vpc.node.path} in ${vpc.env.region}`;
  }),

  error('client-user', ({ props: { cluster, user } }) =>
    !mayBeSame(user.cluster.clusterArn, cluster.clusterArn)
      && `user must be one of ${cluster.node.path}, got '${user.username}' of ${user.cluster.node.path}`),

  error('client-other-clusters', ({ props: { otherClusters = {} } }) => {
    const names = Object.keys(otherClusters).filter((name) => isKnown(name) && !/^[A-Za-z0-9-]+$/.test(name));
    return names.length > 0
      && `otherClusters must have names of letters, digits and hyphens, got ${names.map((name) => `'${name}'`).join(', ')}`;
  }),

  error('client-subnets', ({ vpc, vpcSubnets, subnets, props }) => {
    if (!vpc || isPendingVpc(vpc) || (subnets.value?.length ?? 0) > 0) {
      return false;
    }
    return props.vpcSubnets
      ? `vpcSubnets must select at least 1 subnet of ${vpc.node.path}, got none for ${JSON.stringify(describe(vpcSubnets))}`
      : `vpcSubnets must be given where a VPC has no private subnets with egress, got none for ${vpc.node.path}`;
  }),

  error('client-subnets-of-vpc', (draft) => {
    const [vpc, subnet] = [draft.vpc, subnetOf(draft)];
    return vpc && subnet && isOfAnotherVpc(subnet, vpc) && `vpcSubnets must be of ${vpc.node.path}, the VPC of the box, got ${subnet.node.path}`;
  }),

  warning('client-public-subnet', (draft) => {
    const [vpc, subnet] = [draft.vpc, subnetOf(draft)];
    return vpc && subnet && !isPendingVpc(vpc) && vpc.publicSubnets.some(({ subnetId }) => subnetId === subnet.subnetId)
      && `vpcSubnets must be private, got the public ${subnet.node.path}: the box would have a public address there, or no way out where the subnet gives none`;
  }),

  error('client-instance-type', ({ instanceType }) => {
    const name = instanceType.toString();
    return isKnown(name) && !/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(name)
      && `instanceType must have a family and a size, as t4g.small has, got '${name}'`;
  }),

  warning('client-unknown-instance-type', ({ instanceType }) => {
    const name = instanceType.toString();
    const [family = '', size = ''] = name.split('.');
    return isKnown(name) && size !== '' && !(isOneOf(ec2.InstanceClass, family) && isOneOf(ec2.InstanceSize, size))
      && `instanceType must be one that EC2 has, got '${name}', which aws-cdk-lib does not know`;
  }),

  warning('client-memory', ({ instanceType }) => {
    const name = instanceType.toString();
    return isKnown(name) && name.endsWith('.nano')
      && `instanceType must have at least 1 GiB of memory for Java and the package manager, got ${name} with 0.5 GiB`;
  }),

  error('client-image', ({ image: { reason } }) =>
    reason !== undefined && `machineImage must have an image for the Region of the box, got none: ${reason}`),

  error('client-operating-system', ({ image: { value: image } }) =>
    image?.osType === ec2.OperatingSystemType.WINDOWS
      && 'machineImage must be Amazon Linux 2023, or an image with its package names, got Windows'),

  error('client-architecture', ({ scope, instanceType, image: { value: image } }) => {
    const [ofType, ofImage] = [architectureOf(instanceType), image && architectureOfImage(scope, image)];
    return ofType && ofImage && ofType !== ofImage
      && `instanceType must have the architecture of machineImage, ${ofImage}, got ${instanceType.toString()} with ${ofType}`;
  }),

  error('client-iam', ({ props: { cluster, iam } }) =>
    iam && !takesIam(cluster)
      && `cluster must let clients log in with IAM where iam is true: a ScramMskCluster with iam, or one that is imported with it, got ${cluster.node.path}`),

  error('client-iam-library', ({ props: { iam, iamLibrary } }) =>
    iamLibrary && !iam && `iamLibrary must be given together with iam true, got ${iamLibrary.source} alone`),

  error('client-signal-timeout', ({ signalTimeout }) => {
    if (signalTimeout.isUnresolved()) {
      return 'resourceSignalTimeout must be known when the app is synthesized, got a token';
    }
    const seconds = signalTimeout.toSeconds();
    return (seconds < SHORTEST_SIGNAL_TIMEOUT.toSeconds() || seconds > LONGEST_SIGNAL_TIMEOUT.toSeconds())
      && `resourceSignalTimeout must be at least ${SHORTEST_SIGNAL_TIMEOUT.toHumanString()} and at most ${LONGEST_SIGNAL_TIMEOUT.toHumanString()}, got ${signalTimeout.toHumanString()}`;
  }),

  warning('client-downloads', (draft) => {
    const region = Stack.of(draft.scope).region;
    const far = Object.entries({ kafka: draft.kafka, iamLibrary: draft.iamLibrary })
      .filter(([, download]) => download && !reachedByEndpoint(download._bucketRegion, region))
      .map(([prop, download]) => `${prop} ${download!.source}`);
    return standsWithoutEgress(draft) && far.length > 0
      && `vpcSubnets must have a way to the internet unless each download is in a bucket of the Region of the box, ${region}, which an endpoint of S3 serves, got subnets without one and ${far.join(', ')}: see KafkaDistribution.bucket() and IamLibrary.bucket()`;
  }),

  warning('client-other-regions', (draft) => {
    const own = Stack.of(draft.scope).region;
    const far = Object.entries(draft.props.otherClusters ?? {})
      .filter(([, { cluster }]) => isKnown(own) && isKnown(cluster.env.region) && cluster.env.region !== own)
      .map(([name, { cluster }]) => `${name} in ${cluster.env.region}`);
    return standsWithoutEgress(draft) && far.length > 0
      && `otherClusters must be in ${own} where subnets have no way to the internet, because a VPC endpoint serves its own Region alone, got ${far.join(', ')}`;
  }),
];

/** An ARN in clear and one that CloudFormation fills in cannot be compared, nor can one that is still to be looked up. */
function mayBeSame(one: string, other: string): boolean {
  return one === other || [one, other].some(isPlaceholder) || Token.isUnresolved(one) !== Token.isUnresolved(other);
}

/** An imported cluster of msk-alpha has no connections and says so by throwing. */
function hasSecurityGroup(cluster: ec2.IConnectable): boolean {
  try {
    return cluster.connections.securityGroups.length > 0;
  } catch {
    return false;
  }
}

/** The box takes the first. */
function subnetOf({ subnets }: ClientDraft): ec2.ISubnet | undefined {
  return subnets.value?.[0];
}

function standsWithoutEgress(draft: ClientDraft): boolean {
  const subnet = subnetOf(draft);
  return draft.vpc !== undefined && subnet !== undefined && lackEgress(draft.vpc, [subnet]);
}

function reachedByEndpoint(bucketRegion: string | undefined, region: string): boolean {
  return bucketRegion !== undefined && (!isKnown(bucketRegion) || !isKnown(region) || bucketRegion === region);
}

/** Subnets and filters are constructs and classes: their number says enough. */
function describe(selection: ec2.SubnetSelection): object {
  return Object.fromEntries(Object.entries(selection)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, name === 'subnets' || name === 'subnetFilters' ? (value as unknown[]).length : value]));
}

function isOneOf(names: Record<string, string>, name: string): boolean {
  return Object.values(names).includes(name);
}
