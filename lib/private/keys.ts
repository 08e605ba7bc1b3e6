import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnKey, type IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { isKnown } from './rules';

/**
 * What a service refuses of a key that somebody brought, whichever service it is: they take symmetric keys of their own
 * Region. Of a key that the app only names, no more than that is known.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-working-with-encryption.html
 */
export function faultOfKey(scope: Construct, prop: string, key: IKey | undefined): string | undefined {
  if (key === undefined) {
    return undefined;
  }
  const { region } = Stack.of(scope);
  if (isKnown(region) && isKnown(key.env.region) && key.env.region !== region) {
    return `${prop} must be in ${region}, the Region of the stack, got a key in ${key.env.region}`;
  }
  const resource = key.node.defaultChild;
  return resource !== undefined && CfnResource.isCfnResource(resource) && resource.cfnResourceType === CfnKey.CFN_RESOURCE_TYPE_NAME
    ? faultOfResource(prop, resource as CfnKey)
    : undefined;
}

/** MSK keeps the ARN of the key itself. */
export function faultOfAlias(prop: string, key: IKey | undefined): string | undefined {
  return key !== undefined && ('aliasName' in key || (isKnown(key.keyArn) && key.keyArn.includes(':alias/')))
    ? `${prop} must be a customer managed key by its own ARN, got an alias`
    : undefined;
}

function faultOfResource(prop: string, { keySpec, keyUsage, enabled }: CfnKey): string | undefined {
  const other = [[keySpec, 'SYMMETRIC_DEFAULT'], [keyUsage, 'ENCRYPT_DECRYPT']].filter(([is, must]) => isKnown(is) && is !== must);
  if (other.length > 0) {
    return `${prop} must be a symmetric key to encrypt and decrypt, got ${other.map(([is]) => is).join(', ')}`;
  }
  return enabled === false ? `${prop} must be an enabled key, got a disabled one` : undefined;
}
