import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/** A cluster whose network this app knows well enough to put a function into it. */
export interface RotationHost extends msk.ICluster {
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.ISubnet[];
  /** Whether MSK's API is called at its dual-stack endpoint. @internal */
  readonly _mskDualStackEndpoint: boolean;
}

export function isRotationHost(cluster: msk.ICluster): cluster is RotationHost {
  return 'vpc' in cluster && 'subnets' in cluster;
}
