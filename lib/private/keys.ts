import { Stack } from 'aws-cdk-lib';
import { CfnKey, type IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { isResource } from './resources';
import { differs, isKnown } from './rules';

/**
 * What MSK or CloudWatch Logs would refuse of a key: both keep the ARN of the key itself, and want a symmetric one of their
 * Region. Of a key that the app only names, no more than its ARN is known.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function validateKey(scope: Construct, prop: string, key: IKey | undefined): string | false {
  if (key === undefined) {
    return false;
  }
  if ('aliasName' in key || (isKnown(key.keyArn) && key.keyArn.includes(':alias/'))) {
    return `${prop} must be a customer managed key by its own ARN, got an alias`;
  }
  const { region } = Stack.of(scope);
  if (differs(region, key.env.region)) {
    return `${prop} must be in ${region}, as ${scope.node.path} is, got a key in ${key.env.region}`;
  }
  const resource = key.node.defaultChild;
  return isResource(resource, CfnKey) && validateResource(prop, resource);
}

function validateResource(prop: string, { keySpec, keyUsage, enabled }: CfnKey): string | false {
  const other = [[keySpec, 'SYMMETRIC_DEFAULT'], [keyUsage, 'ENCRYPT_DECRYPT']].filter(([is, must]) => isKnown(is) && is !== must);
  if (other.length > 0) {
    return `${prop} must be a symmetric key to encrypt and decrypt, got ${other.map(([is]) => is).join(', ')}`;
  }
  return enabled === false && `${prop} must be an enabled key, got a disabled one`;
}
