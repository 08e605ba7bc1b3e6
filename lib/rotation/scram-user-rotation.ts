import type { Duration } from 'aws-cdk-lib';

/**
 * How a user gets a new password by itself.
 */
export interface ScramUserRotation {
  /**
   * How long a password is the one to use: whole hours, at least 4 of them, at most 1000 days.
   *
   * It stays valid for another period, until the next rotation gives its user a new one: a client must read the secret
   * anew at least that often.
   *
   * @default Duration.days(30)
   */
  readonly automaticallyAfter?: Duration;
}
