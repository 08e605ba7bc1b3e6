import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { areDifferentVpcs, isOfAnotherVpc } from '../../lib/private/vpcs';
import { subnetIn } from '../scram-msk-cluster/rules/row';

const imported = (stack: Stack, vpcId: string) => ec2.Vpc.fromVpcAttributes(stack, `Imported${stack.node.children.length}`, {
  vpcId, availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-1'],
});

test.each<[string, (one: Stack, other: Stack) => [ec2.IVpc, ec2.IVpc], boolean]>([
  ['two that the app defines', (one) => [new ec2.Vpc(one, 'One'), new ec2.Vpc(one, 'Other')], true],
  ['two ids', (one, other) => [imported(one, 'vpc-1'), imported(other, 'vpc-2')], true],
  ['one that the app defines and one that exists', (one, other) => [new ec2.Vpc(one, 'One'), imported(other, 'vpc-2')], true],
  ['one that is imported in two stacks', (one, other) => [imported(one, 'vpc-1'), imported(other, 'vpc-1')], false],
  ['one that the app defines, imported by its id', (one) => {
    const vpc = new ec2.Vpc(one, 'One');
    return [vpc, imported(one, vpc.vpcId)];
  }, false],
  ['an id that only the deploy shows', (one, other) => [imported(one, 'vpc-1'), imported(other, new CfnParameter(other, 'Vpc').valueAsString)], false],
  ['one that is still to be looked up', (one, other) => [imported(one, 'vpc-1'), ec2.Vpc.fromLookup(other, 'Vpc', { vpcId: 'vpc-2' })], false],
])('%s: surely different VPCs, and subnets of such: %3$s', (_, define, different) => {
  const app = new App();
  const [one, other] = define(...['One', 'Other'].map((id) => new Stack(app, id, { env: { account: '111122223333', region: 'us-east-1' } })) as [Stack, Stack]);

  expect(areDifferentVpcs(one, other)).toBe(different);
  expect(isOfAnotherVpc(other.privateSubnets[0]!, one)).toBe(different);
  expect(isOfAnotherVpc(one.privateSubnets[0]!, one)).toBe(false);
});

test('of a subnet that is imported alone nobody knows the VPC', () => {
  const stack = new Stack();

  expect(isOfAnotherVpc(subnetIn(stack, 'us-east-1a'), imported(stack, 'vpc-1'))).toBe(false);
});
