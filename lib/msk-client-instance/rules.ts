import { Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { lackEgress } from '../private/egress';
import { isPendingVpc } from '../private/pending';
import { differs, error, isKnown, warning, type Rule } from '../private/rules';
import { isOfAnotherVpc } from '../private/vpcs';
import { IamLogin } from '../scram-msk-cluster/iam-login';
import { architectureOf, architectureOfImage, type ResolvedClient } from './resolved-client';

/** The least that leaves MSK's ten minutes after the installation. */
const SHORTEST_SIGNAL_TIMEOUT = Duration.minutes(20);
/** What a CreationPolicy takes. */
const LONGEST_SIGNAL_TIMEOUT = Duration.hours(12);

export const CLIENT_RULES: readonly Rule<ResolvedClient>[] = [
  error('client-vpc', ({ vpc, props: { user: { cluster } } }) =>
    !vpc && `vpc must be given where the cluster does not know its own, got none with ${cluster.node.path}`),

  error('client-security-group', ({ props: { user: { cluster } } }) =>
    !hasSecurityGroup(cluster)
      && `user must be of a cluster with a security group, which lets the client instance in, got ${cluster.node.path} without one: import it with ScramMskCluster.fromScramMskClusterAttributes()`),

  error('client-region', ({ scope, props: { user: { cluster } } }) => {
    const [own, other] = [Stack.of(scope).region, cluster.env.region];
    return differs(own, other)
      && `user must be of a cluster in ${own}, the Region of the client instance, because security groups of two Regions cannot name each other, got ${cluster.node.path} in ${other}`;
  }),

  error('client-vpc-region', ({ scope, props: { vpc } }) => {
    const { region } = Stack.of(scope);
    return vpc !== undefined && differs(region, vpc.env.region)
      && `vpc must be in ${region}, the Region of the instance, got ${vpc.node.path} in ${vpc.env.region}`;
  }),

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

  error('client-subnets-of-vpc', (resolved) => {
    const [vpc, subnet] = [resolved.vpc, subnetOf(resolved)];
    return vpc && subnet && isOfAnotherVpc(subnet, vpc) && `vpcSubnets must be of ${vpc.node.path}, the VPC of the instance, got ${subnet.node.path}`;
  }),

  warning('client-public-subnet', (resolved) => {
    const [vpc, subnet] = [resolved.vpc, subnetOf(resolved)];
    return vpc && subnet && !isPendingVpc(vpc) && vpc.publicSubnets.some(({ subnetId }) => subnetId === subnet.subnetId)
      && `vpcSubnets must be private, got the public ${subnet.node.path}: the instance would have a public address there, or no way out where the subnet gives none`;
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
    reason !== undefined && `machineImage must have an image for the Region of the instance, got none: ${reason}`),

  error('client-operating-system', ({ image: { value: image } }) =>
    image?.osType === ec2.OperatingSystemType.WINDOWS
      && 'machineImage must be Amazon Linux 2023, or an image with its package names, got Windows'),

  error('client-architecture', ({ scope, instanceType, image: { value: image } }) => {
    const [ofType, ofImage] = [architectureOf(instanceType), image && architectureOfImage(scope, image)];
    return ofType && ofImage && ofType !== ofImage
      && `instanceType must have the architecture of machineImage, ${ofImage}, got ${instanceType.toString()} with ${ofType}`;
  }),

  error('client-iam', ({ props: { user: { cluster }, iam } }) =>
    iam && !IamLogin.of(cluster)
      && `user must be of a cluster that lets clients log in with IAM where iam is true: a ScramMskCluster with iam, or one that is imported with it, got ${cluster.node.path}`),

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

  warning('client-downloads', (resolved) => {
    const region = Stack.of(resolved.scope).region;
    const far = Object.entries({ kafka: resolved.kafka, iamLibrary: resolved.iamLibrary })
      .filter(([, download]) => download && !reachedByEndpoint(download._bucketRegion, region))
      .map(([prop, download]) => `${prop} ${download!.source}`);
    return standsWithoutEgress(resolved) && far.length > 0
      && `vpcSubnets must have a way to the internet unless each download is in a bucket of the Region of the instance, ${region}, which an endpoint of S3 serves, got subnets without one and ${far.join(', ')}: see KafkaDistribution.bucket() and IamLibrary.bucket()`;
  }),

  warning('client-other-regions', (resolved) => {
    const own = Stack.of(resolved.scope).region;
    const far = Object.entries(resolved.props.otherClusters ?? {})
      .filter(([, { cluster }]) => differs(own, cluster.env.region))
      .map(([name, { cluster }]) => `${name} in ${cluster.env.region}`);
    return standsWithoutEgress(resolved) && far.length > 0
      && `otherClusters must be in ${own} where subnets have no way to the internet, because a VPC endpoint serves its own Region alone, got ${far.join(', ')}`;
  }),
];

/** An imported cluster of msk-alpha has no connections and says so by throwing. */
function hasSecurityGroup(cluster: ec2.IConnectable): boolean {
  try {
    return cluster.connections.securityGroups.length > 0;
  } catch {
    return false;
  }
}

/** The instance takes the first. */
function subnetOf({ subnets }: ResolvedClient): ec2.ISubnet | undefined {
  return subnets.value?.[0];
}

function standsWithoutEgress(resolved: ResolvedClient): boolean {
  const subnet = subnetOf(resolved);
  return resolved.vpc !== undefined && subnet !== undefined && lackEgress(resolved.vpc, [subnet]);
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
