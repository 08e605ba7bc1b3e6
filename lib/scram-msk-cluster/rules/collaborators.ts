import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnKey, type IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { error, isKnown } from '../../private/rules';
import type { ClusterRule } from './rule';

/** Keys and log destinations that were brought, and what becomes of those that were not. */
export const COLLABORATOR_RULES: readonly ClusterRule[] = [
  error('firehose', ({ props: { logging } }) =>
    logging?.firehoseDeliveryStreamName === '' && "logging.firehoseDeliveryStreamName must be the name of a delivery stream, got ''"),

  // MSK knows a log group by its name only.
  error('log-group-region', ({ scope, props: { logging } }) => {
    const { region } = Stack.of(scope);
    const its = logging?.cloudwatchLogGroup?.env.region;
    return isKnown(region) && isKnown(its) && its !== region && `logging.cloudwatchLogGroup must be in ${region}, as the cluster is, got one in ${its}`;
  }),

  error('encryption-key', ({ scope, props: { encryptionKey } }) => faultOfKey(scope, 'encryptionKey', encryptionKey)),

  error('secret-encryption-key', ({ scope, props: { secretEncryptionKey } }) => faultOfKey(scope, 'secretEncryptionKey', secretEncryptionKey)),

  error('removal-policy', ({ props: { removalPolicy } }) =>
    removalPolicy === RemovalPolicy.SNAPSHOT
      && 'removalPolicy must be one of DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT: CloudFormation takes none of clusters, keys and secrets'),
];

/** MSK keeps the ARN of the key itself. Of a key that the app only names, no more than that is known. */
function faultOfKey(scope: Construct, prop: string, key: IKey | undefined): string | false {
  if (key === undefined) {
    return false;
  }
  if ('aliasName' in key || (isKnown(key.keyArn) && key.keyArn.includes(':alias/'))) {
    return `${prop} must be a customer managed key by its own ARN, got an alias`;
  }
  const { region } = Stack.of(scope);
  if (isKnown(region) && isKnown(key.env.region) && key.env.region !== region) {
    return `${prop} must be in ${region}, as the cluster is, got a key in ${key.env.region}`;
  }
  const resource = key.node.defaultChild;
  return resource !== undefined && CfnResource.isCfnResource(resource) && resource.cfnResourceType === CfnKey.CFN_RESOURCE_TYPE_NAME
    && faultOfResource(prop, resource as CfnKey);
}

function faultOfResource(prop: string, { keySpec, keyUsage, enabled }: CfnKey): string | false {
  const other = [[keySpec, 'SYMMETRIC_DEFAULT'], [keyUsage, 'ENCRYPT_DECRYPT']].filter(([is, must]) => isKnown(is) && is !== must);
  if (other.length > 0) {
    return `${prop} must be a symmetric key to encrypt and decrypt, got ${other.map(([is]) => is).join(', ')}`;
  }
  return enabled === false && `${prop} must be an enabled key, got a disabled one`;
}
