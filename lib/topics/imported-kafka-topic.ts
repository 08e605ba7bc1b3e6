import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Resource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { validateExistingTopicName } from '../kafka/topics/topic-names';
import { arnOnCluster } from '../private/cluster-arns';
import { arnFor } from '../private/references';
import { isKnown, refuse } from '../private/rules';
import type { IKafkaTopic } from './i-kafka-topic';
import type { KafkaTopicAttributes } from './kafka-topic-attributes';
import { TopicGrants } from './topic-grants';

/** A topic that exists. */
/* eslint-disable cdk/require-jsdoc -- not exported: IKafkaTopic documents the members */
export class ImportedKafkaTopic extends Resource implements IKafkaTopic {
  public readonly topicName: string;
  public readonly topicArn: string;
  public readonly cluster: msk.ICluster;
  public readonly grants = TopicGrants._of(this);

  public constructor(scope: Construct, id: string, { cluster, topicName }: KafkaTopicAttributes) {
    const { clusterArn, env: { region, account } } = cluster;
    // An import of aws-cdk's own is in the Region of its stack, whatever its ARN says.
    super(scope, id, isKnown(clusterArn) ? { environmentFromArn: clusterArn } : { region, account });
    const fault = isKnown(topicName) ? validateExistingTopicName(topicName) : undefined;
    refuse(`${this.node.path} cannot be defined`, fault === undefined ? [] : [`topicName ${fault}, got '${topicName}'`]);
    this.topicName = topicName;
    this.topicArn = arnOnCluster(arnFor(this, cluster, clusterArn), 'topic', topicName);
    this.cluster = cluster;
  }
}
