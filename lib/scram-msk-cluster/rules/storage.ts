import { Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import { error, isKnown } from '../../private/rules';
import { DEFAULT_VOLUME_GIBIBYTES, MAXIMUM_THROUGHPUT, MINIMUM_THROUGHPUT, STANDARD_INSTANCE_TYPES } from '../instance-types';
import type { ClusterRule } from './rule';

/** The brokers' volumes. */
export const STORAGE_RULES: readonly ClusterRule[] = [
  error('express-storage', ({ props: { storage }, express }) =>
    express && storage !== undefined && 'storage: not allowed for Express brokers, which bring their own'),

  error('volume-size', ({ props: { storage } }) =>
    outside(storage?.volumeSize, 1, 16384)
      && `storage.volumeSize ${gibibytes(storage?.volumeSize)} GiB: whole numbers from 1 to 16384 GiB are allowed`),

  error('maximum-volume-size', ({ props: { storage } }) => {
    const { volumeSize = Size.gibibytes(DEFAULT_VOLUME_GIBIBYTES), maximumVolumeSize } = storage ?? {};
    const least = gibibytes(volumeSize) ?? 0;
    return outside(maximumVolumeSize, Math.floor(least) + 1, 16384)
      && `storage.maximumVolumeSize ${gibibytes(maximumVolumeSize)} GiB: whole numbers above the volumeSize of ${least} GiB, up to 16384 GiB are allowed`;
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
];

function gibibytes(size: Size | undefined): number | undefined {
  return size !== undefined && !size.isUnresolved() ? size.toGibibytes({ rounding: SizeRoundingBehavior.NONE }) : undefined;
}

function outside(size: Size | undefined, least: number, most: number): boolean {
  const amount = gibibytes(size);
  return amount !== undefined && (amount < least || amount > most || !Number.isInteger(amount));
}

function isTierable(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return version === '2.8.2.tiered' || major! > 3 || (major === 3 && minor! >= 6);
}
