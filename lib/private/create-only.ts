/**
 * Properties whose change replaces a resource, by resource type, with a slash before what is nested: what CloudFormation's
 * schemas call create-only, conditionally or not. A test holds them against the schemas.
 *
 * The types are those that constructs of this library refer to in other stacks, and those that theirs refer to.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
export const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  'AWS::ACMPCA::CertificateAuthority': ['CsrExtensions', 'KeyAlgorithm', 'KeyStorageSecurityStandard', 'SigningAlgorithm', 'Subject', 'Type', 'UsageMode'],
  'AWS::CloudFormation::Stack': [],
  'AWS::EC2::IPAM': [],
  'AWS::EC2::IPAMPool': [
    'AddressFamily', 'AwsService', 'IpamScopeId', 'Locale', 'PublicIpSource', 'PubliclyAdvertisable', 'SourceIpamPoolId', 'SourceResource',
  ],
  'AWS::EC2::IPAMScope': ['IpamId'],
  'AWS::EC2::RouteTable': ['VpcId'],
  'AWS::EC2::SecurityGroup': ['GroupDescription', 'GroupName', 'VpcId'],
  'AWS::EC2::Subnet': [
    'AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6CidrBlock', 'Ipv6IpamPoolId', 'Ipv6Native',
    'Ipv6NetmaskLength', 'OutpostArn', 'VpcId',
  ],
  'AWS::EC2::VPC': ['CidrBlock', 'InstanceTenancy', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'VpcEncryptionControl'],
  'AWS::EC2::VPCCidrBlock': [
    'AmazonProvidedIpv6CidrBlock', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6CidrBlock', 'Ipv6CidrBlockNetworkBorderGroup',
    'Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'Ipv6Pool', 'VpcId',
  ],
  // The role is not create-only in the schema, but the connection was accepted with it.
  'AWS::EC2::VPCPeeringConnection': ['PeerOwnerId', 'PeerRegion', 'PeerRoleArn', 'PeerVpcId', 'VpcId'],
  'AWS::ECR::Repository': ['EncryptionConfiguration', 'EncryptionConfiguration/EncryptionType', 'EncryptionConfiguration/KmsKey', 'RepositoryName'],
  'AWS::ECS::Cluster': ['ClusterName'],
  'AWS::IAM::Role': ['Path', 'RoleName'],
  'AWS::KMS::Key': [],
  'AWS::KMS::ReplicaKey': ['PrimaryKeyArn'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::MSK::Cluster': [
    'BrokerNodeGroupInfo/BrokerAZDistribution', 'BrokerNodeGroupInfo/ClientSubnets', 'BrokerNodeGroupInfo/SecurityGroups', 'ClusterName',
    'EncryptionInfo/EncryptionAtRest', 'EncryptionInfo/EncryptionInTransit/InCluster',
  ],
  'AWS::MSK::ServerlessCluster': ['ClientAuthentication', 'ClusterName', 'Tags', 'VpcConfigs'],
  'AWS::S3::Bucket': ['BucketName', 'BucketNamePrefix', 'BucketNamespace'],
  'AWS::SecretsManager::Secret': ['Name'],
};
