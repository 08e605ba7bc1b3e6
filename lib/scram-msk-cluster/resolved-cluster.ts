import * as msk from '@aws-cdk/aws-msk-alpha';
import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { DEFAULT_MSK_VERSION } from '../kafka/releases/releases';
import { isKnown } from '../private/rules';
import { selectSubnets, type BrokerSubnets } from './resources/broker-subnets';
import type { ScramMskClusterProps } from './scram-msk-cluster-props';

/** What the user asked for, with the defaults that do not depend on anything else. */
export type ClusterChoices = ScramMskClusterProps
  & Required<Pick<ScramMskClusterProps, 'kafkaVersion' | 'brokerType' | 'instanceType' | 'brokersPerZone' | 'openMonitoring' | 'monitoringLevel' | 'iam' | 'mskDualStackEndpoint' | 'removalPolicy'>>;

/** A cluster before it is defined, as its rules see it. */
export interface ResolvedCluster extends BrokerSubnets {
  readonly scope: Construct;
  readonly props: ClusterChoices;
  readonly vpc: ec2.IVpc;
  readonly instanceType: string;
  readonly kafkaVersion: string;
  readonly express: boolean;
  /** How many there are, if it is known. */
  readonly brokers?: number;
}

export function resolveCluster(scope: Construct, props: ScramMskClusterProps, vpc: ec2.IVpc): ResolvedCluster {
  const settings: ClusterChoices = {
    ...props,
    kafkaVersion: props.kafkaVersion ?? msk.KafkaVersion.of(DEFAULT_MSK_VERSION),
    brokerType: props.brokerType ?? msk.BrokerType.STANDARD,
    // The smallest size that runs KRaft.
    instanceType: props.instanceType ?? ec2.InstanceType.of(ec2.InstanceClass.M7G, ec2.InstanceSize.LARGE),
    brokersPerZone: props.brokersPerZone ?? 1,
    openMonitoring: props.openMonitoring ?? false,
    monitoringLevel: props.monitoringLevel ?? msk.ClusterMonitoringLevel.DEFAULT,
    iam: props.iam ?? false,
    mskDualStackEndpoint: props.mskDualStackEndpoint ?? false,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
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
