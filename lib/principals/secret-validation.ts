import type { Stack } from 'aws-cdk-lib';
import { CfnSecret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { validateKey } from '../private/keys';
import { isResource } from '../private/resources';
import { differs, isKnown } from '../private/rules';

/**
 * What MSK would refuse of a secret that was brought, all faults at once. Of a secret that we made none applies.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html
 */
export function validateSecret(secret: ISecret, username: string, stack: Stack): string[] {
  const { region, account } = secret.env;
  const made = madeOf(secret);
  const name = nameOf(secret, stack);
  return [
    typeof name === 'string' && isKnown(name) && !/^AmazonMSK_[A-Za-z0-9/_+=.@-]+$/.test(name)
    && `secret must have a name that begins with AmazonMSK_, got '${name}'`,
    made && made.kmsKeyId === undefined
    && `secret must be encrypted with a customer managed key, got '${name}' without encryptionKey`,
    validateKey(stack, 'encryptionKey of secret', secret.encryptionKey),
    made && validateUsername(stack.resolve(made.generateSecretString)?.secretStringTemplate, username),
    validateArn(secret),
    differs(region, stack.region) && `secret must be in ${stack.region}, the Region of the cluster, got one in ${region}`,
    differs(account, stack.account) && `secret must be in account ${stack.account}, that of the cluster, got one in ${account}`,
  ].filter((fault) => typeof fault === 'string');
}

/**
 * Whether a name ends as every ARN does, so that the name stands for a complete ARN where a part of one is looked up.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
export function doubtOfName(secret: ISecret, stack: Stack): string | undefined {
  const name = nameOf(secret, stack);
  return typeof name === 'string' && isKnown(name) && /-[A-Za-z0-9]{6}$/.test(name)
    ? `secret must have a name that does not end in a hyphen and six characters, as ARNs do, got '${name}': a look-up by a part of its ARN may find none or another`
    : undefined;
}

/** The resource of a secret of the app. */
function madeOf({ node: { defaultChild } }: ISecret): CfnSecret | undefined {
  return isResource(defaultChild, CfnSecret) ? defaultChild : undefined;
}

function nameOf(secret: ISecret, stack: Stack): unknown {
  const made = madeOf(secret);
  // The name of a secret of the app is a token that may stand for nothing: CloudFormation then makes one up.
  return made ? stack.resolve(made.name) ?? secret.node.path : secret.secretName;
}

/** Who logs in is whom the secret names. Of a template with references it is not known. */
function validateUsername(template: unknown, username: string): string | false {
  const named = typeof template === 'string' && isKnown(username) ? usernameIn(template) : username;
  return named !== username && isKnown(named)
    && `secret must hold the username '${username}', got '${named}' in generateSecretString.secretStringTemplate`;
}

function usernameIn(template: string): string | undefined {
  try {
    const { username } = Object(JSON.parse(template)) as { username?: unknown };
    return typeof username === 'string' ? username : undefined;
  } catch {
    // Secrets Manager says so itself.
    return undefined;
  }
}

/** By an ARN without its last six characters, or by a name only, neither MSK nor the policy of a reader knows a secret. */
export function validateArn({ secretFullArn, secretName }: ISecret): string | undefined {
  return secretFullArn === undefined ? `secret must be imported with its complete ARN, got '${secretName}' with a partial one or none` : undefined;
}
