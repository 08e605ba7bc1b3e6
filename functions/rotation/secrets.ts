import {
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  UpdateSecretVersionStageCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { PASSWORD_RULE } from '../../lib/kafka/login/credentials';
import { credentialsIn, type Credentials } from '../shared/credentials';
import { keepSecret } from '../shared/known-secrets';
import type { RotatedSecrets } from './steps';

const CURRENT = 'AWSCURRENT';
const PENDING = 'AWSPENDING';

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
  /** The value of a version, whatever it is; nothing if there is none. */
  const read = async (version: { VersionId?: string; VersionStage?: string }): Promise<{ readonly credentials?: Credentials } | undefined> => {
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn, ...version }));
      return { credentials: credentialsIn(SecretString) };
    } catch (error) {
      if (error instanceof ResourceNotFoundException) {
        return undefined;
      }
      throw error;
    }
  };
  const versions = async () => Object.entries((await client.send(new DescribeSecretCommand({ SecretId: secretArn }))).VersionIdsToStages ?? {});
  const holderOf = async (stage: string) => (await versions()).find(([, stages]) => stages.includes(stage))?.[0];
  const move = async (stage: string, to: string | undefined, from: string | undefined): Promise<void> => {
    await client.send(new UpdateSecretVersionStageCommand({ SecretId: secretArn, VersionStage: stage, MoveToVersionId: to, RemoveFromVersionId: from }));
  };
  return {
    secretArn,
    token,
    usernames: Object.keys(userSecrets),
    current: async () => (await read({ VersionStage: CURRENT }))?.credentials,
    previous: async () => (await read({ VersionStage: 'AWSPREVIOUS' }))?.credentials,
    next: async () => {
      // Without its label it may still be there, and its token takes no other value.
      const found = await read({ VersionId: token });
      return found && { ...found, isPending: await holderOf(PENDING) === token };
    },
    randomPassword: async () => {
      const { RandomPassword } = await client.send(new GetRandomPasswordCommand({
        PasswordLength: PASSWORD_RULE.passwordLength,
        ExcludePunctuation: PASSWORD_RULE.excludePunctuation,
        IncludeSpace: PASSWORD_RULE.includeSpace,
      }));
      keepSecret(RandomPassword!);
      return RandomPassword!;
    },
    propose: async (next) => {
      await client.send(new PutSecretValueCommand({
        SecretId: secretArn,
        ClientRequestToken: token,
        SecretString: JSON.stringify(next),
        VersionStages: [PENDING],
      }));
    },
    proposeAgain: async () => move(PENDING, token, await holderOf(PENDING)),
    withdraw: async () => {
      if (await holderOf(PENDING) === token) {
        await move(PENDING, undefined, token);
      }
    },
    teach: async (credentials) => {
      await client.send(new PutSecretValueCommand({
        SecretId: userSecrets[credentials.username],
        // The same token with the same value changes nothing, however often it comes.
        ClientRequestToken: token,
        SecretString: JSON.stringify(credentials),
      }));
    },
    use: async () => move(CURRENT, token, await holderOf(CURRENT)),
    isDone: async () => await holderOf(CURRENT) === token,
  };
}
