import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnKey, type IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { isKnown } from '../private/rules';

/** MSK keeps the ARN of the key itself. Of a key that the app only names, no more than that is known. */
export function faultOfKey(scope: Construct, prop: string, key: IKey | undefined): string | false {
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
