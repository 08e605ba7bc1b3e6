import type { ClusterDescription, DeclaredTopic } from '../assembly/descriptions';

/** Local brokers have no storage but their own. */
const TIERED = /^(remote|local)\./;

type Cluster = Pick<ClusterDescription, 'features'>;

/** Whether a topic uses a storage that its cluster has, and local brokers do not. */
export function isTiered({ settings }: DeclaredTopic, { features }: Cluster): boolean {
  return features.includes('tiered-storage') && Object.keys(settings).some((setting) => TIERED.test(setting));
}

/** A topic as local brokers can have it. Where the cluster has no tiered storage either, Kafka judges its settings. */
export function onLocalBrokers(topic: DeclaredTopic, cluster: Cluster): DeclaredTopic {
  return isTiered(topic, cluster)
    ? { ...topic, settings: Object.fromEntries(Object.entries(topic.settings).filter(([setting]) => !TIERED.test(setting))) }
    : topic;
}
