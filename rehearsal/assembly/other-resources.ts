import { otherAcls } from './acls';
import type { AssetFiles } from './asset-files';
import type { ClusterDescription, OtherResource } from './descriptions';
import type { Resolver } from './resolver';
import { otherRotations } from './rotations';
import { otherTopics } from './topics';
import { otherUsers } from './users';

/** What a template may have of MSK besides clusters, and why local brokers cannot show it. */
const REASONS: Readonly<Record<string, Pick<OtherResource, 'kind' | 'reason'>>> = {
  'AWS::MSK::ServerlessCluster': { kind: 'serverless', reason: 'a serverless cluster takes IAM only, which needs AWS' },
  'AWS::MSK::Replicator': { kind: 'replicator', reason: "MSK Replicator is AWS's own program: nothing runs it elsewhere" },
  'AWS::KafkaConnect::Connector': { kind: 'connector', reason: 'MSK Connect runs a plugin of its user, which needs what it connects to' },
  'AWS::MSK::VpcConnection': { kind: 'private-connection', reason: 'such connections are of the network of AWS' },
  'AWS::MSK::ClusterPolicy': { kind: 'private-connection', reason: 'whom the policy of a cluster lets in is judged by AWS alone' },
};

/** Of an event source that may be of something else. */
interface EventSource {
  readonly EventSourceArn?: unknown;
}

/** What of MSK an assembly declares that is not rehearsed with one of its clusters. */
export function describeOtherResources(clusters: readonly ClusterDescription[], code: AssetFiles, resolver: Resolver): OtherResource[] {
  return [
    ...Object.entries(REASONS).flatMap(([type, { kind, reason }]) => resolver.ofType(type)
      .map(({ template, logicalId }) => ({ name: template.pathOf(logicalId), kind, reason }))),
    ...eventSources(resolver),
    ...otherTopics(clusters, resolver),
    ...otherUsers(clusters, resolver),
    ...otherAcls(clusters, resolver),
    ...otherRotations(clusters, code, resolver),
  ];
}

function eventSources(resolver: Resolver): OtherResource[] {
  return resolver.ofType('AWS::Lambda::EventSourceMapping')
    .filter((found) => /^arn:[^:]+:kafka:/.test(String(resolver.propertiesOf<EventSource>(found).EventSourceArn)))
    .map(({ template, logicalId }) => ({ name: template.pathOf(logicalId), kind: 'event-source', reason: "Lambda reads the topic by a poller of AWS's own" }));
}
