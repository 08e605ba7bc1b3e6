import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { KafkaDistribution } from '../../lib';
import { ZonedStack } from '../stacks';
import { defineBox, environmentIn, instanceIn } from './box';

const SHA512 = 'ab'.repeat(64);

const stack = new ZonedStack();
const vpc = new ec2.Vpc(stack, 'Operations', { maxAzs: 2 });
const bucket = s3.Bucket.fromBucketName(stack, 'Tools', 'tools');
const { box } = defineBox({
  vpc,
  vpcSubnets: { subnets: [vpc.privateSubnets[1]!] },
  instanceType: new ec2.InstanceType('m7i.large'),
  machineImage: ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-12345678' }),
  kafka: KafkaDistribution.bucket(bucket, 'kafka/kafka.tgz', SHA512),
  mskDualStackEndpoint: true,
  resourceSignalTimeout: Duration.hours(1),
}, stack);
const template = Template.fromStack(stack);

test('every prop arrives at the instance', () => {
  const { Properties, CreationPolicy } = instanceIn(stack);

  expect(Properties).toMatchObject({
    InstanceType: 'm7i.large',
    ImageId: 'ami-12345678',
    SubnetId: stack.resolve(vpc.privateSubnets[1]!.subnetId),
  });
  expect(CreationPolicy).toEqual({ ResourceSignal: { Timeout: 'PT1H' } });
});

test('its group is one of the VPC that was named', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    VpcId: stack.resolve(vpc.vpcId),
    SecurityGroupEgress: [Match.objectLike({ FromPort: 443 })],
  });
});

test('of the hour, four minutes are left to the start and to the last try, and MSK\'s ten to the login', () => {
  expect(environmentIn(stack)).toMatchObject({ INSTALL_TIMEOUT_SECONDS: String(46 * 60), LOGIN_TIMEOUT_SECONDS: String(56 * 60) });
});

test("MSK's API is asked at its dual-stack endpoint", () => {
  expect(environmentIn(stack).MSK_DUAL_STACK_ENDPOINT).toBe('true');
});

test('the tools come from the bucket, which lets the box read that object only', () => {
  expect(environmentIn(stack)).toMatchObject({ KAFKA_SOURCE: 's3://tools/kafka/kafka.tgz', KAFKA_SHA512: SHA512 });
  template.hasResourceProperties('AWS::IAM::Policy', {
    Roles: [stack.resolve(box.role.roleName)],
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::tools/kafka/kafka.tgz']] },
      })]),
    },
  });
});
