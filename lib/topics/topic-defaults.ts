import * as msk from '@aws-cdk/aws-msk-alpha';
import type { RemovalPolicy } from 'aws-cdk-lib';
import { trait } from '../private/trait';

/** What decides the defaults and the rules of a cluster's topics. */
export interface TopicDefaults {
  readonly express: boolean;
  readonly zones?: number;
  readonly brokers?: number;
  /** Whether segments may move to low-cost storage. */
  readonly tiered?: boolean;
  readonly kafkaVersion?: string;
  /** Of topics that do not say it themselves. */
  readonly minInSyncReplicas?: string;
  readonly removalPolicy?: RemovalPolicy;
}

/** A trait of clusters. */
export const TopicDefaults = trait<TopicDefaults>('TopicDefaults');

/** Express brokers are in three zones and want two copies in sync, whatever anybody says. */
export const EXPRESS_DEFAULTS: TopicDefaults = { express: true, zones: 3, minInSyncReplicas: '2' };

/** What is known of a cluster: much of one that this library defines, little of any other. */
export function defaultsOf(cluster: msk.ICluster): TopicDefaults {
  const { brokerType } = cluster as { readonly brokerType?: msk.BrokerType };
  return TopicDefaults.of(cluster) ?? (brokerType === msk.BrokerType.EXPRESS ? EXPRESS_DEFAULTS : { express: false });
}
