import * as msk from '@aws-cdk/aws-msk-alpha';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { isKnown } from '../private/rules';
import { selectSubnets, type BrokerSubnets } from './broker-subnets';
import type { ScramMskClusterProps } from './scram-msk-cluster-props';

/** What the user asked for, with the defaults that do not depend on anything else. */
export type ClusterSettings = ScramMskClusterProps
  & Required<Pick<ScramMskClusterProps, 'kafkaVersion' | 'brokerType' | 'instanceType' | 'brokersPerZone' | 'openMonitoring' | 'monitoringLevel' | 'iam'>>;

/** A cluster before it is defined, as its rules see it. */
export interface ClusterDraft extends BrokerSubnets {
  readonly scope: Construct;
  readonly props: ClusterSettings;
  readonly vpc: ec2.IVpc;
  readonly instanceType: string;
  readonly kafkaVersion: string;
  readonly express: boolean;
  /** How many there are, if it is known. */
  readonly brokers?: number;
}

export function draftCluster(scope: Construct, props: ScramMskClusterProps, vpc: ec2.IVpc): ClusterDraft {
  const settings: ClusterSettings = {
    ...props,
    // The newest line that MSK runs for Standard and Express brokers alike.
    kafkaVersion: props.kafkaVersion ?? msk.KafkaVersion.V3_9_X_KRAFT,
    brokerType: props.brokerType ?? msk.BrokerType.STANDARD,
    // The smallest size that runs KRaft.
    instanceType: props.instanceType ?? ec2.InstanceType.of(ec2.InstanceClass.M7G, ec2.InstanceSize.LARGE),
    brokersPerZone: props.brokersPerZone ?? 1,
    openMonitoring: props.openMonitoring ?? false,
    monitoringLevel: props.monitoringLevel ?? msk.ClusterMonitoringLevel.DEFAULT,
    iam: props.iam ?? false,
  };
  const place = selectSubnets(vpc, props.vpcSubnets);
  return {
    scope,
    props: settings,
    vpc,
    ...place,
    instanceType: settings.instanceType.toString(),
    kafkaVersion: settings.kafkaVersion.version,
    express: settings.brokerType === msk.BrokerType.EXPRESS,
    brokers: isKnown(settings.brokersPerZone) ? settings.brokersPerZone * place.subnets.length || undefined : undefined,
  };
}
