import type * as iam from 'aws-cdk-lib/aws-iam';
import { Dependable, type IDependable } from 'constructs';
import type { Received } from './kafka-grantee';

/**
 * What a principal was granted on a cluster. Whatever depends on it (`service.node.addDependency(grant)`) is deployed after it:
 * after the ACLs of a user, or after the policy of a role, which takes about a minute more to take effect.
 */
export class KafkaGrant implements IDependable {
  /** @internal */
  public static _of({ dependencies, iamGrant }: Received): KafkaGrant {
    return new KafkaGrant(dependencies, iamGrant);
  }

  /** @internal */
  public static _ofAll(grants: readonly KafkaGrant[]): KafkaGrant {
    return new KafkaGrant(grants);
  }

  /**
   * The statements in the policy of a role. Undefined for a user or a certificate, which have ACLs.
   */
  public readonly iamGrant?: iam.Grant;

  private constructor(dependencies: readonly IDependable[], iamGrant?: iam.Grant) {
    this.iamGrant = iamGrant;
    Dependable.implement(this, {
      get dependencyRoots() {
        return dependencies.flatMap((dependency) => Dependable.of(dependency).dependencyRoots);
      },
    });
  }
}
