import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';

/** A cluster whose network this app knows well enough to put a function into it. @internal */
export interface RotationHost extends msk.ICluster {
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.ISubnet[];
  /** Of what the function logs. */
  readonly logEncryptionKey?: kms.IKey;
  /** Whether MSK's API is called at its dual-stack endpoint. @internal */
  readonly _mskDualStackEndpoint: boolean;
}
