import type { SecretVersions } from './secret-versions';

/** What callers send, of all calls together. */
type Input = Readonly<Record<string, string | undefined>> & { readonly VersionStages?: readonly string[] };

/** A call about one secret. */
interface SecretCall {
  /** What the caller must be allowed to do with the secret's key. */
  readonly key: readonly string[];
  /** The result, or the name of the error. */
  readonly answer: (versions: SecretVersions, arn: string, input: Input) => object | string;
}

/**
 * The calls about a secret that hosts, containers and functions make, by IAM action.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html
 */
export const SECRET_CALLS: Readonly<Record<string, SecretCall>> = {
  'secretsmanager:GetSecretValue': {
    key: ['kms:Decrypt'],
    answer: (versions, arn, { VersionId, VersionStage }) => {
      const found = versions.find(arn, { VersionId, VersionStage });
      return found ? { ARN: arn, ...found } : 'ResourceNotFoundException';
    },
  },
  'secretsmanager:PutSecretValue': {
    key: ['kms:GenerateDataKey', 'kms:Decrypt'],
    answer: (versions, arn, { ClientRequestToken, SecretString, VersionStages }) =>
      versions.put(arn, ClientRequestToken!, SecretString!, VersionStages) ? { ARN: arn, VersionId: ClientRequestToken } : 'ResourceExistsException',
  },
  'secretsmanager:DescribeSecret': {
    key: [],
    answer: (versions, arn) => ({ ARN: arn, VersionIdsToStages: versions.environments(arn) }),
  },
  'secretsmanager:UpdateSecretVersionStage': {
    key: [],
    answer: (versions, arn, { VersionStage, MoveToVersionId, RemoveFromVersionId }) => {
      const done = MoveToVersionId === undefined
        ? versions.remove(arn, VersionStage!, RemoveFromVersionId!)
        : versions.move(arn, VersionStage!, MoveToVersionId, RemoveFromVersionId);
      return done ? { ARN: arn } : 'InvalidParameterException';
    },
  },
};
