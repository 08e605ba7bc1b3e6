import { parseProperties } from '../kafka/properties';
import type { DeclaredTopic } from './descriptions';
import type { Resolver } from './resolver';
import type { Template } from './template';

interface TopicProperties {
  readonly ClusterArn: string;
  readonly TopicName: string;
  readonly PartitionCount: number | string;
  readonly ReplicationFactor: number | string;
  /** Base64 of a properties text. */
  readonly Configs?: string;
}

/** The topics that a template gives to a cluster, which may be in the template of another stack. */
export function describeTopics(clusterArn: string, template: Template, resolver: Resolver): DeclaredTopic[] {
  return template.ofType('AWS::MSK::Topic')
    .map(([, { Properties }]) => resolver.resolve(Properties, template) as TopicProperties)
    .filter(({ ClusterArn }) => ClusterArn === clusterArn)
    .map(({ TopicName, PartitionCount, ReplicationFactor, Configs = '' }) => ({
      name: TopicName,
      partitions: Number(PartitionCount),
      replicationFactor: Number(ReplicationFactor),
      settings: Object.fromEntries(parseProperties(Buffer.from(Configs, 'base64').toString('utf8')).map(({ key, value }) => [key, value])),
    }));
}
