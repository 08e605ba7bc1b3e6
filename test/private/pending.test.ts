import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { isPendingVpc, isPlaceholder } from '../../lib/private/pending';
import { isKnown } from '../../lib/private/rules';

function stackOfAnAccount(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
}

test('what CDK stands in for a VPC is no known block and in no known zone', () => {
  const vpc = ec2.Vpc.fromLookup(stackOfAnAccount(), 'Vpc', { vpcId: 'vpc-1' });

  expect(isPendingVpc(vpc)).toBe(true);
  expect(isPlaceholder(vpc.vpcCidrBlock)).toBe(true);
  expect(vpc.selectSubnets().availabilityZones.every(isPlaceholder)).toBe(true);
});

test('the zones that CDK stands in for those of a stack are none that are known', () => {
  const { availabilityZones } = stackOfAnAccount();

  expect(availabilityZones).toHaveLength(3);
  expect(availabilityZones.some(isKnown)).toBe(false);
});

test('a parameter that is still to be looked up is not known', () => {
  expect(isKnown(ssm.StringParameter.valueFromLookup(stackOfAnAccount(), '/kafka/arn'))).toBe(false);
});

test.each(['us-east-1a', '10.0.0.0/16', 'arn:aws:kafka:us-east-1:111122223333:cluster/a/b', 'dummy'])('%s is known', (value) => {
  expect(isKnown(value)).toBe(true);
});

test('a VPC that is defined, or imported by its attributes, is not pending, even without private subnets', () => {
  const stack = stackOfAnAccount();

  expect(isPendingVpc(new ec2.Vpc(stack, 'Defined', { natGateways: 0 }))).toBe(false);
  expect(isPendingVpc(ec2.Vpc.fromVpcAttributes(stack, 'Imported', { vpcId: 'vpc-1', availabilityZones: ['us-east-1a'] }))).toBe(false);
});
