import { Annotations, Lazy } from 'aws-cdk-lib';
import { CfnBatchScramSecret } from 'aws-cdk-lib/aws-msk';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

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
    this.node.addValidation({ validate: () => this.secrets.flatMap(validatePolicy) });
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

/** MSK writes the secret's one resource policy itself; a second author would lock it out. */
function validatePolicy(secret: ISecret): string[] {
  return secret.node.tryFindChild('Policy')
    ? [`${secret.node.path} must have no resource policy, got one: MSK attaches its own, the only one; give readers a role instead`]
    : [];
}
