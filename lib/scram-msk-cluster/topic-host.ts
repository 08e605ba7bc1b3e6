import type { RemovalPolicy } from 'aws-cdk-lib';
import { brokerSettings } from '../kafka/server-properties';
import { EXPRESS_HOST, type TopicHost } from '../topics/topic-host';
import type { ClusterDraft } from './cluster-draft';

/** What the topics of a cluster get from it, and are judged by. */
export function hostTopics({ props, subnets, brokers, express, kafkaVersion }: ClusterDraft, removalPolicy: RemovalPolicy): TopicHost {
  if (express) {
    return { ...EXPRESS_HOST, kafkaVersion, removalPolicy };
  }
  const zones = subnets.length;
  const { 'min.insync.replicas': minInSyncReplicas } = brokerSettings({ zones, express }, props.serverProperties);
  return { express, zones, brokers, tiered: props.storage?.tiered ?? false, kafkaVersion, minInSyncReplicas, removalPolicy };
}
