import { Dependable, type IDependable } from 'constructs';
import type { KafkaGrant } from '../principals/kafka-grant';

/**
 * What a user was granted on each of two clusters. Whatever depends on it is deployed after both; what needs one side only
 * depends on `grant.primary` or `grant.secondary`, and its stack on no stack of the other Region.
 */
export class ReplicatedGrant implements IDependable {
  /** @internal */
  public static _of(primary: KafkaGrant, secondary: KafkaGrant): ReplicatedGrant {
    return new ReplicatedGrant(primary, secondary);
  }

  /**
   * @param primary on the primary
   * @param secondary on the secondary
   */
  private constructor(public readonly primary: KafkaGrant, public readonly secondary: KafkaGrant) {
    Dependable.implement(this, {
      get dependencyRoots() {
        return [primary, secondary].flatMap((grant) => Dependable.of(grant).dependencyRoots);
      },
    });
  }
}
