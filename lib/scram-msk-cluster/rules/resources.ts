import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { validateKey } from '../../private/keys';
import { differs, error, isKnown, warning } from '../../private/rules';
import type { ClusterRule } from './rule';

/** Keys and log destinations that were brought, and what becomes of those that were not. */
export const RESOURCE_RULES: readonly ClusterRule[] = [
  error('firehose', ({ props: { logging } }) => {
    const name = logging?.firehoseDeliveryStreamName;
    return isKnown(name) && !/^[A-Za-z0-9_.-]{1,64}$/.test(name)
      && `logging.firehoseDeliveryStreamName must be the name of a delivery stream, 1 to 64 letters, digits and _ . -, got '${name}'`;
  }),

  // Without `logging` there are logs.
  warning('no-broker-logs', ({ props: { logging } }) =>
    logging !== undefined && Object.values(logging).every((destination) => destination === undefined)
      && 'logging must name at least one destination, got none: brokers would log nowhere; leave it out for a log group of the cluster'),

  // MSK knows a log group by its name only.
  error('log-group-region', ({ scope, props: { logging } }) => {
    const { region } = Stack.of(scope);
    const its = logging?.cloudwatchLogGroup?.env.region;
    return differs(region, its) && `logging.cloudwatchLogGroup must be in ${region}, as the cluster is, got one in ${its}`;
  }),

  error('encryption-key', ({ scope, props: { encryptionKey } }) => validateKey(scope, 'encryptionKey', encryptionKey)),

  error('secret-encryption-key', ({ scope, props: { secretEncryptionKey } }) => validateKey(scope, 'secretEncryptionKey', secretEncryptionKey)),

  error('log-encryption-key', ({ scope, props: { logEncryptionKey } }) => validateKey(scope, 'logEncryptionKey', logEncryptionKey)),

  error('removal-policy', ({ props: { removalPolicy } }) =>
    removalPolicy === RemovalPolicy.SNAPSHOT
      && 'removalPolicy must be one of DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT: CloudFormation takes none of clusters, keys and secrets'),
];
