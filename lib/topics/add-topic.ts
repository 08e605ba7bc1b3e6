import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { refuse } from '../private/rules';
import { checkCall, needed, struct, TEXT } from '../private/shapes';
import { KafkaTopic } from './kafka-topic';
import type { KafkaTopicOptions } from './kafka-topic-props';
import { KAFKA_TOPIC_OPTIONS } from './shapes';
import { topicsOf } from './topics-of-clusters';

const GROUP = 'Topics';

/**
 * A topic below its cluster. Its name is its construct id: the order in which topics are added, and what else the cluster
 * has, says nothing about its logical id.
 */
export function addTopic(cluster: msk.ICluster, topicName: string, options: KafkaTopicOptions): KafkaTopic {
  checkCall(`${cluster}.addTopic`, cluster, { topicName: [needed(TEXT), topicName], options: [needed(struct(KAFKA_TOPIC_OPTIONS)), options] });
  const fault = validateId(topicName, topicsOf(cluster));
  refuse(`${cluster.node.path} cannot have the topic '${topicName}'`, fault === undefined ? [] : [fault]);
  const topics = (cluster.node.tryFindChild(GROUP) ?? new Construct(cluster as unknown as Construct, GROUP)) as Construct;
  return new KafkaTopic(topics, topicName, { ...options, cluster, topicName });
}

/** What would keep the name from being a construct id; everything else is for the topic's own rules to say. */
function validateId(topicName: string, others: readonly string[]): string | undefined {
  if (Token.isUnresolved(topicName) || topicName === '') {
    return 'topicName must be known while the app is synthesized; for one that is not, define a KafkaTopic';
  }
  return others.includes(topicName) ? 'topicName must be new, the cluster has a topic of that name already' : undefined;
}
