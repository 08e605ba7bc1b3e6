import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { RuleRow } from './row';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ALIAS = 'arn:aws:kms:us-east-1:123456789012:alias/kafka';
const ALIASED = 'must be a customer managed key by its own ARN, got an alias';
const ELSEWHERE = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

export const RESOURCE_ROWS: readonly RuleRow[] = [
  {
    rule: 'firehose',
    broken: () => ({ logging: { firehoseDeliveryStreamName: '' } }),
    says: ['logging.firehoseDeliveryStreamName must be the name of a delivery stream', "got ''"],
    holds: () => ({ logging: { firehoseDeliveryStreamName: 'logs' } }),
  },
  {
    rule: 'firehose',
    broken: () => ({ logging: { firehoseDeliveryStreamName: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/logs' } }),
    says: ["1 to 64 letters, digits and _ . -, got 'arn:aws:firehose:"],
    holds: () => ({ logging: { firehoseDeliveryStreamName: 'l'.repeat(64) } }),
  },
  {
    rule: 'no-broker-logs',
    broken: () => ({ logging: {} }),
    says: ['logging must name at least one destination, got none: brokers would log nowhere'],
    holds: () => ({}),
  },
  {
    rule: 'encryption-key',
    broken: (scope) => ({ encryptionKey: kms.Alias.fromAliasName(scope, 'Key', 'alias/kafka') }),
    says: [`encryptionKey ${ALIASED}`],
    holds: (scope) => ({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', KEY) }),
  },
  {
    rule: 'encryption-key',
    broken: (scope) => ({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', ALIAS) }),
    says: [`encryptionKey ${ALIASED}`],
    holds: (scope) => ({ encryptionKey: new kms.Key(scope, 'Key', { alias: 'kafka' }) }),
  },
  {
    rule: 'secret-encryption-key',
    broken: (scope) => ({ secretEncryptionKey: new kms.Key(scope, 'Key').addAlias('kafka') }),
    says: [`secretEncryptionKey ${ALIASED}`],
    holds: (scope) => ({ secretEncryptionKey: kms.Key.fromKeyArn(scope, 'Key', KEY) }),
  },
  {
    rule: 'encryption-key',
    broken: (scope) => ({ encryptionKey: new kms.Key(scope, 'Key', { keySpec: kms.KeySpec.RSA_2048 }) }),
    says: ['encryptionKey must be a symmetric key to encrypt and decrypt, got RSA_2048'],
    holds: (scope) => ({ encryptionKey: new kms.Key(scope, 'Key', { keySpec: kms.KeySpec.SYMMETRIC_DEFAULT }) }),
  },
  {
    rule: 'secret-encryption-key',
    broken: (scope) => ({ secretEncryptionKey: new kms.Key(scope, 'Key', { keySpec: kms.KeySpec.HMAC_256, keyUsage: kms.KeyUsage.GENERATE_VERIFY_MAC }) }),
    says: ['secretEncryptionKey must be a symmetric key to encrypt and decrypt, got HMAC_256, GENERATE_VERIFY_MAC'],
    holds: (scope) => ({ secretEncryptionKey: new kms.Key(scope, 'Key', { keyUsage: kms.KeyUsage.ENCRYPT_DECRYPT }) }),
  },
  {
    rule: 'secret-encryption-key',
    broken: (scope) => ({ secretEncryptionKey: new kms.Key(scope, 'Key', { enabled: false }) }),
    says: ['secretEncryptionKey must be an enabled key, got a disabled one'],
    holds: (scope) => ({ secretEncryptionKey: new kms.Key(scope, 'Key', { enabled: true }) }),
  },
  {
    rule: 'encryption-key',
    broken: (scope) => ({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', ELSEWHERE) }),
    says: ['encryptionKey must be in us-east-1, as Streaming/Kafka is, got a key in eu-west-1'],
    holds: (scope) => ({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', KEY) }),
  },
  {
    rule: 'log-encryption-key',
    broken: (scope) => ({ logEncryptionKey: kms.Key.fromKeyArn(scope, 'Key', ELSEWHERE) }),
    says: ['logEncryptionKey must be in us-east-1, as Streaming/Kafka is, got a key in eu-west-1'],
    holds: (scope) => ({ logEncryptionKey: kms.Key.fromKeyArn(scope, 'Key', KEY) }),
  },
  {
    rule: 'log-encryption-key',
    broken: (scope) => ({ logEncryptionKey: new kms.Key(scope, 'Key', { keySpec: kms.KeySpec.RSA_2048 }) }),
    says: ['logEncryptionKey must be a symmetric key to encrypt and decrypt, got RSA_2048'],
    holds: (scope) => ({ logEncryptionKey: new kms.Key(scope, 'Key') }),
  },
  {
    rule: 'log-encryption-key',
    broken: (scope) => ({ logEncryptionKey: new kms.Key(scope, 'Key', { enabled: false }) }),
    says: ['logEncryptionKey must be an enabled key, got a disabled one'],
    holds: (scope) => ({ logEncryptionKey: new kms.Key(scope, 'Key', { enabled: true }) }),
  },
  {
    rule: 'log-group-region',
    broken: (scope) => ({ logging: { cloudwatchLogGroup: logs.LogGroup.fromLogGroupArn(scope, 'Logs', 'arn:aws:logs:eu-west-1:123456789012:log-group:kafka:*') } }),
    says: ['logging.cloudwatchLogGroup must be in us-east-1, as the cluster is, got one in eu-west-1'],
    holds: (scope) => ({ logging: { cloudwatchLogGroup: logs.LogGroup.fromLogGroupName(scope, 'Logs', 'kafka') } }),
  },
  {
    rule: 'removal-policy',
    broken: () => ({ removalPolicy: RemovalPolicy.SNAPSHOT }),
    says: ['removalPolicy must be one of DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT'],
    holds: () => ({ removalPolicy: RemovalPolicy.DESTROY }),
  },
];
