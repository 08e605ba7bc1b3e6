import { RemovalPolicy } from 'aws-cdk-lib';
import { anyObject, objectWith, oneOf, type Kind } from './shapes';

/** What props of this library are of CDK's kinds, each by a member that only it has. */

export const DURATION = objectWith('toMilliseconds', 'a Duration, such as Duration.days(1)');
export const SIZE = objectWith('toGibibytes', 'a Size, such as Size.gibibytes(100)');
export const INSTANCE_TYPE = objectWith('architecture', "an ec2.InstanceType, such as new ec2.InstanceType('m7g.large')");
export const VPC = objectWith('selectSubnets', 'a VPC, such as an ec2.Vpc');
export const SUBNET_SELECTION = anyObject('an ec2.SubnetSelection, such as { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }');
export const IP_ADDRESSES = objectWith('allocateVpcCidr', "an ec2.IIpAddresses, such as ec2.IpAddresses.cidr('10.0.0.0/16')");
export const KEY = objectWith('keyArn', 'a key, such as a kms.Key');
export const LOG_GROUP = objectWith('logGroupName', 'a log group, such as a logs.LogGroup');
export const BUCKET = objectWith('bucketName', 'a bucket, such as an s3.Bucket');
export const CERTIFICATE_AUTHORITY = objectWith('certificateAuthorityArn', 'an authority, such as acmpca.CertificateAuthority.fromCertificateAuthorityArn(...)');
export const KAFKA_VERSION = objectWith('version', 'a KafkaVersion, such as KafkaVersion.V3_9_X_KRAFT');
export const MSK_CLUSTER = objectWith('clusterArn', 'a cluster, such as a ScramMskCluster');
export const REMOVAL_POLICY = oneOf(RemovalPolicy, 'RemovalPolicy');

/** Somebody may mean to give the password itself. */
export const SECRET: Kind = { ...objectWith('secretArn', 'a secret, such as a secretsmanager.Secret'), secret: true };
