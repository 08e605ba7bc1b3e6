import { RemovalPolicy } from 'aws-cdk-lib';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { defineLogGroup, type LogGroupChoices } from '../private/log-group';

/** A log of a container. It outlives the stack, unless that is a first deploy that failed. */
export function defineLog(scope: Construct, id: string, choices: LogGroupChoices): logs.LogGroup {
  return defineLogGroup(scope, id, { ...choices, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
}
