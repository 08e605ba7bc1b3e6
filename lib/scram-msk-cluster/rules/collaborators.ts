import type * as kms from 'aws-cdk-lib/aws-kms';
import { error, isKnown } from '../../private/rules';
import type { ClusterRule } from './rule';

/** Keys and log destinations that were brought. */
export const COLLABORATOR_RULES: readonly ClusterRule[] = [
  error('firehose', ({ props: { logging } }) =>
    logging?.firehoseDeliveryStreamName === '' && "logging.firehoseDeliveryStreamName '': the name of a delivery stream is allowed"),

  error('encryption-key', ({ props: { encryptionKey } }) => faultOfKey('encryptionKey', encryptionKey)),

  error('secret-encryption-key', ({ props: { secretEncryptionKey } }) => faultOfKey('secretEncryptionKey', secretEncryptionKey)),
];

/** MSK keeps the ARN of the key itself. */
function faultOfKey(prop: string, key: kms.IKey | undefined): string | false {
  return key !== undefined && ('aliasName' in key || (isKnown(key.keyArn) && key.keyArn.includes(':alias/')))
    && `${prop} is an alias: a customer managed key is allowed, by its own ARN`;
}
