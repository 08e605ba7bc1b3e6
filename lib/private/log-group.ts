import { Stack, Token, Tokenization, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { serviceName } from './service-names';

/** What a log group is, where it is not like all others. */
export interface LogGroupChoices {
  /** A name of its own. CloudFormation makes one up unless it is given. */
  readonly logGroupName?: string;
  /** CloudWatch Logs encrypts with its own unless one is given. */
  readonly encryptionKey?: kms.IKey;
  /** Its events are kept for a month unless it says otherwise. */
  readonly retention?: logs.RetentionDays;
  /** Retained unless it says otherwise. */
  readonly removalPolicy?: RemovalPolicy;
}

/** A log group of this library. */
export function defineLogGroup(scope: Construct, id: string, { encryptionKey, retention = logs.RetentionDays.ONE_MONTH, ...choices }: LogGroupChoices = {}): logs.LogGroup {
  const { logGroupName } = choices;
  const logGroup = new logs.LogGroup(scope, id, { ...choices, encryptionKey, retention });
  if (encryptionKey) {
    letEncrypt(encryptionKey, logGroup, logGroupName);
  }
  return logGroup;
}

/**
 * CloudWatch Logs uses a key only if the policy of the key says so, which CDK leaves to the app. An imported key takes no
 * statement: its policy is for its owner to write.
 *
 * The name of the group stands there as a pattern, without anything that only the group's own stack knows: that stack waits
 * for the key, so that the key must not wait for it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function letEncrypt(key: kms.IKey, logGroup: logs.LogGroup, logGroupName?: string): void {
  const { stack } = logGroup;
  key.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(serviceName('logs', stack.region))],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
          service: 'logs',
          resource: `log-group:${logGroupName === undefined ? namedByCloudFormation(logGroup) : known(logGroupName)}`,
        }),
      },
    },
  }));
}

/** STACK-LOGICALID-RANDOM; the name of a nested stack is known to itself only. */
function namedByCloudFormation(logGroup: logs.LogGroup): string {
  const { stackName } = Stack.of(logGroup);
  return `${Token.isUnresolved(stackName) ? '*' : stackName}-${(logGroup.node.defaultChild as logs.CfnLogGroup).logicalId}-*`;
}

/** What of a name is known when the app is synthesized, up to the first token. */
function known(name: string): string {
  if (!Token.isUnresolved(name)) {
    return name;
  }
  const first: unknown = Tokenization.reverseString(name).firstValue;
  return `${typeof first === 'string' ? first : ''}*`;
}
