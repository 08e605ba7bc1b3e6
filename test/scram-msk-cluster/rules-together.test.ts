import { KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { Aws, CfnParameter, Lazy, Size, Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';

test('fails with all broken rules in one error', () => {
  const message = errorOf(() => new ScramMskCluster(new ZonedStack(), 'Kafka', {
    clusterName: 'orders_eu',
    instanceType: new ec2.InstanceType('kafka.m7g.large'),
    brokersPerZone: 0,
    storage: { volumeSize: Size.gibibytes(0), targetUtilization: 50 },
    serverProperties: { 'super.users': 'User:me' },
    users: ['a b'],
  }));

  expect(message.split('\n').slice(1).map((line) => /\[([^\]]*)\]$/.exec(line)?.[1])).toEqual([
    'cluster-name', 'instance-type-prefix', 'brokers-per-zone', 'volume-size', 'target-utilization-alone', 'server-properties-owned', 'users',
  ]);
});

describe('what is known only in the deploy is not judged', () => {
  const text = (value = '') => Lazy.string({ produce: () => value });
  const amount = () => Lazy.number({ produce: () => 0 });

  test.each<{ what: string; props: (stack: ZonedStack) => ScramMskClusterProps }>([
    { what: 'clusterName', props: (stack) => ({ clusterName: new CfnParameter(stack, 'Name').valueAsString }) },
    { what: 'instanceType', props: () => ({ instanceType: new ec2.InstanceType(text('m7g.large')), storage: { provisionedThroughput: 1, tiered: true } }) },
    { what: 'kafkaVersion', props: () => ({ kafkaVersion: KafkaVersion.of(text('1')), storage: { tiered: true }, brokersPerZone: 20 }) },
    { what: 'kafkaVersion beside t3.small', props: () => ({ kafkaVersion: KafkaVersion.of(text('1')), instanceType: new ec2.InstanceType('t3.small') }) },
    { what: 'brokersPerZone', props: () => ({ brokersPerZone: amount() }) },
    { what: 'storage.volumeSize', props: () => ({ storage: { volumeSize: Size.gibibytes(amount()), maximumVolumeSize: Size.gibibytes(50) } }) },
    { what: 'storage.maximumVolumeSize', props: () => ({ storage: { maximumVolumeSize: Size.gibibytes(amount()) } }) },
    { what: 'storage.targetUtilization', props: () => ({ storage: { maximumVolumeSize: Size.tebibytes(1), targetUtilization: amount() } }) },
    { what: 'storage.provisionedThroughput', props: () => ({ storage: { provisionedThroughput: amount() } }) },
    { what: 'a value of serverProperties', props: () => ({ serverProperties: { 'num.partitions': text('1\n2') } }) },
    { what: 'numbers of copies', props: () => ({ serverProperties: { 'default.replication.factor': text('9'), 'min.insync.replicas': text('9') } }) },
    { what: 'a name in serverProperties', props: () => ({ serverProperties: { [text('super.users')]: '1' } }) },
    { what: 'logging.firehoseDeliveryStreamName', props: () => ({ logging: { firehoseDeliveryStreamName: text() } }) },
    { what: 'encryptionKey', props: (stack) => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:1:key/${Aws.STACK_NAME}`) }) },
    {
      what: 'the zones of vpc',
      props: (stack) => ({
        vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
          vpcId: 'vpc-1',
          availabilityZones: [text('a'), text('b')],
          privateSubnetIds: ['subnet-a', 'subnet-b'],
        }),
      }),
    },
  ])('$what', ({ props }) => {
    const stack = new ZonedStack();
    new ScramMskCluster(stack, 'Kafka', props(stack));

    Annotations.fromStack(stack).hasNoWarning('/Streaming/Kafka', Match.anyValue());
  });

  test('the Region', () => {
    const stack = new ZonedStack(undefined, undefined, { region: Token.asString({ Ref: 'AWS::Region' }) });

    expect(() => new ScramMskCluster(stack, 'Kafka')).not.toThrow();
  });
});
