import { join } from 'node:path';
import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { serviceName } from '../private/service-names';
import { grantAddresses } from '../private/grants';
import { defineVpcFunction, type FunctionNetwork } from '../private/vpc-function';

const CODE = join(__dirname, '..', '..', 'assets', 'rotation');

/** What the function works on. */
export interface RotatedSecrets {
  /** Read by clients. */
  readonly current: secretsmanager.ISecret;
  /** Read by MSK, by user name. */
  readonly ofUsers: Readonly<Record<string, secretsmanager.ISecret>>;
  /** Encrypts all of them. */
  readonly encryptionKey: kms.IKey;
}

/** The Lambda function that Secrets Manager calls to rotate a user: it may touch this user's secrets, and no other. */
export function defineRotationFunction(scope: Construct, cluster: msk.ICluster, network: FunctionNetwork, secrets: RotatedSecrets): lambda.Function {
  const [username] = Object.keys(secrets.ofUsers);
  const handler = defineVpcFunction(scope, {
    network,
    who: `the function that rotates ${username}`,
    egressWarning: 'rotation-without-egress',
    endpoints: ['secretsmanager'],
    description: `Rotates the password of ${username}, a user of an Amazon MSK cluster`,
    purpose: 'Rotates a user of an Amazon MSK cluster',
    code: CODE,
    // MSK takes up to ten minutes to learn a password, or longer on a bad day: the most that Lambda offers.
    timeout: Duration.minutes(15),
    environment: {
      KAFKA_CLUSTER_ARN: cluster.clusterArn,
      USER_SECRETS: Stack.of(scope).toJsonString(Object.fromEntries(
        Object.entries(secrets.ofUsers).map(([name, { secretArn }]) => [name, secretArn]))),
    },
    grant: (role) => {
      grantAddresses(role, cluster);
      grantRotation(role, secrets);
    },
  });
  handler.connections.allowTo(cluster, ec2.Port.tcp(BROKER_PORTS.saslScram), 'Logs in with a new password');
  handler.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Addresses, secrets');
  return handler;
}

function grantRotation(role: iam.Role, { current, ofUsers, encryptionKey }: RotatedSecrets): void {
  const allow = (actions: string[], resources: string[], conditions?: Record<string, unknown>) =>
    role.addToPolicy(new iam.PolicyStatement({ actions, resources, conditions }));
  allow([
    'secretsmanager:DescribeSecret',
    'secretsmanager:GetSecretValue',
    'secretsmanager:PutSecretValue',
    'secretsmanager:UpdateSecretVersionStage',
  ], [current.secretArn]);
  allow(['secretsmanager:PutSecretValue'], Object.values(ofUsers).map(({ secretArn }) => secretArn));
  // It belongs to no resource.
  allow(['secretsmanager:GetRandomPassword'], ['*']);
  allow(['kms:Decrypt', 'kms:GenerateDataKey'], [encryptionKey.keyArn], {
    StringEquals: { 'kms:ViaService': serviceName('secretsmanager', current.env.region) },
  });
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Lambda makes the network interfaces of a function with its role, before their ids are known; a random password belongs to no resource',
  });
}
