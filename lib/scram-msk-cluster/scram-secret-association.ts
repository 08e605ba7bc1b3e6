import { Annotations, Lazy, Stack } from 'aws-cdk-lib';
import { CfnBatchScramSecret } from 'aws-cdk-lib/aws-msk';
import { CfnSecret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { faultOfKey } from '../private/keys';
import { isResource } from '../private/resources';
import { isKnown } from '../private/rules';

/** MSK associates this many in one call; whether CloudFormation makes several calls is not documented. */
const SECRETS_PER_CALL = 10;
/** Quota of a cluster. */
const MAXIMUM_SECRETS = 1000;

/**
 * Tells MSK which secrets are its users: the whole list of a cluster in one native resource, read when the app is
 * synthesized. A secret that leaves the list is disassociated.
 *
 * There must be one for each cluster: two of them would take away each other's users.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-msk-batchscramsecret.html
 */
export class ScramSecretAssociation extends Construct {
  private readonly secrets: ISecret[] = [];

  public constructor(scope: Construct, id: string, clusterArn: string) {
    super(scope, id);
    new CfnBatchScramSecret(this, 'Resource', {
      clusterArn,
      secretArnList: Lazy.list({ produce: () => this.secrets.map(({ secretArn }) => secretArn) }),
    });
    this.node.addValidation({ validate: () => this.secrets.flatMap(faultOfPolicy) });
  }

  public add(secret: ISecret): void {
    this.secrets.push(secret);
    if (this.secrets.length > MAXIMUM_SECRETS) {
      throw new Error(`${this.node.scope?.node.path}: users must be at most ${MAXIMUM_SECRETS}, got ${this.secrets.length}`);
    }
    if (this.secrets.length === SECRETS_PER_CALL + 1) {
      Annotations.of(this).addWarningV2('cdk-msk-georeplication:users',
        `more than ${SECRETS_PER_CALL} users: MSK associates ${SECRETS_PER_CALL} secrets in one call, and it is not documented that CloudFormation makes several`);
    }
  }
}

/**
 * What MSK would refuse of a secret that was brought, all faults at once. Of a secret that we made none applies.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html
 */
export function faultsOfSecret(secret: ISecret, username: string, stack: Stack): string[] {
  const { region, account } = secret.env;
  const made = madeOf(secret);
  const name = nameOf(secret, stack);
  return [
    typeof name === 'string' && isKnown(name) && !/^AmazonMSK_[A-Za-z0-9/_+=.@-]+$/.test(name)
    && `secret must have a name that begins with AmazonMSK_, got '${name}'`,
    made && made.kmsKeyId === undefined
    && `secret must be encrypted with a customer managed key, got '${name}' without encryptionKey`,
    faultOfKey(stack, 'encryptionKey of secret', secret.encryptionKey),
    made && faultOfUsername(stack.resolve(made.generateSecretString)?.secretStringTemplate, username),
    faultOfArn(secret),
    differs(region, stack.region) && `secret must be in ${stack.region}, the Region of the cluster, got one in ${region}`,
    differs(account, stack.account) && `secret must be in account ${stack.account}, that of the cluster, got one in ${account}`,
  ].filter((fault) => typeof fault === 'string');
}

/**
 * Whether a name ends as every ARN does, so that the name stands for a complete ARN where somebody looks for a part of one.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
export function doubtOfName(secret: ISecret, stack: Stack): string | undefined {
  const name = nameOf(secret, stack);
  return typeof name === 'string' && isKnown(name) && /-[A-Za-z0-9]{6}$/.test(name)
    ? `secret must have a name that does not end in a hyphen and six characters, as ARNs do, got '${name}': whoever looks it up by a part of its ARN may find none or another`
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

/** Who logs in is whom the secret names. Of a template with references nobody knows. */
function faultOfUsername(template: unknown, username: string): string | false {
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
export function faultOfArn({ secretFullArn, secretName }: ISecret): string | undefined {
  return secretFullArn === undefined ? `secret must be imported with its complete ARN, got '${secretName}' with a partial one or none` : undefined;
}

function differs(one: string, other: string): boolean {
  return isKnown(one) && isKnown(other) && one !== other;
}

/** MSK writes the secret's one resource policy itself; a second author would lock it out. */
function faultOfPolicy(secret: ISecret): string[] {
  return secret.node.tryFindChild('Policy')
    ? [`${secret.node.path} must have no resource policy, got one: MSK attaches its own, the only one; give readers a role instead`]
    : [];
}
