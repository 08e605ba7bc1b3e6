import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Fn, RemovalPolicies, RemovalPolicy, Resource } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-msk';
import type { Construct } from 'constructs';
import { formatProperties } from '../kafka/settings/properties';
import { keepFingerprints } from '../private/readers';
import { showRemovalPolicy } from '../private/removal-policy';
import { checkRules, isKnown } from '../private/rules';
import { checkCall, checkProps, needed, struct } from '../private/shapes';
import type { IKafkaTopic } from './i-kafka-topic';
import { ImportedKafkaTopic } from './imported-kafka-topic';
import type { KafkaTopicAttributes } from './kafka-topic-attributes';
import type { KafkaTopicProps } from './kafka-topic-props';
import { TOPIC_RULES } from './rules';
import { KAFKA_TOPIC, KAFKA_TOPIC_ATTRIBUTES } from './shapes';
import { resolveTopic } from './resolved-topic';
import { TopicGrants } from './topic-grants';
import { noteTopic } from './topics-of-clusters';

/**
 * A topic of a provisioned Amazon MSK cluster, made by CloudFormation itself: no client, no Lambda function, no way to the
 * brokers. `cluster.addTopic('orders', { partitions: 6 })` is the short way to it.
 *
 * The identity that deploys (CloudFormation's role, for `cdk deploy` the administrator that `cdk bootstrap` made) needs
 * `kafka-cluster:Connect`, and `CreateTopic`, `DescribeTopic`, `DescribeTopicDynamicConfiguration`, `AlterTopic`,
 * `AlterTopicDynamicConfiguration`, `DeleteTopic` of `kafka-cluster` on the topic.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-topic-operations-information.html
 *
 * @example
 * declare const cluster: ScramMskCluster;
 *
 * new KafkaTopic(this, 'Orders', {
 *   cluster,
 *   topicName: 'orders',
 *   partitions: 6,
 *   retention: Duration.days(3),
 *   configs: { 'message.timestamp.type': 'LogAppendTime' },
 * });
 */
export class KafkaTopic extends Resource implements IKafkaTopic {
  /**
   * A topic that exists: made by an application, by hand or by another app. Nothing of it is checked or changed.
   *
   * @param scope where the reference stands
   * @param id its construct id
   * @param attributes what is known of it
   * @throws Error for a name that Kafka does not know
   */
  public static fromKafkaTopicAttributes(scope: Construct, id: string, attributes: KafkaTopicAttributes): IKafkaTopic {
    checkCall('KafkaTopic.fromKafkaTopicAttributes', scope, { attributes: [needed(struct(KAFKA_TOPIC_ATTRIBUTES)), attributes] });
    return new ImportedKafkaTopic(scope, id, attributes);
  }

  /**
   * Its name, as clients know it.
   */
  public readonly topicName: string;

  /**
   * Its ARN, as IAM knows it.
   */
  public readonly topicArn: string;

  /**
   * The cluster that it is on.
   */
  public readonly cluster: msk.ICluster;

  /**
   * What may be granted on the topic: `topic.grants.consume(user, { group: 'billing' })`.
   */
  public readonly grants = TopicGrants._of(this);

  /**
   * On how many brokers each partition is.
   */
  public readonly replicationFactor: number;

  /**
   * @throws Error that lists everything that Kafka or MSK would refuse
   */
  public constructor(scope: Construct, id: string, props: KafkaTopicProps) {
    super(scope, id);
    props = checkProps(this, KAFKA_TOPIC, props);
    const resolved = resolveTopic(this, props);
    checkRules(this, TOPIC_RULES, resolved);

    this.topicName = props.topicName;
    this.cluster = props.cluster;
    this.replicationFactor = resolved.replicationFactor!;
    const resource = new CfnTopic(this, 'Resource', {
      clusterArn: props.cluster.clusterArn,
      topicName: props.topicName,
      partitionCount: props.partitions,
      replicationFactor: this.replicationFactor,
      configs: configsOf(resolved.settings),
    });
    this.topicArn = resource.attrTopicArn;
    const removalPolicy = props.removalPolicy ?? resolved.defaults.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    RemovalPolicies.of(this).apply(removalPolicy);
    showRemovalPolicy(resource, removalPolicy);
    keepFingerprints(this);
    if (isKnown(props.topicName)) {
      noteTopic(props.cluster, props.topicName);
    }
  }
}

/** Encoded by CloudFormation, so that a template shows what Kafka will read. MSK shows such a text without a last line end. */
function configsOf(settings: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(settings).length === 0 ? undefined : Fn.base64(formatProperties(settings).slice(0, -1));
}
