import { Stack } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { validateBootstrapServers } from '../../kafka/brokers/bootstrap-servers';
import { LINES } from '../../kafka/releases/releases';
import { isOlderThan } from '../../kafka/releases/versions';
import { differs, error, isKnown, warning } from '../../private/rules';
import { brokersOf } from '../copied-between';
import { regionOf } from '../end';
import { isForward, type Ends } from '../flow';
import type { MirroredClusterConfig } from '../mirrored-cluster-config';
import type { MirrorMakerRule } from './rule';

/** The two clusters, and who logs in there. */
export const CLUSTER_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-region', ({ scope, target: { cluster } }) => {
    const { region } = Stack.of(scope);
    const targetRegion = cluster?.env.region;
    return differs(region, targetRegion)
      && `the stack of the service must be in ${targetRegion}, next to the cluster that records go to, got ${region}`;
  }),

  error('mirror-maker-partition', ({ scope, ends }) => {
    const { region } = Stack.of(scope);
    const own = partitionOf(region);
    const foreign = sidesOf(ends).map(({ side, end }) => ({ side, place: regionOf(end) }))
      .filter(({ place }) => own !== undefined && partitionOf(place) !== undefined && partitionOf(place) !== own);
    return foreign.length > 0
      && `both clusters must be in the partition of the stack, ${own} of ${region}, whose role looks up their secrets, got ${foreign.map(({ side, place }) => `${partitionOf(place)} of ${place} for the ${side}`).join(', ')}`;
  }),

  error('mirror-maker-same-cluster', ({ flow }) =>
    flow.primary === flow.secondary && 'primary and secondary must be two clusters, got one'),

  error('mirror-maker-bootstrap-servers', ({ ends }) => {
    const broken = sidesOf(ends).flatMap(({ side, end: { cluster, bootstrapServers } }) => {
      const fault = !cluster && (bootstrapServers === undefined || isKnown(bootstrapServers)) ? validateBootstrapServers(bootstrapServers ?? '') : undefined;
      return fault === undefined ? [] : [`bootstrapServers of the ${side} ${fault}`];
    });
    return broken.length > 0 && broken.join('; ');
  }),

  error('mirror-maker-cluster-version', ({ ends }) => {
    const broken = sidesOf(ends).filter(({ end: { kafkaVersion } }) => isKnown(kafkaVersion) && !isVersionOfKafka(kafkaVersion));
    return broken.length > 0
      && broken.map(({ side, end }) => `kafkaVersion of the ${side} must begin with the two numbers of a line of Kafka, as 2.8.1 does, and be of Kafka itself, not of a platform with it, got '${end.kafkaVersion}'`).join('; ');
  }),

  // Not by a setting of the brokers: MSK's list for Standard ones does not have it.
  warning('mirror-maker-future-times', ({ source, target, flow }) => {
    const [from, to] = [brokersOf(source).kafkaVersion, brokersOf(target).kafkaVersion];
    return to !== undefined && refusesFutureTimes(to) && !(from !== undefined && refusesFutureTimes(from))
      && `no record must have a time more than an hour ahead, which Kafka refuses since 4.0 unless a topic says otherwise, got kafkaVersion '${to}' for the ${isForward(flow) ? 'secondary' : 'primary'} and ${from === undefined ? 'one that is not known' : `'${from}'`} where records come from: its partition is not copied from such a record on. Where producers may write some, set message.timestamp.after.max.ms of each copy to 9223372036854775807 before they do, MirrorMaker leaves it as it is, and acknowledge this`;
  }),

  warning('mirror-maker-rotation', ({ props, ends }) => {
    const rotated = sidesOf(ends).filter(({ end: { user } }) => user !== undefined && user.usernames.length > 1);
    return props.restartOnSecretChange !== true && rotated.length > 0
      && `restartOnSecretChange must be true where passwords are rotated, got false with ${rotated.map(({ side, end }) => `'${end.user!.username}' of the ${side}`).join(', ')}: the second rotation locks out a MirrorMaker that has run since before the first`;
  }),
];

/** Vendors add to a version behind its line. Platforms that count for themselves, as Confluent's, are ahead of it. */
function isVersionOfKafka(version: string): boolean {
  return /^\d+\.\d+(?![\da-z])/i.test(version) && Number.parseInt(version) <= NEWEST_MAJOR;
}

const NEWEST_MAJOR = Math.max(...Object.keys(LINES).map((line) => Number.parseInt(line)));

/** By log.message.timestamp.after.max.ms, an hour. */
function refusesFutureTimes(kafkaVersion: string): boolean {
  return !isOlderThan(kafkaVersion, '4.0');
}

function sidesOf({ primary, secondary }: Ends): { side: string; end: MirroredClusterConfig }[] {
  return [{ side: 'primary', end: primary }, { side: 'secondary', end: secondary }];
}

/** Of a Region that CDK knows. */
function partitionOf(region: string): string | undefined {
  return isKnown(region) ? RegionInfo.get(region).partition : undefined;
}
