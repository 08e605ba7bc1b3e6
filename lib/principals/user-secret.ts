import { Validations } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { PASSWORD_RULE } from '../kafka/login/credentials';
import { physicalName } from '../private/physical-names';

/** Whose secret it is. */
export interface SecretOfUser {
  readonly username: string;
  readonly encryptionKey: kms.IKey;
  /** Whether its password is rotated. */
  readonly rotates?: boolean;
}

/** A secret that MSK reads, with a generated password. */
export function defineUserSecret(scope: Construct, id: string, { username, encryptionKey, rotates }: SecretOfUser): secretsmanager.Secret {
  const secret = new secretsmanager.Secret(scope, id, {
    // MSK takes no other prefix.
    secretName: `AmazonMSK_${physicalName(scope, 128)}`,
    description: `User ${username} of an Amazon MSK cluster`,
    encryptionKey,
    generateSecretString: {
      ...PASSWORD_RULE,
      secretStringTemplate: JSON.stringify({ username }),
      generateStringKey: 'password',
    },
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: rotates
      ? 'It takes turns with another one, and the secret that clients read has the schedule: its rotation writes this one'
      : 'MSK knows one password for each user and takes up to ten minutes to learn a new one: a plain rotation schedule would lock clients out',
  });
  return secret;
}
