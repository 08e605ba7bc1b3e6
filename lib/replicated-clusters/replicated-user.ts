import type { GrantConsumeOptions } from '../access';
import { aliasIn, copiesOf } from '../kafka/copied-topics';
import { TopicNaming } from '../mirror-maker';
import { isKnown } from '../private/rules';
import { checkCall, needed, TEXT } from '../private/shapes';
import type { IScramUser } from '../scram-msk-cluster';

/**
 * A user of two clusters: the same name on both, on each a secret and a password of its own. Made by
 * `ReplicatedClusters.addUser()`.
 *
 * What it is granted here, it may do on both clusters at any time, on the secondary before a failover, too. Nobody has to
 * deploy anything for a failover; nothing keeps anybody from writing to the secondary before one.
 */
export class ReplicatedUser {
  /** @internal */
  public static _of(primary: IScramUser, secondary: IScramUser, topicNaming: TopicNaming): ReplicatedUser {
    return new ReplicatedUser(primary, secondary, topicNaming);
  }

  /**
   * The name to log in with, on both clusters.
   */
  public readonly username: string;

  /**
   * @param primary the user of the primary: its secret, and what only the primary is to let it do
   * @param secondary the user of the secondary: its secret, and what only the secondary is to let it do
   * @param topicNaming how a topic of one cluster is called on the other
   */
  private constructor(
    public readonly primary: IScramUser,
    public readonly secondary: IScramUser,
    private readonly topicNaming: TopicNaming,
  ) {
    this.username = primary.username;
  }

  /**
   * Lets this user write to a topic, under the same name on both clusters. The first grant closes both to whoever has none.
   *
   * Copies with a prefix are for MirrorMaker to write, and are not part of it: after a failover `orders` is written on the
   * secondary, too. Under identical names the copy is the topic itself, so that this user could write to it while MirrorMaker
   * copies, and records would be mixed: it is to write to the secondary after a failover only.
   *
   * @param topic the name of a topic where it is written, or `orders.*` for all whose names begin with `orders.`, or `*`
   * @throws Error for a name that Kafka does not know, and for the name of a copy
   */
  public grantProduce(topic: string): void {
    this.check('grantProduce', topic);
    this.users.forEach((user) => user.grantProduce(topic));
  }

  /**
   * Lets this user read a topic and its copies as a member of a consumer group: with prefixed names `orders` on both
   * clusters, `primary.orders` on the secondary, and `secondary.orders` on the primary, which is there after a failback.
   * MirrorMaker carries the positions of the group to the copy, so that the name of the group is the same.
   *
   * @param topic the name of a topic where it is written, or `orders.*` for all whose names begin with `orders.`, or `*`
   * @param options the group
   * @throws Error for a name that Kafka does not know, and for the name of a copy
   */
  public grantConsume(topic: string, options: GrantConsumeOptions): void {
    this.check('grantConsume', topic);
    this.users.forEach((user) => user.grantConsume(topic, options));
    if (this.topicNaming === TopicNaming.PREFIXED) {
      this.primary.grantConsume(copiesOf('secondary', topic), options);
      this.secondary.grantConsume(copiesOf('primary', topic), options);
    }
  }

  /**
   * Lets this user write in transactions, to topics that it may write to anyway.
   *
   * @param transactionalId the `transactional.id`, or `billing-*` for all that begin with `billing-`, or `*`
   */
  public grantTransactions(transactionalId: string): void {
    this.users.forEach((user) => user.grantTransactions(transactionalId));
  }

  /**
   * Lets this user do everything on both clusters: what a failover and a failback need of an operator, for one.
   */
  public grantAdmin(): void {
    this.users.forEach((user) => user.grantAdmin());
  }

  private get users(): IScramUser[] {
    return [this.primary, this.secondary];
  }

  private check(method: string, topic: string): void {
    checkCall(`ReplicatedUser.${method}`, this.primary, { topic: [needed(TEXT), topic] });
    const alias = this.topicNaming === TopicNaming.PREFIXED && isKnown(topic) ? aliasIn(topic) : undefined;
    if (alias) {
      throw new Error(`${this.users.map(({ node }) => node.path).join(' and ')} cannot be granted anything:`
        + `\n  - topic must be the name where it is written, without ${alias}. in front, which MirrorMaker gives to copies, got '${topic}'`);
    }
  }
}
