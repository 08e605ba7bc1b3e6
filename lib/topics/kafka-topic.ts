import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Fn, RemovalPolicies, RemovalPolicy, Resource } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-msk';
import type { Construct } from 'constructs';
import type { GrantConsumeOptions } from '../access';
import { formatProperties } from '../kafka/properties';
import { KAFKA_PRINCIPAL } from '../private/kinds';
import { keepFingerprints } from '../private/readers';
import { showRemovalPolicy } from '../private/removal-policy';
import { checkRules, isKnown } from '../private/rules';
import { checkCall, checkProps, needed } from '../private/shapes';
import type { IKafkaPrincipal } from '../scram-msk-cluster';
import type { KafkaTopicProps } from './kafka-topic-props';
import { TOPIC_RULES } from './rules';
import { KAFKA_TOPIC } from './shapes';
import { draftTopic } from './topic-draft';
import { noteTopic } from './topics-of-clusters';

/**
 * A topic of a provisioned Amazon MSK cluster, made by CloudFormation itself: no client, no Lambda function, no way to the
 * brokers. `cluster.addTopic('orders', { partitions: 6 })` is the short way to it.
 *
 * Whoever deploys (CloudFormation's role, for `cdk deploy` the administrator that `cdk bootstrap` made) needs
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
export class KafkaTopic extends Resource {
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
   * On how many brokers each partition is.
   */
  public readonly replicationFactor: number;

  /**
   * @throws Error that lists everything that Kafka or MSK would refuse
   */
  public constructor(scope: Construct, id: string, props: KafkaTopicProps) {
    super(scope, id);
    props = checkProps(this, KAFKA_TOPIC, props);
    const draft = draftTopic(this, props);
    checkRules(this, TOPIC_RULES, draft);

    this.topicName = props.topicName;
    this.cluster = props.cluster;
    this.replicationFactor = draft.replicationFactor!;
    const resource = new CfnTopic(this, 'Resource', {
      clusterArn: props.cluster.clusterArn,
      topicName: props.topicName,
      partitionCount: props.partitions,
      replicationFactor: this.replicationFactor,
      configs: configsOf(draft.settings),
    });
    this.topicArn = resource.attrTopicArn;
    const removalPolicy = props.removalPolicy ?? draft.host.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    RemovalPolicies.of(this).apply(removalPolicy);
    showRemovalPolicy(resource, removalPolicy);
    keepFingerprints(this);
    if (isKnown(props.topicName)) {
      noteTopic(props.cluster, props.topicName);
    }
  }

  /**
   * Lets somebody write to this topic, as `principal.grantProduce` does for any name.
   *
   * @param principal a user of this topic's cluster, or what its `iamPrincipal(role)` returns
   * @throws Error for one of another cluster, and for a user of a cluster that this app does not define
   */
  public grantProduce(principal: IKafkaPrincipal): void {
    this.check('grantProduce', principal);
    principal.grantProduce(this.topicName);
  }

  /**
   * Lets somebody read this topic as a member of a consumer group, as `principal.grantConsume` does for any name.
   *
   * @param principal a user of this topic's cluster, or what its `iamPrincipal(role)` returns
   * @param options the group
   * @throws Error for one of another cluster, and for a user of a cluster that this app does not define
   */
  public grantConsume(principal: IKafkaPrincipal, options: GrantConsumeOptions): void {
    this.check('grantConsume', principal);
    principal.grantConsume(this.topicName, options);
  }

  private check(method: string, principal: IKafkaPrincipal): void {
    checkCall(`${this}.${method}`, this, { principal: [needed(KAFKA_PRINCIPAL), principal] });
    if (principal.cluster !== this.cluster) {
      throw new Error(`${this.node.path} is a topic of ${this.cluster.node.path}: ${String(principal)} of ${principal.cluster.node.path} is no user there`);
    }
  }
}

/** Encoded by CloudFormation, so that a template shows what Kafka will read. MSK shows such a text without a last line end. */
function configsOf(settings: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(settings).length === 0 ? undefined : Fn.base64(formatProperties(settings).slice(0, -1));
}
