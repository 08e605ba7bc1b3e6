import { parseProperties } from '../system/properties';
import type { ClusterDescription, DeclaredTopic, OtherResource } from './descriptions';
import { reasonOfCluster } from './reason-of-cluster';
import type { Resolver } from './resolver';
import { unknownIn } from '../system/unknown';

interface TopicProperties {
  readonly ClusterArn: string;
  readonly TopicName: string;
  readonly PartitionCount: number | string;
  readonly ReplicationFactor: number | string;
  /** Base64 of a properties text. */
  readonly Configs?: string;
}

/** The topics that any stack gives to a cluster, but for those of which something is known to AWS only. */
export function describeTopics(clusterArn: string, resolver: Resolver): DeclaredTopic[] {
  return resolver.ofType('AWS::MSK::Topic')
    .map((found) => resolver.propertiesOf<TopicProperties>(found))
    .filter((properties) => properties.ClusterArn === clusterArn && unknownIn(properties) === undefined)
    .map(({ TopicName, PartitionCount, ReplicationFactor, Configs = '' }) => ({
      name: TopicName,
      partitions: Number(PartitionCount),
      replicationFactor: Number(ReplicationFactor),
      settings: Object.fromEntries(parseProperties(Buffer.from(Configs, 'base64').toString('utf8')).map(({ key, value }) => [key, value])),
    }));
}

/** The topics that no cluster has here. */
export function otherTopics(clusters: readonly ClusterDescription[], resolver: Resolver): OtherResource[] {
  return resolver.ofType('AWS::MSK::Topic').flatMap((found): OtherResource[] => {
    const properties = resolver.propertiesOf<TopicProperties>(found);
    const what = unknownIn(properties);
    const reason = what === undefined ? reasonOfCluster(properties.ClusterArn, clusters) : `something of it is known to AWS only: ${what}`;
    return reason === undefined ? [] : [{ name: found.template.pathOf(found.logicalId), kind: 'topic', reason }];
  });
}
