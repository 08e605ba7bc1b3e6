import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';

/** Where a service runs, and how many containers of it. */
export interface ServicePlace {
  readonly vpc: ec2.IVpc;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly cluster?: ecs.ICluster;
  readonly desiredCount: number;
  /** Whether a deploy leaves the count as it is, unless it makes the service. */
  readonly keepsCount: boolean;
}

/** A service whose containers never do the same work twice. */
export function defineService(scope: Construct, taskDefinition: ecs.FargateTaskDefinition, { vpc, vpcSubnets, cluster, desiredCount, keepsCount }: ServicePlace): ecs.FargateService {
  return new ecs.FargateService(scope, 'Service', {
    cluster: cluster ?? new ecs.Cluster(scope, 'Cluster', { vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED }),
    taskDefinition,
    // A new service without a count gets one container.
    desiredCount: keepsCount ? undefined : desiredCount,
    vpcSubnets,
    securityGroups: [new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc, description: 'MirrorMaker', allowAllOutbound: false })],
    circuitBreaker: { rollback: true },
    // One process at most reads a partition: the old tasks stop before the new ones start.
    minHealthyPercent: desiredCount > 1 ? 50 : 0,
    maxHealthyPercent: 100,
    // It would start tasks before it stops others.
    availabilityZoneRebalancing: ecs.AvailabilityZoneRebalancing.DISABLED,
  });
}
