import * as msk from '@aws-cdk/aws-msk-alpha';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { CfnConfiguration, type CfnCluster } from 'aws-cdk-lib/aws-msk';
import type { Construct } from 'constructs';
import { serverProperties } from '../../kafka/brokers/server-properties';
import type { BrokerStorage } from '../broker-storage';
import type { ResolvedCluster } from '../resolved-cluster';
import { DEFAULT_VOLUME_GIBIBYTES } from '../instance-types';

/** What the brokers use and did not make. */
export interface BrokerResources {
  readonly clusterName: string;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly encryptionKey: kms.IKey;
  readonly secretEncryptionKey: kms.IKey;
  readonly logging: msk.BrokerLogging;
}

/**
 * Defines the cluster resource: msk-alpha's `Cluster`, then on its L1 what that leaves out or leaves to MSK's defaults.
 */
export function defineBrokers(scope: Construct, resolved: ResolvedCluster, resources: BrokerResources): msk.Cluster {
  const { props, express } = resolved;
  const { clusterName, securityGroup, encryptionKey, secretEncryptionKey, logging } = resources;
  const configuration = defineConfiguration(scope, resolved, clusterName);
  const cluster = new msk.Cluster(scope, 'Resource', {
    clusterName,
    kafkaVersion: props.kafkaVersion,
    brokerType: props.brokerType,
    instanceType: props.instanceType,
    numberOfBrokerNodes: props.brokersPerZone,
    vpc: resolved.vpc,
    vpcSubnets: { subnets: resolved.subnets },
    securityGroups: [securityGroup],
    ebsStorageInfo: express ? undefined : { encryptionKey },
    // The latest revision by reference: an edit of the properties reaches the cluster in the same deploy.
    configurationInfo: { arn: configuration.attrArn, revision: configuration.attrLatestRevisionRevision },
    monitoring: {
      clusterMonitoringLevel: props.monitoringLevel,
      enablePrometheusJmxExporter: props.openMonitoring,
      enablePrometheusNodeExporter: props.openMonitoring,
    },
    logging: express ? undefined : logging,
    encryptionInTransit: { clientBroker: msk.ClientBrokerEncryption.TLS, enableInCluster: true },
    clientAuthentication: clientAuthentication(props, secretEncryptionKey),
  });
  completeResource(cluster.node.defaultChild as CfnCluster, resolved, resources);
  return cluster;
}

/** With a key given, msk-alpha makes none of its own, which would lack rotation. */
function clientAuthentication({ iam, mutualTls }: ResolvedCluster['props'], key: kms.IKey): msk.ClientAuthentication {
  const sasl = { scram: true, iam, key };
  return mutualTls === undefined
    ? msk.ClientAuthentication.sasl(sasl)
    : msk.ClientAuthentication.saslTls({ ...sasl, certificateAuthorities: mutualTls.certificateAuthorities });
}

/** See docs/decisions/0002-msk-alpha-cluster-native-users.md for the list. */
function completeResource(resource: CfnCluster, { props, express }: ResolvedCluster, { encryptionKey, logging }: BrokerResources): void {
  // MSK's documents disagree about the default of unauthenticated access: nothing here may depend on it.
  resource.addPropertyOverride('ClientAuthentication.Unauthenticated.Enabled', false);
  resource.addPropertyOverride('ClientAuthentication.Sasl.Iam.Enabled', props.iam);
  if (props.mutualTls) {
    resource.addPropertyOverride('ClientAuthentication.Tls.Enabled', true);
  }
  // msk-alpha gives the id of the key and ignores it for Express brokers; MSK asks for the ARN.
  resource.addPropertyOverride('EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId', encryptionKey.keyArn);
  if (express) {
    // msk-alpha takes no logging for Express brokers; MSK does.
    resource.loggingInfo = { brokerLogs: brokerLogs(logging) };
  } else {
    // msk-alpha knows no throughput, and judges sizes that are known only in the deploy and versions that it cannot know.
    resource.storageMode = props.storage?.tiered ? msk.StorageMode.TIERED : msk.StorageMode.LOCAL;
    resource.addPropertyOverride('BrokerNodeGroupInfo.StorageInfo.EBSStorageInfo', volumes(props.storage));
  }
}

function volumes({ volumeSize, provisionedThroughput }: BrokerStorage = {}): object {
  return {
    VolumeSize: volumeSize?.toGibibytes() ?? DEFAULT_VOLUME_GIBIBYTES,
    ProvisionedThroughput: provisionedThroughput === undefined ? undefined : { Enabled: true, VolumeThroughput: provisionedThroughput },
  };
}

function brokerLogs({ cloudwatchLogGroup, firehoseDeliveryStreamName, s3 }: msk.BrokerLogging): CfnCluster.BrokerLogsProperty {
  return {
    cloudWatchLogs: { enabled: cloudwatchLogGroup !== undefined, logGroup: cloudwatchLogGroup?.logGroupName },
    firehose: { enabled: firehoseDeliveryStreamName !== undefined, deliveryStream: firehoseDeliveryStreamName },
    s3: { enabled: s3 !== undefined, bucket: s3?.bucket.bucketName, prefix: s3?.prefix },
  };
}

/** Without `KafkaVersionsList`: a version upgrade would have to replace the configuration, under another name. */
function defineConfiguration(scope: Construct, { props, subnets, express }: ResolvedCluster, clusterName: string): CfnConfiguration {
  return new CfnConfiguration(scope, 'Configuration', {
    name: clusterName,
    description: 'Broker settings of the cluster of the same name',
    serverProperties: serverProperties({ zones: subnets.length, express }, props.serverProperties),
  });
}
