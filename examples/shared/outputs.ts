import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { IConstruct } from 'constructs';
import { ActiveSide, MskClientInstance, ScramMskCluster, ScramUser } from '../../lib';

/**
 * What an operator types, as outputs of the stack that has it: `cdk deploy` prints them, `aws cloudformation describe-stacks`
 * tells them later. Call it when everything is defined.
 */
export function addOutputs(app: IConstruct): void {
  app.node.findAll().forEach((construct) => {
    if (construct instanceof MskClientInstance) {
      const { region } = Stack.of(construct);
      output(construct, 'Session', 'Starts a session on the box', `aws ssm start-session --target ${construct.instance.instanceId} --region ${region}`);
    } else if (construct instanceof ScramMskCluster) {
      output(construct, 'Arn', 'ARN of the MSK cluster', construct.clusterArn);
    } else if (construct instanceof ScramUser) {
      output(construct, 'Secret', `ARN of the secret with which ${construct.username} logs in`, construct.secret.secretArn);
    } else if (construct instanceof ActiveSide) {
      const { region } = Stack.of(construct);
      output(construct, 'Switch', 'Makes the secondary the active side in this Region', `aws ssm put-parameter --region ${region} --name ${construct.parameterName} --value secondary --overwrite`);
    } else if (construct instanceof ecs.FargateService) {
      output(construct, 'Name', 'Name of the service of Amazon ECS', construct.serviceName);
      output(construct, 'Cluster', 'Name of its ECS cluster', construct.cluster.clusterName);
    }
  });
}

/** Kafka/Users/mirror-maker and `Secret` make KafkaUsersMirrorMakerSecret: a name without a hash can be typed too. */
function output(construct: IConstruct, name: string, description: string, value: string): void {
  const stack = Stack.of(construct);
  const path = construct.node.scopes.slice(stack.node.scopes.length).flatMap(({ node }) => node.id.split(/[^A-Za-z0-9]+/));
  new CfnOutput(stack, `${path.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}${name}`, { description, value });
}
