import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { defineLogGroup } from '../../private/log-group';

/**
 * Below /aws/vendedlogs/ log delivery needs no entry in the account's resource policy of CloudWatch Logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export function defineBrokerLog(scope: Construct, clusterName: string, encryptionKey?: kms.IKey): logs.LogGroup {
  return defineLogGroup(scope, 'LogGroup', { logGroupName: `/aws/vendedlogs/msk/${clusterName}`, encryptionKey });
}
