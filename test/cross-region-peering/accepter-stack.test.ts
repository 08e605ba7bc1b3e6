import { App, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CrossRegionPeering } from '../../lib';
import { allOf, definePeering, outputOf, peeringStackIn, PRIMARY, SECONDARY, vpcOf } from './regions';

function scenario(scope: Construct = new App()) {
  return {
    scope,
    primaryVpc: vpcOf(scope, 'Primary', '10.0.0.0/16', { region: PRIMARY }),
    secondaryVpc: vpcOf(scope, 'Secondary', '10.1.0.0/16'),
  };
}

test('its name is made of those of the stack and the construct', () => {
  const { accepterStack } = definePeering();

  expect(accepterStack.stackName).toBe('Peering-Vpcs-Accepter');
  expect(accepterStack.node.path).toBe('Peering-Vpcs-Accepter');
});

test('it follows a stack that has another name', () => {
  const { scope, ...vpcs } = scenario();
  const { accepterStack } = new CrossRegionPeering(peeringStackIn(scope, { stackName: 'kafka-link' }), 'Vpcs', vpcs);

  expect(accepterStack.stackName).toBe('kafka-link-Vpcs-Accepter');
  expect(allOf(accepterStack, 'AWS::EC2::Route')[0]!.VpcPeeringConnectionId).toEqual(outputOf('kafka-link', SECONDARY));
});

test('names that a stack cannot have become ones that it can', () => {
  const { scope, ...vpcs } = scenario();
  const { accepterStack } = new CrossRegionPeering(new Construct(peeringStackIn(scope), 'kafka_eu'), 'my vpcs', vpcs);

  expect(accepterStack.stackName).toBe('Peering-kafka-eu-my-vpcs-Accepter');
});

test('a name that CloudFormation would find too long is cut, and told apart by a hash', () => {
  const names = ['a', 'b'].map((end) => {
    const { scope, ...vpcs } = scenario();
    const { accepterStack } = new CrossRegionPeering(peeringStackIn(scope, { stackName: 'n'.repeat(120) }), `Vpcs${end}`, vpcs);
    expect(() => (scope as App).synth()).not.toThrow();
    return accepterStack.stackName;
  });

  expect(names).toEqual([expect.stringMatching(/^n{110}-[0-9a-f]{8}-Accepter$/), expect.stringMatching(/^n{110}-[0-9a-f]{8}-Accepter$/)]);
  expect(names[0]).not.toBe(names[1]);
  expect(names[0]).toHaveLength(128);
});

test('it says which peering it belongs to', () => {
  expect(definePeering().accepterStack.templateOptions.description).toBe('Routes and rules in the primary Region of the peering Peering/Vpcs');
});

test('there is one for each peering, however much it opens', () => {
  const { scope, ...vpcs } = scenario();
  const stack = peeringStackIn(scope);
  const third = vpcOf(scope, 'Third', '10.2.0.0/16', { region: PRIMARY });
  const [one, two] = [new CrossRegionPeering(stack, 'One', vpcs), new CrossRegionPeering(stack, 'Two', { ...vpcs, primaryVpc: third })];

  expect([one, two].map(({ accepterStack }) => accepterStack.stackName)).toEqual(['Peering-One-Accepter', 'Peering-Two-Accepter']);
});

test('stacks of one id below different constructs have accepter stacks of their own', () => {
  const { scope, ...vpcs } = scenario();
  const third = vpcOf(scope, 'Third', '10.2.0.0/16', { region: PRIMARY });
  const stacks = Object.entries({ Blue: vpcs, Green: { ...vpcs, primaryVpc: third } })
    .map(([colour, between]) => new CrossRegionPeering(peeringStackIn(new Construct(scope, colour)), 'Vpcs', between).accepterStack);

  expect(stacks.map(({ node }) => node.path)).toEqual(['Blue-Peering-Vpcs-Accepter', 'Green-Peering-Vpcs-Accepter']);
});

test('it is deployed after the stack of the peering, and deleted before it', () => {
  const { stack, primary, accepterStack } = definePeering();
  (accepterStack.node.root as App).synth();

  expect(accepterStack.dependencies).toEqual(expect.arrayContaining([stack, primary.stack]));
  expect(stack.dependencies).not.toContain(accepterStack);
});

test('it stands in the Stage of the peering, with its name', () => {
  const app = new App();
  const stage = new Stage(app, 'Production');
  const { accepterStack, stack } = definePeering(stage);

  expect(accepterStack.node.path).toBe('Production/Peering-Vpcs-Accepter');
  expect(accepterStack.stackName).toBe('Production-Peering-Vpcs-Accepter');
  expect(allOf(accepterStack, 'AWS::EC2::Route')[0]!.VpcPeeringConnectionId).toEqual(outputOf('Production-Peering', SECONDARY));
  expect(allOf(stack, 'AWS::EC2::VPCPeeringConnection')[0]!.PeerVpcId).toEqual(outputOf('Production-Primary', PRIMARY));
});

test('an account that is left open stays open', () => {
  const { accepterStack } = definePeering();

  expect((accepterStack.node.root as App).synth().getStackByName(accepterStack.stackName).environment).toEqual({
    account: 'unknown-account', region: PRIMARY, name: `aws://unknown-account/${PRIMARY}`,
  });
});

test('an account that is named is its account too', () => {
  const env = { account: '111122223333' };
  const app = new App();
  const primary = vpcOf(app, 'Primary', '10.0.0.0/16', { region: PRIMARY, ...env });
  const secondary = vpcOf(app, 'Secondary', '10.1.0.0/16', env);
  const { accepterStack } = new CrossRegionPeering(peeringStackIn(app, { env: { region: SECONDARY, ...env } }), 'Vpcs', { primaryVpc: primary, secondaryVpc: secondary });

  expect(accepterStack.account).toBe('111122223333');
});

test('the peering may stand in the stack of the secondary', () => {
  const { primaryVpc: primary, secondaryVpc: secondary } = scenario();
  const peering = new CrossRegionPeering(secondary.stack, 'Vpcs', { primaryVpc: primary, secondaryVpc: secondary });
  const assembly = (secondary.node.root as App).synth();

  expect(assembly.stacks.map(({ id }) => id)).toEqual(['Primary', 'Secondary', 'Secondary-Vpcs-Accepter']);
  expect(allOf(peering.accepterStack, 'AWS::EC2::Route')).toHaveLength(2);
});
