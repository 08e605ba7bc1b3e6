import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { kafkaApi, type EgressNeeds } from '../private/egress';
import { isKnown } from '../private/rules';
import { regionOf } from './end';
import type { MirrorMakerPrimarySecondaryProps } from './mirror-maker-primary-secondary-props';
import type { MirrorMakerServiceProps } from './mirror-maker-service-props';
import type { MirroredClusterConfig } from './mirrored-cluster-config';

/** Where containers stand, and what they ask whom. */
export interface Asked {
  readonly props: MirrorMakerPrimarySecondaryProps;
  readonly source: MirroredClusterConfig;
  readonly target: MirroredClusterConfig;
  readonly vpc: ec2.IVpc;
  /** Of the containers. */
  readonly region: string;
}

/** Where the containers run. */
export function subnetsOf({ vpcSubnets }: MirrorMakerServiceProps): ec2.SubnetSelection {
  return vpcSubnets ?? { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS };
}

/**
 * What the containers must reach besides the brokers. An interface endpoint serves the Region that it stands in: what is
 * looked up in another one, and what has no endpoint at all, no endpoint of their VPC gives them.
 */
export function egressOf({ props, source, target, vpc, region }: Asked): EgressNeeds {
  const ends = [source, target];
  const there = (end: MirroredClusterConfig) => isKnown(regionOf(end)) && isKnown(region) && regionOf(end) !== region;
  const looked = (end: MirroredClusterConfig, ofMsk: string) => [...(end.cluster ? [ofMsk] : []), 'secretsmanager', ...(props.activeSide ? ['ssm'] : [])];
  const elsewhere = ends.filter(there).flatMap((end) => looked(end, 'kafka-api').map((service) => `${service} of ${regionOf(end)}`));
  return {
    who: "MirrorMaker's containers",
    vpc,
    subnets: vpc.selectSubnets(subnetsOf(props)).subnets,
    hasPublicAddress: false,
    inAnySubnet: true,
    endpoints: [...new Set([
      ...ends.filter((end) => !there(end)).flatMap((end) => looked(end, kafkaApi(props.mskDualStackEndpoint))),
      ...(props.image ? [] : ['ecr.api', 'ecr.dkr', 's3']),
      'logs',
      ...elsewhere.map((service) => `${service} (endpoints of this VPC do not serve it)`),
      ...(props.metricsAgentImage || props.metrics === false ? [] : ['public.ecr.aws (it has none: give metricsAgentImage, or set metrics to false)']),
    ])],
  };
}
