import { Annotations, Lazy, Stack, Token } from 'aws-cdk-lib';
import { CfnBatchScramSecret } from 'aws-cdk-lib/aws-msk';
import { CfnSecret, type ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
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
    const fault = faultOfSecret(secret, Stack.of(this));
    if (fault) {
      throw new Error(`${this.node.scope?.node.path}: ${fault}`);
    }
    this.secrets.push(secret);
    if (this.secrets.length > MAXIMUM_SECRETS) {
      throw new Error(`${this.node.scope?.node.path}: ${this.secrets.length} users: ${MAXIMUM_SECRETS} are allowed in a cluster`);
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
function faultOfSecret(secret: ISecret, stack: Stack): string | undefined {
  const { region, account } = secret.env;
  const { defaultChild } = secret.node;
  const made = defaultChild instanceof CfnSecret ? defaultChild : undefined;
  // The name of a secret of the app is a token that may stand for nothing: CloudFormation then makes one up.
  const name: unknown = made ? stack.resolve(made.name) ?? secret.node.path : secret.secretName;
  const faults = [
    typeof name === 'string' && isKnown(name) && !/^AmazonMSK_[A-Za-z0-9/_+=.@-]+$/.test(name)
    && `secret '${name}': a name that begins with AmazonMSK_ is allowed`,
    made && made.kmsKeyId === undefined
    && `secret '${name}' without encryptionKey: a customer managed key is allowed, Secrets Manager's own is not`,
    secret.secretFullArn === undefined
    && `secret '${secret.secretName}': import it with its complete ARN, MSK takes no partial one`,
    differs(region, stack.region) && `secret in ${region}: only a secret of ${stack.region} is allowed`,
    differs(account, stack.account) && `secret in account ${account}: only a secret of ${stack.account} is allowed`,
  ].filter((fault) => typeof fault === 'string');
  return faults.length > 0 ? faults.join('; ') : undefined;
}

function differs(one: string, other: string): boolean {
  return !Token.isUnresolved(one) && !Token.isUnresolved(other) && one !== other;
}

/** MSK writes the secret's one resource policy itself; a second author would lock it out. */
function faultOfPolicy(secret: ISecret): string[] {
  return secret.node.tryFindChild('Policy')
    ? [`${secret.node.path} has a resource policy: MSK attaches its own and allows no other; give readers a role instead`]
    : [];
}
