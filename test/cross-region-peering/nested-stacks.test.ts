import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CrossRegionPeering } from '../../lib';
import { ZonedStack } from '../stacks';
import { allOf, outputOf, peeringStackIn, PRIMARY, SECONDARY } from './regions';

/** VPCs and peering, each in a nested stack. */
function scenario(context = {}, block = '10.0.0.0/16') {
  const app = new App({ context });
  const [primaryStack, secondaryStack, stack] = [new ZonedStack(app, 'Primary', { region: PRIMARY, zones: 'ab' }), new ZonedStack(app, 'Secondary', { region: SECONDARY, zones: 'ab' }), peeringStackIn(app)];
  const vpcIn = (scope: Stack, block: string) => new ec2.Vpc(scope, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr(block), natGateways: 1, availabilityZones: scope.availabilityZones.slice(0, 2) });
  const primary = vpcIn(new NestedStack(new NestedStack(primaryStack, 'Outer'), 'Network'), block);
  const secondary = vpcIn(new NestedStack(secondaryStack, 'Network'), '10.1.0.0/16');
  const peering = new CrossRegionPeering(new NestedStack(stack, 'Network'), 'Vpcs', { primaryVpc: primary, secondaryVpc: secondary });
  return { app, primaryStack, stack, primary, secondary, peering };
}

test('a peering in a nested stack has an accepter stack beside the stack that is deployed', () => {
  const { app, peering: { accepterStack } } = scenario();
  const artifact = app.synth().getStackByName(accepterStack.stackName);

  expect(accepterStack.stackName).toBe('Peering-Network-Vpcs-Accepter');
  expect(artifact.environment.region).toBe(PRIMARY);
  expect(artifact.dependencies.map(({ id }) => id).filter((id) => !id.endsWith('.assets')).sort()).toEqual(['Peering', 'Primary']);
});

test.each([undefined, 'strong', 'weak', 'both'])('what crosses Regions is read from the stacks that are deployed where the app\'s default is %s, by no function', (strength) => {
  const { peering, primaryStack, stack } = scenario({ '@aws-cdk/core:defaultCrossStackReferences': strength });
  const nested = Stack.of(peering);

  expect(allOf(peering.accepterStack, 'AWS::EC2::Route').map(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId)).toEqual(Array(2).fill(outputOf('Peering', SECONDARY)));
  expect(allOf(nested, 'AWS::EC2::VPCPeeringConnection')[0]!.PeerVpcId).toEqual(outputOf('Primary', PRIMARY));
  const types = [primaryStack, stack, nested, peering.accepterStack].flatMap((each) => Object.values(Template.fromStack(each).toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type));
  expect(types.filter((type) => type.startsWith('Custom::') || type === 'AWS::Lambda::Function')).toEqual([]);
});

test('the output that is read leads to the nested resource', () => {
  const { peering, stack } = scenario();
  const { Outputs: outputs } = Template.fromStack(stack).toJSON() as { Outputs: Record<string, { Value: { 'Fn::GetAtt': [string, string] } }> };
  const { OutputName: name } = allOf(peering.accepterStack, 'AWS::EC2::Route')[0]!.VpcPeeringConnectionId['Fn::GetStackOutput'];
  const [, attribute] = outputs[name]!.Value['Fn::GetAtt'];
  const nested = Template.fromStack(Stack.of(peering)).toJSON().Outputs as Record<string, { Value: unknown }>;

  expect(nested[attribute.replace('Outputs.', '')]!.Value).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Vpcs/), 'Id'] });
});

test('targets in nested stacks are opened, and those that come too late are told so', () => {
  const { app, peering, primary } = scenario();
  const target = new ec2.SecurityGroup(primary.stack, 'Target', { vpc: primary });
  peering.allowToPrimary(target, { port: ec2.Port.tcp(9096) });
  expect(allOf(peering.accepterStack, 'AWS::EC2::SecurityGroupIngress')).toHaveLength(2);

  const late = new ZonedStack(app, 'Late', { region: PRIMARY });
  late.addStackDependency(peering.accepterStack);
  const lateTarget = new ec2.SecurityGroup(new NestedStack(late, 'Inner'), 'Target', { vpc: primary });
  expect(() => peering.allowToPrimary(lateTarget, { port: ec2.Port.tcp(9096) })).toThrow('Late holds the target in the primary and depends on Peering-Network-Vpcs-Accepter');
});

test('a nested VPC that is made anew has both sides deployed again', () => {
  /** What the resources of a stack keep of what they refer to. */
  const keptIn = (stack: Stack) => Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { Metadata: Record<string, Record<string, string>> }>)
    .map(({ Metadata: metadata }) => metadata['cdk-msk-georeplication:references']!);
  const [before, after] = ['10.0.0.0/16', '10.0.0.0/17'].map((block) => {
    const { peering } = scenario({}, block);
    return { connection: keptIn(Stack.of(peering))[0]!, routes: keptIn(peering.accepterStack) };
  });

  expect(Object.keys(before!.connection)).toEqual(['Primary/Outer/Network/Vpc/Resource', 'Secondary/Network/Vpc/Resource']);
  expect(before!.routes.map((kept) => Object.keys(kept))).toEqual([1, 2].map((zone) => ['Peering/Network/Vpcs/Resource', `Primary/Outer/Network/Vpc/PrivateSubnet${zone}/RouteTable`]));
  const [primaryVpc, connection] = ['Primary/Outer/Network/Vpc/Resource', 'Peering/Network/Vpcs/Resource'];
  expect(after!.connection[primaryVpc!]).not.toBe(before!.connection[primaryVpc!]);
  expect(after!.routes[0]![connection!]).not.toBe(before!.routes[0]![connection!]);
});
