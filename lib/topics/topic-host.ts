import * as msk from '@aws-cdk/aws-msk-alpha';
import type { RemovalPolicy } from 'aws-cdk-lib';

/** What decides the defaults and the rules of a cluster's topics. */
export interface TopicHost {
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

/** Express brokers are in three zones and want two copies in sync, whatever anybody says. */
export const EXPRESS_HOST: TopicHost = { express: true, zones: 3, minInSyncReplicas: '2' };

/** What is known of a cluster: much of one that this library defines, little of any other. */
export function hostOf(cluster: msk.ICluster): TopicHost {
  const { _topicHost: told, brokerType } = cluster as { readonly _topicHost?: TopicHost; readonly brokerType?: msk.BrokerType };
  return told ?? (brokerType === msk.BrokerType.EXPRESS ? EXPRESS_HOST : { express: false });
}
