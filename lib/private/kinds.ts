import { RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { anyObject, mapOf, objectWith, oneOf, openStruct, TEXT, type Kind } from './shapes';

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
export const KAFKA_VERSION = objectWith('version', 'a KafkaVersion, a constant of KafkaVersion or KafkaVersion.of(...)');
export const MSK_CLUSTER = objectWith('clusterArn', 'a cluster, such as a ScramMskCluster');
export const SECURITY_GROUP = objectWith('securityGroupId', 'a security group, such as an ec2.SecurityGroup');
export const PORT = objectWith('toRuleJson', 'an ec2.Port, such as ec2.Port.tcp(9096)');
export const CONNECTABLE = objectWith('connections', 'an object with security groups, such as an ec2.SecurityGroup');
export const MACHINE_IMAGE = objectWith('getImage', 'an ec2.IMachineImage, such as ec2.MachineImage.latestAmazonLinux2023()');
export const GRANTEE = objectWith('grantPrincipal', 'a grantee, such as an iam.Role');
export const SYNTHESIZER = objectWith('synthesize', 'a synthesizer, such as new DefaultStackSynthesizer()');
export const ECS_CLUSTER = objectWith('hasEc2Capacity', 'a cluster of Amazon ECS, such as an ecs.Cluster');
export const ECS_SERVICE = objectWith('taskDefinition', 'a service of Amazon ECS, such as an ecs.FargateService');
export const CONTAINER = objectWith('containerName', 'a container of the task, such as taskDefinition.defaultContainer');
export const CONTAINER_IMAGE = objectWith('bind', "an ecs.ContainerImage, such as ecs.ContainerImage.fromRegistry('...')");
export const CPU_ARCHITECTURE = objectWith('_cpuArchitecture', 'an ecs.CpuArchitecture, such as ecs.CpuArchitecture.X86_64');
/** An imported function, a version and an alias have no environment that could be added to. */
export const FUNCTION = objectWith('addEnvironment', 'a function of this app, such as a lambda.Function');
export const ANY_FUNCTION = objectWith('functionArn', 'a function, such as a lambda.Function');
/** By a member that neither a topic nor a user of two clusters has. */
export const KAFKA_PRINCIPAL = objectWith('clientConfiguration', "a client that logs in to one cluster, such as cluster.user('orders')");
export const SCRAM_USER = objectWith('usernames', "a user of one cluster, such as cluster.user('orders')");
export const REMOVAL_POLICY = oneOf(RemovalPolicy, 'RemovalPolicy');

/** The caller may mean to give the password itself. */
export const SECRET: Kind = { ...objectWith('secretArn', 'a secret, such as a secretsmanager.Secret'), secret: true };

export const METRIC_OPTIONS = openStruct<cloudwatch.MetricOptions>('an object, a cloudwatch.MetricOptions', {
  dimensionsMap: mapOf(TEXT),
  period: DURATION,
  statistic: TEXT,
  unit: oneOf(cloudwatch.Unit, 'Unit'),
  label: TEXT,
  color: TEXT,
  account: TEXT,
  region: TEXT,
});
