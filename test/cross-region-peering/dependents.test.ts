import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { definePeering, SECONDARY } from './regions';

/** Which stacks the assembly wants before a stack, assets aside. */
function before(assembly: CloudAssembly, id: string): string[] {
  return assembly.getStackArtifact(id).dependencies.map((artifact) => artifact.id).filter((artifact) => !artifact.endsWith('.assets')).sort();
}

test('the order: both VPCs, the connection, the far routes', () => {
  const { scope } = definePeering();
  const assembly = (scope as App).synth();

  expect(before(assembly, 'Primary')).toEqual([]);
  expect(before(assembly, 'Secondary')).toEqual([]);
  expect(before(assembly, 'Peering')).toEqual(['Primary', 'Secondary']);
  expect(before(assembly, 'Peering-Vpcs-Accepter')).toEqual(['Peering', 'Primary']);
});

test('what depends on the peering is deployed after the far routes', () => {
  const { scope, peering } = definePeering();
  const service = new CfnResource(new Stack(scope, 'Service', { env: { region: SECONDARY } }), 'Service', { type: 'AWS::SNS::Topic' });
  service.node.addDependency(peering);

  expect(before((scope as App).synth(), 'Service')).toEqual(['Peering', 'Peering-Vpcs-Accepter']);
});

test('so is a whole stack', () => {
  const { scope, peering } = definePeering();
  const service = new Stack(scope, 'Service', { env: { region: SECONDARY } });
  new CfnResource(service, 'Service', { type: 'AWS::SNS::Topic' });
  service.node.addDependency(peering);

  expect(before((scope as App).synth(), 'Service')).toEqual(['Peering', 'Peering-Vpcs-Accepter']);
});

test('in a Stage as well', () => {
  const app = new App();
  const stage = new Stage(app, 'Production');
  const { peering } = definePeering(stage);
  const service = new CfnResource(new Stack(stage, 'Service', { env: { region: SECONDARY } }), 'Service', { type: 'AWS::SNS::Topic' });
  service.node.addDependency(peering);
  const assembly = app.synth().getNestedAssembly('assembly-Production');
  const idOf = (stackName: string) => assembly.stacks.find((stack) => stack.stackName === stackName)!.id;

  expect(before(assembly, idOf('Production-Service'))).toEqual([idOf('Production-Peering'), idOf('Production-Peering-Vpcs-Accepter')].sort());
});

test('nothing waits for the peering that does not ask', () => {
  const { scope } = definePeering();
  new CfnResource(new Stack(scope, 'Service', { env: { region: SECONDARY } }), 'Service', { type: 'AWS::SNS::Topic' });

  expect(before((scope as App).synth(), 'Service')).toEqual([]);
});

test.each(['Peering', 'Primary', 'Secondary'])('fails with advice, not with a cyclic reference, for something in %s that waits', (id) => {
  const { scope, peering } = definePeering();
  const waiter = new CfnResource(scope.node.findChild(id), 'Waiter', { type: 'AWS::SNS::Topic' });
  waiter.node.addDependency(peering);

  expect(() => (scope as App).synth()).toThrow(
    `${id}/Waiter waits for Peering/Vpcs, but Peering-Vpcs-Accepter, a part of that, comes after ${id}: move ${id}/Waiter into a stack that comes after Peering-Vpcs-Accepter`);
});
