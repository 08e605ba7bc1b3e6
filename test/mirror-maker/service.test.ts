import { readFileSync } from 'node:fs';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { AssetManifestArtifact } from 'aws-cdk-lib/cx-api';
import type { MirrorMakerPrimarySecondaryProps } from '../../lib';
import { allOf, containerIn, defineMirrorMaker, statementsOf } from './scene';

const taskOf = (props: Partial<MirrorMakerPrimarySecondaryProps>) => Template.fromStack(defineMirrorMaker(props).stack).findResources('AWS::ECS::TaskDefinition');
const UNCHANGED = taskOf({});

/** ECS replaces the tasks of a service when it gets another task definition, and that is one of other properties. */
test.each<Partial<MirrorMakerPrimarySecondaryProps>>([
  { topics: ['orders'] }, { checkpointInterval: undefined, overrides: { flow: { 'offset.lag.max': '5' } } }, { tasks: 7 }, { memoryLimitMiB: 5120 },
])('another configuration makes another task definition, which the service then runs: %j', (props) => {
  const { stack } = defineMirrorMaker(props);
  const tasks = Template.fromStack(stack).findResources('AWS::ECS::TaskDefinition');
  const [id] = Object.keys(tasks);

  expect(Object.keys(UNCHANGED)).toEqual([id]);
  expect(tasks[id!]!.Properties).not.toEqual(UNCHANGED[id!]!.Properties);
  expect(allOf(stack, 'AWS::ECS::Service')[0]!.TaskDefinition).toEqual({ Ref: id });
});

test('the same configuration makes the same', () => {
  expect(UNCHANGED).toEqual(taskOf({ desiredCount: 1, exactlyOnce: false }));
});

test.each([
  { cpuArchitecture: ecs.CpuArchitecture.ARM64, platform: 'linux/arm64' },
  { cpuArchitecture: ecs.CpuArchitecture.X86_64, platform: 'linux/amd64' },
])('the image is built for $platform', ({ cpuArchitecture, platform }) => {
  const { scope, stack } = defineMirrorMaker({ cpuArchitecture });
  const { file } = (scope as App).synth().artifacts.find((artifact) => artifact instanceof AssetManifestArtifact && artifact.id === 'MirrorMaker.assets') as AssetManifestArtifact;
  const images = Object.values(JSON.parse(readFileSync(file, 'utf8')).dockerImages as Record<string, { source: { platform: string } }>);

  expect(images.map(({ source }) => source.platform)).toEqual([platform]);
  expect(containerIn(stack).Image).toEqual({ 'Fn::Sub': expect.stringContaining('container-assets') });
});

describe('restartOnSecretChange', () => {
  const { stack, secondary } = defineMirrorMaker({ restartOnSecretChange: true });
  const template = Template.fromStack(stack);
  const [service] = Object.keys(template.findResources('AWS::ECS::Service'));
  const [machine] = Object.keys(template.findResources('AWS::StepFunctions::StateMachine'));

  test('hears when the secret beside it has another current value, by whichever name it was changed', () => {
    expect(allOf(stack, 'AWS::Events::Rule')).toMatchObject([{
      State: 'ENABLED',
      EventPattern: {
        'source': ['aws.secretsmanager'],
        'detail-type': ['Secret Label Updated'],
        'resources': [stack.resolve(secondary.user('mirror-maker').secret.secretArn)],
        'detail': { labelUpdated: ['AWSCURRENT'] },
      },
      Targets: [{ Arn: { Ref: machine } }],
    }]);
  });

  test('then deploys the service anew, without a function', () => {
    const { 'Fn::Join': [, parts] } = allOf(stack, 'AWS::StepFunctions::StateMachine')[0]!.DefinitionString;
    const definition = JSON.parse(parts.map((part: unknown) => typeof part === 'string' ? part : Object.values(part as object).flat().join('.')).join(''));

    expect(definition.States).toEqual({
      UpdateService: {
        Type: 'Task',
        End: true,
        Resource: expect.stringMatching(/:states:::aws-sdk:ecs:updateService$/),
        Parameters: { Cluster: expect.stringMatching(/^FlowCluster\w+\.Arn$/), Service: `${service}.Name`, ForceNewDeployment: true },
      },
    });
  });

  test('by roles that may do no more', () => {
    expect(statementsOf(stack, 'RestartRole')).toEqual([{ Effect: 'Allow', Action: 'ecs:updateService', Resource: { Ref: service } }]);
    expect(statementsOf(stack, 'RestartEventsRole')).toEqual([{ Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: machine } }]);
  });
});
