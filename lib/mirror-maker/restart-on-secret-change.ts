import { Validations } from 'aws-cdk-lib';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/**
 * Deploys a service anew when a secret gets another current value. A state machine calls ECS: no Lambda function is needed.
 *
 * Secrets Manager tells it itself, with the ARN of the secret whatever the caller named it by. Of the calls that CloudTrail
 * records some name it by its ARN and some by its name, a rotation makes several before the value is the current one, and some
 * change no value.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/event-detail-secret-label-updated-secretsmanager.html
 */
export function restartOnSecretChange(scope: Construct, service: ecs.FargateService, secret: secretsmanager.ISecret): void {
  const machine = new sfn.StateMachine(scope, 'Restart', {
    stateMachineType: sfn.StateMachineType.STANDARD,
    definitionBody: sfn.DefinitionBody.fromChainable(new tasks.CallAwsService(scope, 'UpdateService', {
      service: 'ecs',
      action: 'updateService',
      parameters: { Cluster: service.cluster.clusterArn, Service: service.serviceName, ForceNewDeployment: true },
      iamResources: [service.serviceArn],
    })),
  });
  Validations.of(machine).acknowledge(
    { id: 'AwsSolutions-SF1', reason: 'One call to ECS: the history of its executions, which Step Functions keeps for 90 days, says all that a log would' },
    { id: 'AwsSolutions-SF2', reason: 'One call to ECS and nothing before or after it: there is no path to trace' },
  );
  new events.Rule(scope, 'SecretChanged', {
    description: 'A secret of MirrorMaker has another value',
    eventPattern: {
      source: ['aws.secretsmanager'],
      detailType: ['Secret Label Updated'],
      resources: [secret.secretArn],
      detail: { labelUpdated: ['AWSCURRENT'] },
    },
    targets: [new targets.SfnStateMachine(machine)],
  });
}
