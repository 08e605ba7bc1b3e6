import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { allOf, defineMirrorMaker, stackIn, statementsOf } from './scene';

test('grants are for the role of the task', () => {
  const { stack, mirrorMaker } = defineMirrorMaker();
  s3.Bucket.fromBucketName(stack, 'Trust', 'trust-stores').grantRead(mirrorMaker);

  expect(mirrorMaker.grantPrincipal).toBe(mirrorMaker.taskDefinition.taskRole);
  expect(statementsOf(stack, 'TaskTaskRole').map(({ Action }) => Action)).toContainEqual(['s3:GetObject*', 's3:GetBucket*', 's3:List*']);
});

test('the task definition and the ECS cluster are those of the service', () => {
  const { stack, mirrorMaker } = defineMirrorMaker();
  Template.fromStack(stack);

  expect(allOf(stack, 'AWS::ECS::Service')).toMatchObject([{
    TaskDefinition: stack.resolve(mirrorMaker.taskDefinition.taskDefinitionArn),
    Cluster: stack.resolve(mirrorMaker.ecsCluster.clusterName),
  }]);
});

test('the ECS cluster is the one that was given', () => {
  const app = new App();
  const vpc = ec2.Vpc.fromVpcAttributes(stackIn(app, 'Existing'), 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['us-east-2a'], privateSubnetIds: ['subnet-1'] });
  const cluster = ecs.Cluster.fromClusterAttributes(vpc.stack, 'Ecs', { clusterName: 'shared', vpc });

  expect(defineMirrorMaker({ ecsCluster: cluster, vpc }, app).mirrorMaker.ecsCluster).toBe(cluster);
});

test('the log is the one that MirrorMaker writes', () => {
  const { stack, mirrorMaker } = defineMirrorMaker();
  const [{ ContainerDefinitions: containers }] = allOf(stack, 'AWS::ECS::TaskDefinition') as [Record<string, any>]; // eslint-disable-line @typescript-eslint/no-explicit-any

  expect(containers.find(({ Name }: { Name: string }) => Name === 'MirrorMaker').LogConfiguration.Options['awslogs-group']).toEqual(stack.resolve(mirrorMaker.logGroup.logGroupName));
});
