import { App, Stage } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { MirroredCluster, MirrorMakerPrimarySecondary } from '../../lib';
import { defineMirrorMaker, defineReverse, regionsIn } from './scene';
import { Template } from 'aws-cdk-lib/assertions';

/** Which stacks the assembly wants before a stack, assets aside. */
function before(assembly: CloudAssembly, id: string): string[] {
  return assembly.getStackArtifact(id).dependencies.map((artifact) => artifact.id).filter((artifact) => !artifact.endsWith('.assets')).sort();
}

test('the service comes after both clusters with their users, and after the routes on both sides', () => {
  const { scope } = defineMirrorMaker();

  expect(before((scope as App).synth(), 'MirrorMaker')).toEqual(['Peering', 'Peering-Vpcs-Accepter', 'Primary', 'Secondary']);
});

test('nothing of the clusters or the peering comes after it', () => {
  const { scope } = defineMirrorMaker();
  const assembly = (scope as App).synth();

  for (const id of ['Primary', 'Secondary', 'Peering', 'Peering-Vpcs-Accepter']) {
    expect(before(assembly, id)).not.toContain('MirrorMaker');
  }
});

test('the way back as well', () => {
  const all = defineMirrorMaker();
  defineReverse(all.scope, all);

  expect(before((all.scope as App).synth(), 'Back')).toEqual(['Peering', 'Peering-Vpcs-Accepter', 'Primary', 'Secondary']);
});

test('without a peering it still comes after the users', () => {
  const { scope } = defineMirrorMaker({ peering: undefined });

  expect(before((scope as App).synth(), 'MirrorMaker')).toEqual(['Primary', 'Secondary']);
});

test('in a Stage as well', () => {
  const app = new App();
  defineMirrorMaker({}, new Stage(app, 'Production'));
  const assembly = app.synth().getNestedAssembly('assembly-Production');
  const idOf = (stackName: string) => assembly.stacks.find((stack) => stack.stackName === stackName)!.id;

  expect(before(assembly, idOf('Production-MirrorMaker'))).toEqual(
    ['Production-Peering', 'Production-Peering-Vpcs-Accepter', 'Production-Primary', 'Production-Secondary'].map(idOf).sort());
});

test('in the stack of its cluster the service starts after the association of its user', () => {
  const { primary, secondary } = regionsIn(new App());
  new MirrorMakerPrimarySecondary(secondary.stack, 'Flow', { primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(secondary) });
  const template = Template.fromStack(secondary.stack);
  const [service] = Object.values(template.findResources('AWS::ECS::Service'));

  expect(service!.DependsOn).toEqual(expect.arrayContaining(Object.keys(template.findResources('AWS::MSK::BatchScramSecret'))));
});

test('synthesizing asks for no Docker: the image is a directory to build later', () => {
  const path = process.env.PATH;
  const docker = process.env.CDK_DOCKER;
  process.env.PATH = '';
  process.env.CDK_DOCKER = 'no-such-docker';
  try {
    const { scope } = defineMirrorMaker();
    const [stack] = (scope as App).synth().stacks.filter(({ id }) => id === 'MirrorMaker');

    expect(JSON.stringify(stack!.template)).toMatch(/cdk-hnb659fds-container-assets/);
  } finally {
    process.env.PATH = path;
    if (docker === undefined) {
      delete process.env.CDK_DOCKER;
    } else {
      process.env.CDK_DOCKER = docker;
    }
  }
});
