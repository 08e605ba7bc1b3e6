import * as kms from 'aws-cdk-lib/aws-kms';
import type { RuleRow } from './row';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ALIAS = 'arn:aws:kms:us-east-1:123456789012:alias/kafka';
const ALLOWED = 'a customer managed key is allowed, by its own ARN';

export const COLLABORATOR_ROWS: readonly RuleRow[] = [
  {
    rule: 'firehose',
    broken: () => ({ logging: { firehoseDeliveryStreamName: '' } }),
    says: ["logging.firehoseDeliveryStreamName ''", 'the name of a delivery stream is allowed'],
    holds: () => ({ logging: { firehoseDeliveryStreamName: 'logs' } }),
  },
  {
    rule: 'encryption-key',
    broken: (scope) => ({ encryptionKey: kms.Alias.fromAliasName(scope, 'Key', 'alias/kafka') }),
    says: ['encryptionKey is an alias', ALLOWED],
    holds: (scope) => ({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', KEY) }),
  },
  {
    rule: 'encryption-key',
    broken: (scope) => ({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', ALIAS) }),
    says: ['encryptionKey is an alias', ALLOWED],
    holds: (scope) => ({ encryptionKey: new kms.Key(scope, 'Key', { alias: 'kafka' }) }),
  },
  {
    rule: 'secret-encryption-key',
    broken: (scope) => ({ secretEncryptionKey: new kms.Key(scope, 'Key').addAlias('kafka') }),
    says: ['secretEncryptionKey is an alias', ALLOWED],
    holds: (scope) => ({ secretEncryptionKey: kms.Key.fromKeyArn(scope, 'Key', KEY) }),
  },
];
