import type * as msk from '@aws-cdk/aws-msk-alpha';
import type { IConstruct } from 'constructs';
import { consuming, describing, producing } from '../kafka/acls/permissions';
import { cleanOptions, needed, struct } from '../private/shapes';
import { checkGrant, grant } from '../principals/grant';
import type { GrantConsumeOptions, GrantDescribeTopicOptions } from '../principals/grant-options';
import type { IKafkaPrincipal } from '../principals/i-kafka-principal';
import type { KafkaGrant } from '../principals/kafka-grant';
import { GRANT_CONSUME_OPTIONS, GRANT_DESCRIBE_TOPIC_OPTIONS } from '../principals/shapes';

/** The topic that is granted. @internal */
export interface GrantedTopic extends IConstruct {
  readonly cluster: msk.ICluster;
  readonly topicName: string;
}

/**
 * What may be granted on one topic. The argument receives, and must be a user, role or certificate of the topic's cluster.
 * Made by `topic.grants`; `cluster.grants` is for many topics at once.
 *
 * @example
 * declare const topic: KafkaTopic;
 * declare const user: IScramUser;
 *
 * topic.grants.consume(user, { group: 'billing' });
 */
export class TopicGrants {
  /** @internal */
  public static _of(topic: GrantedTopic): TopicGrants {
    return new TopicGrants(topic);
  }

  private constructor(private readonly topic: GrantedTopic) {}

  /**
   * Lets a principal write to this topic.
   *
   * @param principal a user, a certificate or a role of this topic's cluster
   * @throws Error for a principal of another cluster, for a user of a cluster that this app does not define or whose
   * `authorization` is EVERY_USER, and for a role of another account or a principal that has no policy
   */
  public produce(principal: IKafkaPrincipal): KafkaGrant {
    checkGrant(this.called('produce'), this.topic, principal);
    return grant(this.topic.cluster, principal, producing(this.topic.topicName));
  }

  /**
   * Lets a principal read this topic as a member of a consumer group.
   *
   * @param principal a user, a certificate or a role of this topic's cluster
   * @param options the group
   * @throws Error for a principal of another cluster, for a user of a cluster that this app does not define or whose
   * `authorization` is EVERY_USER, and for a role of another account or a principal that has no policy
   */
  public consume(principal: IKafkaPrincipal, options: GrantConsumeOptions): KafkaGrant {
    checkGrant(this.called('consume'), this.topic, principal, { options: [needed(struct(GRANT_CONSUME_OPTIONS)), options] });
    return grant(this.topic.cluster, principal, consuming(this.topic.topicName, options.group));
  }

  /**
   * Lets a principal see this topic and its settings, and the offsets of a consumer group on it if it is named, but no record.
   *
   * @param principal a user, a certificate or a role of this topic's cluster
   * @param options which group
   * @throws Error as `produce` does
   */
  public describe(principal: IKafkaPrincipal, options: GrantDescribeTopicOptions = {}): KafkaGrant {
    checkGrant(this.called('describe'), this.topic, principal, { options: [struct(GRANT_DESCRIBE_TOPIC_OPTIONS), options] });
    const { group } = cleanOptions(GRANT_DESCRIBE_TOPIC_OPTIONS, options);
    return grant(this.topic.cluster, principal, describing(this.topic.topicName, group));
  }

  private called(method: string): string {
    return `${String(this.topic)}.grants.${method}`;
  }
}
