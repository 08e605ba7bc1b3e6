import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ScramUserRotation } from '../rotation/scram-user-rotation';

/**
 * How a user gets its password.
 */
export interface AddUserOptions {
  /**
   * An existing secret, `{"username": ..., "password": ...}` with the same user name in it. MSK asks that its name begins
   * with `AmazonMSK_`, that a customer managed key encrypts it and that it is in the cluster's account and Region.
   *
   * Import it with its complete ARN and its `encryptionKey`.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html
   * @default - a new secret with a generated password of 40 letters and digits
   */
  readonly secret?: ISecret;

  /**
   * Gives the user a new password at intervals, with no moment at which none works: two users take turns, and `user.secret`
   * says what to log in with now, name and password. Secrets Manager calls a Lambda function in the brokers' subnets, which
   * must reach Secrets Manager and MSK's API from there, see `mskDualStackEndpoint` of the cluster. Costs two secrets more.
   *
   * What a client read stays valid until the next rotation, so it must read the secret anew at least once in a period:
   * `restartOnSecretChange` has MirrorMaker do that, on either side.
   *
   * For a user that is there already, `user.secret` becomes another secret: deploy its readers with this change. Before it is
   * taken back, let all clients log in as `username`: the other name loses access.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
   * @default - the password stays
   */
  readonly rotation?: ScramUserRotation;
}
