import * as msk from '@aws-cdk/aws-msk-alpha';
import { ClusterAuthorization } from '../authorization/cluster-authorization';
import * as kinds from '../private/kinds';
import { BOOLEAN, listOf, mapOf, needed, NUMBER, oneOf, struct, TEXT, type Shape } from '../private/shapes';
import { SCRAM_USER_ROTATION } from '../rotation/shapes';
import type { BrokerStorage } from './broker-storage';
import type { ScramMskClusterAttributes } from './scram-msk-cluster-attributes';
import type { MutualTls } from './mutual-tls';
import type { AddUserOptions } from './add-user-options';
import type { ScramMskClusterProps } from './scram-msk-cluster-props';

const BROKER_STORAGE: Shape<BrokerStorage> = {
  volumeSize: kinds.SIZE,
  provisionedThroughput: NUMBER,
  tiered: BOOLEAN,
  maximumVolumeSize: kinds.SIZE,
  targetUtilization: NUMBER,
};

const BROKER_LOGGING: Shape<msk.BrokerLogging> = {
  firehoseDeliveryStreamName: TEXT,
  cloudwatchLogGroup: kinds.LOG_GROUP,
  s3: struct<msk.S3LoggingConfiguration>({ bucket: needed(kinds.BUCKET), prefix: TEXT }),
};

const MUTUAL_TLS: Shape<MutualTls> = {
  certificateAuthorities: needed(listOf(kinds.CERTIFICATE_AUTHORITY)),
};

export const SCRAM_MSK_CLUSTER: Shape<ScramMskClusterProps> = {
  clusterName: TEXT,
  vpc: kinds.VPC,
  vpcSubnets: kinds.SUBNET_SELECTION,
  ipAddresses: kinds.IP_ADDRESSES,
  natGateways: NUMBER,
  encryptionKey: kinds.KEY,
  secretEncryptionKey: kinds.KEY,
  kafkaVersion: kinds.KAFKA_VERSION,
  brokerType: oneOf(msk.BrokerType, 'BrokerType'),
  instanceType: kinds.INSTANCE_TYPE,
  brokersPerZone: NUMBER,
  storage: struct(BROKER_STORAGE),
  serverProperties: mapOf(TEXT),
  monitoringLevel: oneOf(msk.ClusterMonitoringLevel, 'ClusterMonitoringLevel'),
  openMonitoring: BOOLEAN,
  logging: struct(BROKER_LOGGING),
  users: listOf(TEXT),
  authorization: oneOf(ClusterAuthorization, 'ClusterAuthorization'),
  iam: BOOLEAN,
  mutualTls: struct(MUTUAL_TLS),
  logEncryptionKey: kinds.KEY,
  mskDualStackEndpoint: BOOLEAN,
  removalPolicy: kinds.REMOVAL_POLICY,
};

export const ADD_USER_OPTIONS: Shape<AddUserOptions> = {
  secret: kinds.SECRET,
  rotation: struct(SCRAM_USER_ROTATION),
};

export const SCRAM_MSK_CLUSTER_ATTRIBUTES: Shape<ScramMskClusterAttributes> = {
  clusterArn: needed(TEXT),
  vpc: needed(kinds.VPC),
  securityGroups: needed(listOf(kinds.SECURITY_GROUP)),
  users: mapOf(kinds.SECRET),
  brokerType: oneOf(msk.BrokerType, 'BrokerType'),
  kafkaVersion: kinds.KAFKA_VERSION,
  tieredStorage: BOOLEAN,
  iam: BOOLEAN,
  mutualTls: BOOLEAN,
};
