import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Rule } from '../../private/rules';
import type { Flow } from '../flow';
import type { MirrorMakerPrimarySecondaryProps } from '../mirror-maker-primary-secondary-props';

/** A MirrorMaker before it is defined, as its rules see it. */
export interface MirrorMakerDraft {
  readonly scope: Construct;
  readonly props: MirrorMakerPrimarySecondaryProps;
  readonly vpc?: ec2.IVpc;
  /** Of the cluster that records go to, if it is one of Amazon MSK. */
  readonly targetRegion?: string;
  readonly kafkaVersion: string;
  readonly flow: Flow;
  /** Those of the other MirrorMakers of the app. */
  readonly others: readonly Flow[];
}

export type MirrorMakerRule = Rule<MirrorMakerDraft>;
