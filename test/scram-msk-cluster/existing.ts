import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { ScramMskCluster, type IScramMskCluster, type ScramMskClusterAttributes } from '../../lib';
import { vpcIn } from './rules/row';

export const CLUSTER_ARN = 'arn:aws:kafka:us-east-1:123456789012:cluster/orders/1234abcd-12ab-34cd-56ef-1234567890ab-1';
export const SECRET_ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_operator-AbCdEf';
export const KEY_ARN = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

export const AUTHORITY_ARN = 'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/1234abcd-12ab-34cd-56ef-1234567890ab';

/** A secret that exists, with its key. */
export function importSecret(scope: Construct, id = 'Secret', secretCompleteArn = SECRET_ARN): secretsmanager.ISecret {
  return secretsmanager.Secret.fromSecretAttributes(scope, id, { secretCompleteArn, encryptionKey: kms.Key.fromKeyArn(scope, `${id}Key`, KEY_ARN) });
}

/** A cluster that exists, in a VPC that exists. */
export function importCluster(scope: Construct, attributes: Partial<ScramMskClusterAttributes> = {}): IScramMskCluster {
  return ScramMskCluster.fromScramMskClusterAttributes(scope, 'Existing', {
    clusterArn: CLUSTER_ARN,
    vpc: vpcIn(scope, ['us-east-1a', 'us-east-1b', 'us-east-1c']),
    securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(scope, 'Brokers', 'sg-brokers')],
    ...attributes,
  });
}
