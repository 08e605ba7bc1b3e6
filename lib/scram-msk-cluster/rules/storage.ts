import { Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import { isOlderThan } from '../../kafka/releases/versions';
import { error, isKnown, warning } from '../../private/rules';
import { DEFAULT_VOLUME_GIBIBYTES, MAXIMUM_THROUGHPUT, MINIMUM_THROUGHPUT, STANDARD_INSTANCE_TYPES, isM8g } from '../instance-types';
import type { ClusterRule } from './rule';

/** The brokers' volumes. */
export const STORAGE_RULES: readonly ClusterRule[] = [
  error('express-storage', ({ props: { storage }, express }) =>
    express && storage !== undefined && 'storage must be left out for Express brokers, which bring their own, got one'),

  error('volume-size', ({ props: { storage } }) =>
    outside(storage?.volumeSize, 1, 16384)
      && `storage.volumeSize must be a whole number of at least 1 and at most 16384 GiB, got ${gibibytes(storage?.volumeSize)} GiB`),

  error('maximum-volume-size', ({ props: { storage } }) => {
    const { volumeSize = Size.gibibytes(DEFAULT_VOLUME_GIBIBYTES), maximumVolumeSize } = storage ?? {};
    const least = gibibytes(volumeSize) ?? 0;
    return outside(maximumVolumeSize, Math.floor(least) + 1, 16384)
      && `storage.maximumVolumeSize must be a whole number of more than the volumeSize of ${least} GiB and at most 16384 GiB, got ${gibibytes(maximumVolumeSize)} GiB`;
  }),

  error('target-utilization', ({ props: { storage } }) => {
    const target = storage?.targetUtilization;
    return isKnown(target) && (target < 10 || target > 80)
      && `storage.targetUtilization must be at least 10 and at most 80 percent, got ${target}`;
  }),

  error('target-utilization-alone', ({ props: { storage } }) =>
    storage?.targetUtilization !== undefined && storage.maximumVolumeSize === undefined
      && 'storage.targetUtilization must be given together with maximumVolumeSize, got targetUtilization alone'),

  // What the largest throughput of M8g brokers is, AWS does not say yet.
  error('provisioned-throughput', ({ props: { storage }, instanceType }) => {
    const throughput = storage?.provisionedThroughput;
    const most = MAXIMUM_THROUGHPUT[instanceType];
    if (!isKnown(throughput) || !STANDARD_INSTANCE_TYPES.includes(instanceType) || isM8g(instanceType)) {
      return false;
    }
    return most === undefined
      ? `instanceType must be at least m5.4xlarge or m7g.2xlarge with storage.provisionedThroughput, got '${instanceType}'`
      : (throughput < MINIMUM_THROUGHPUT || throughput > most || !Number.isInteger(throughput))
        && `storage.provisionedThroughput must be a whole number of at least ${MINIMUM_THROUGHPUT} and at most ${Math.floor(most)} MiB/s for ${instanceType}, got ${throughput}`;
  }),

  error('provisioned-throughput-volume', ({ props: { storage } }) =>
    storage?.provisionedThroughput !== undefined && outside(storage.volumeSize, 10, Infinity)
      && `storage.volumeSize must be at least 10 GiB with provisionedThroughput, got ${gibibytes(storage.volumeSize)} GiB`),

  error('tiered-version', ({ props: { storage }, kafkaVersion }) =>
    storage?.tiered === true && isKnown(kafkaVersion) && !isTierable(kafkaVersion)
      && `kafkaVersion must be 2.8.2.tiered, or 3.6.0 or newer, with storage.tiered, got '${kafkaVersion}'`),

  error('tiered-t3-small', ({ props: { storage }, instanceType }) =>
    storage?.tiered === true && instanceType === 't3.small' && "instanceType must be larger than t3.small with storage.tiered, got 't3.small'"),

  warning('tiered-cleanup-policy', ({ props: { storage, serverProperties = {} } }) => {
    const policy = serverProperties['log.cleanup.policy'];
    return storage?.tiered === true && isKnown(policy) && policy.trim() !== 'delete'
      && `serverProperties log.cleanup.policy must be delete with storage.tiered, got '${policy}': set it for single topics`;
  }),
];

function gibibytes(size: Size | undefined): number | undefined {
  return size !== undefined && !size.isUnresolved() ? size.toGibibytes({ rounding: SizeRoundingBehavior.NONE }) : undefined;
}

function outside(size: Size | undefined, least: number, most: number): boolean {
  const amount = gibibytes(size);
  return amount !== undefined && (amount < least || amount > most || !Number.isInteger(amount));
}

function isTierable(version: string): boolean {
  return version === '2.8.2.tiered' || !isOlderThan(version, '3.6');
}
