import type * as msk from '@aws-cdk/aws-msk-alpha';
import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { arnFor } from './references';
import { serviceName } from './service-names';

/**
 * Lets a grantee read a secret and decrypt it, from any stack or Region of the app: only the grantee's policy changes, so
 * that the stack of the secret never depends on that of its readers.
 */
export function grantSecret(grantee: iam.IGrantable, secret: secretsmanager.ISecret): iam.Grant {
  const reader = grantee.grantPrincipal;
  const grant = iam.Grant.addToPrincipal({
    grantee,
    actions: ['secretsmanager:GetSecretValue'],
    resourceArns: [secret.secretFullArn === undefined ? namedArn(secret) : arnFor(reader, secret, secret.secretArn)],
  });
  const key = secret.encryptionKey;
  return key === undefined ? grant : grant.combine(iam.Grant.addToPrincipal({
    grantee,
    actions: ['kms:Decrypt'],
    resourceArns: [arnFor(reader, key, key.keyArn, (l1) => (l1 as kms.CfnKey).attrArn)],
    // The key opens nothing by itself: only what Secrets Manager of the secret's own Region asks for.
    conditions: { StringEquals: { 'kms:ViaService': serviceName('secretsmanager', secret.env.region) } },
  }));
}

/** IAM compares with the complete ARN, which ends in six characters of Secrets Manager's: of an import by name they are not known. */
function namedArn(secret: secretsmanager.ISecret): string {
  const { secretArn } = secret;
  // An import of the deprecated kind has its name for an ARN.
  const arn = Token.isUnresolved(secretArn) || secretArn.startsWith('arn:')
    ? secretArn
    : Stack.of(secret).formatArn({ service: 'secretsmanager', resource: 'secret', resourceName: secretArn, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return `${arn}-??????`;
}

/** Lets a grantee look up the brokers of a cluster, from any stack or Region of the app. */
export function grantAddresses(grantee: iam.IGrantable, cluster: msk.ICluster): iam.Grant {
  return grantOnCluster(grantee, cluster, 'kafka:GetBootstrapBrokers');
}

/** Lets a grantee look up what a cluster is: its subnets, its security groups, how one logs in, and as whom. */
export function grantDescription(grantee: iam.IGrantable, cluster: msk.ICluster): iam.Grant {
  return grantOnCluster(grantee, cluster, 'kafka:DescribeClusterV2', 'kafka:ListScramSecrets');
}

function grantOnCluster(grantee: iam.IGrantable, cluster: msk.ICluster, ...actions: string[]): iam.Grant {
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [arnFor(grantee.grantPrincipal, cluster, cluster.clusterArn)] });
}
