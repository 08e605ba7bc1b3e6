import { brokerSettings } from '../kafka/brokers/server-properties';
import { EXPRESS_DEFAULTS, type TopicDefaults } from '../topics/topic-defaults';
import type { ResolvedCluster } from './resolved-cluster';

/** What the topics of a cluster get from it, and are judged by. */
export function topicDefaults({ props, subnets, brokers, express, kafkaVersion }: ResolvedCluster): TopicDefaults {
  const { removalPolicy } = props;
  if (express) {
    return { ...EXPRESS_DEFAULTS, kafkaVersion, removalPolicy };
  }
  const zones = subnets.length;
  const { 'min.insync.replicas': minInSyncReplicas } = brokerSettings({ zones, express }, props.serverProperties);
  return { express, zones, brokers, tiered: props.storage?.tiered ?? false, kafkaVersion, minInSyncReplicas, removalPolicy };
}
