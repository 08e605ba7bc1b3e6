import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { AssetManifestArtifact } from 'aws-cdk-lib/cx-api';
import type { MirrorMakerPrimarySecondaryProps } from '../../lib';
import { ARCHIVES, archiveOf, DEFAULT_RELEASE } from '../../lib/kafka/releases/releases';
import { allOf, containerIn, defineMirrorMaker, defineReverse, statementsOf } from './scene';

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

/** The image that is built, as CDK tells it to Docker. */
function builtImage(props: Partial<MirrorMakerPrimarySecondaryProps>) {
  const { scope, stack } = defineMirrorMaker(props);
  const { file } = (scope as App).synth().artifacts.find((artifact) => artifact instanceof AssetManifestArtifact && artifact.id === 'MirrorMaker.assets') as AssetManifestArtifact;
  const images = Object.entries(JSON.parse(readFileSync(file, 'utf8')).dockerImages as Record<string, { source: { platform: string; dockerBuildArgs?: object } }>);
  const [[hash, { source }]] = images as [typeof images[0]];

  expect(images).toHaveLength(1);
  expect(containerIn(stack).Image).toEqual({ 'Fn::Sub': expect.stringContaining(`:${hash}`) });
  return { hash, ...source };
}

test.each([
  { cpuArchitecture: ecs.CpuArchitecture.ARM64, platform: 'linux/arm64' },
  { cpuArchitecture: ecs.CpuArchitecture.X86_64, platform: 'linux/amd64' },
])('the image is built for $platform', ({ cpuArchitecture, platform }) => {
  expect(builtImage({ cpuArchitecture }).platform).toBe(platform);
});

describe('an image that is in the registry is built no more', () => {
  const first = builtImage({});

  test('while nothing changes', () => {
    expect(builtImage({}).hash).toBe(first.hash);
  });

  test.each<{ props: Partial<MirrorMakerPrimarySecondaryProps>; dockerBuildArgs: object }>([
    { props: { imageRevision: '2026-11' }, dockerBuildArgs: { REVISION: '2026-11' } },
    { props: { baseImage: 'registry.example.com/java@sha256:12' }, dockerBuildArgs: { BASE_IMAGE: 'registry.example.com/java@sha256:12' } },
  ])('unless it is asked for: $props', ({ props, dockerBuildArgs }) => {
    const image = builtImage(props);

    expect(image.hash).not.toBe(first.hash);
    expect(image.dockerBuildArgs).toEqual({ ...first.dockerBuildArgs, ...dockerBuildArgs });
    const dockerfile = readFileSync(join(__dirname, '..', '..', 'assets', 'mirror-maker', 'Dockerfile'), 'utf8');
    expect(dockerfile).toMatch(new RegExp(`^ARG ${Object.keys(dockerBuildArgs)[0]}=`, 'm'));
  });
});

test('the image is built with the release that the rules take for its own, and its checksum', () => {
  expect(builtImage({ kafkaVersion: DEFAULT_RELEASE }).dockerBuildArgs).toEqual({ KAFKA_URL: archiveOf(DEFAULT_RELEASE), KAFKA_SHA512: ARCHIVES[DEFAULT_RELEASE] });
});

test('MSK is asked at its dual-stack endpoint when that is wanted', () => {
  expect(containerIn(defineMirrorMaker({ mskDualStackEndpoint: true }).stack).environment.MSK_DUAL_STACK_ENDPOINT).toBe('true');
  expect(containerIn(defineMirrorMaker().stack).environment).not.toHaveProperty('MSK_DUAL_STACK_ENDPOINT');
});

describe('restartOnSecretChange', () => {
  const { stack } = defineMirrorMaker({ restartOnSecretChange: true });

  test('has the container look every five minutes', () => {
    expect(containerIn(stack).environment.WATCH_SECRETS_SECONDS).toBe('300');
  });

  test('does so on the way back, too', () => {
    const back = defineMirrorMaker();
    defineReverse(back.scope, back, { restartOnSecretChange: true });

    expect(containerIn((back.scope as App).node.findChild('Back') as Stack).environment.WATCH_SECRETS_SECONDS).toBe('300');
  });

  test('needs nothing that the service does not have without it', () => {
    const without = defineMirrorMaker({ restartOnSecretChange: false });
    const types = (of: Stack) => Object.values(Template.fromStack(of).toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type).sort();

    expect(types(stack)).toEqual(types(without.stack));
    expect(statementsOf(stack, 'TaskTaskRole')).toEqual(statementsOf(without.stack, 'TaskTaskRole'));
    expect(containerIn(without.stack).environment).not.toHaveProperty('WATCH_SECRETS_SECONDS');
  });

  test('ends the whole task, which ECS then replaces', () => {
    expect(containerIn(stack).Essential).toBe(true);
    expect(containerIn(stack)).not.toHaveProperty('RestartPolicy');
  });
});
