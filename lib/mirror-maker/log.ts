import { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** What the log groups of a MirrorMaker differ in. */
export interface LogOptions {
  readonly encryptionKey?: kms.IKey;
  /** A month unless it says otherwise. */
  readonly retention?: logs.RetentionDays;
}

/** A log of a container. It outlives the stack, unless that is a first deploy that failed. */
export function defineLog(scope: Construct, id: string, { encryptionKey, retention = logs.RetentionDays.ONE_MONTH }: LogOptions): logs.LogGroup {
  return new logs.LogGroup(scope, id, { retention, encryptionKey, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
}
