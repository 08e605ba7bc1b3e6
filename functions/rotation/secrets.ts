import {
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  UpdateSecretVersionStageCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { PASSWORD_RULE } from '../../lib/kafka/credentials';
import type { Credentials } from '../shared/credentials';
import type { RotatedSecrets } from './steps';

/** Which rotation of which secret. */
export interface RotationOfSecret {
  /** What clients read. */
  readonly secretArn: string;
  /** The version that this rotation makes. */
  readonly token: string;
  /** What MSK reads, by user name. */
  readonly userSecrets: Readonly<Record<string, string>>;
}

/** The secrets of a user, in Secrets Manager. */
export function secretsOf(client: SecretsManagerClient, { secretArn, token, userSecrets }: RotationOfSecret): RotatedSecrets & { isDone(): Promise<boolean> } {
  const read = async (version: { VersionId?: string; VersionStage: string }): Promise<Credentials> =>
    JSON.parse((await client.send(new GetSecretValueCommand({ SecretId: secretArn, ...version }))).SecretString!);
  const versions = async () => (await client.send(new DescribeSecretCommand({ SecretId: secretArn }))).VersionIdsToStages ?? {};
  return {
    usernames: Object.keys(userSecrets),
    current: () => read({ VersionStage: 'AWSCURRENT' }),
    next: () => read({ VersionId: token, VersionStage: 'AWSPENDING' }).catch((error: unknown) => {
      if (error instanceof ResourceNotFoundException) {
        return undefined;
      }
      throw error;
    }),
    randomPassword: async () => (await client.send(new GetRandomPasswordCommand({
      PasswordLength: PASSWORD_RULE.passwordLength,
      ExcludePunctuation: PASSWORD_RULE.excludePunctuation,
      IncludeSpace: PASSWORD_RULE.includeSpace,
    }))).RandomPassword!,
    propose: async (next) => {
      await client.send(new PutSecretValueCommand({
        SecretId: secretArn,
        ClientRequestToken: token,
        SecretString: JSON.stringify(next),
        VersionStages: ['AWSPENDING'],
      }));
    },
    teach: async (credentials) => {
      await client.send(new PutSecretValueCommand({
        SecretId: userSecrets[credentials.username],
        // The same token with the same value changes nothing, however often it comes.
        ClientRequestToken: token,
        SecretString: JSON.stringify(credentials),
      }));
    },
    use: async () => {
      const inUse = Object.entries(await versions()).find(([, stages]) => stages.includes('AWSCURRENT'))?.[0];
      await client.send(new UpdateSecretVersionStageCommand({
        SecretId: secretArn,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: token,
        RemoveFromVersionId: inUse,
      }));
    },
    isDone: async () => (await versions())[token]?.includes('AWSCURRENT') ?? false,
  };
}
