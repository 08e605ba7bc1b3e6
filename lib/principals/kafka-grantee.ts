import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IDependable } from 'constructs';
import type { Permission } from '../kafka/acls/permissions';
import { trait } from '../private/trait';

/** How a principal receives what it is granted on its cluster. */
export interface KafkaGrantee {
  /** What keeps it from receiving that, each fault a sentence. */
  readonly faults: (permission: Permission) => readonly (string | undefined)[];
  readonly receive: (permission: Permission) => Received;
}

/** What came of a grant. */
export interface Received {
  /** What must be there for it to hold. */
  readonly dependencies: readonly IDependable[];
  /** What stands in a policy of IAM, if anything does. */
  readonly iamGrant?: iam.Grant;
}

export const KafkaGrantee = trait<KafkaGrantee>('KafkaGrantee');
