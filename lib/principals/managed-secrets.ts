import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IDependable } from 'constructs';
import { trait } from '../private/trait';

/** The secrets that this app defines for a user. */
export interface ManagedSecrets {
  /** What MSK reads, one for each name. */
  readonly secrets: readonly ISecret[];

  /** Nothing is rotated before MSK knows them. */
  rotateAfter(association: IDependable): void;
}

/** A trait of users. */
export const ManagedSecrets = trait<ManagedSecrets>('ManagedSecrets');
