import type * as msk from '@aws-cdk/aws-msk-alpha';

/** The names of the topics that the app gives to each cluster, wherever it defines them. */
const NAMES = new WeakMap<msk.ICluster, string[]>();

export function topicsOf(cluster: msk.ICluster): readonly string[] {
  return NAMES.get(cluster) ?? [];
}

export function noteTopic(cluster: msk.ICluster, topicName: string): void {
  NAMES.set(cluster, [...topicsOf(cluster), topicName]);
}
