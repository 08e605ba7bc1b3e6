import { KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { Lazy, Size } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ScramMskCluster, type BrokerStorage, type ScramMskClusterProps } from '../../lib';
import { ZonedStack } from '../stacks';

function templateWith(storage?: BrokerStorage, more: ScramMskClusterProps = {}): Template {
  const stack = new ZonedStack();
  new ScramMskCluster(stack, 'Kafka', { storage, ...more });
  return Template.fromStack(stack);
}

test('volumes grow up to the maximum, above 60 percent in use, and never shrink', () => {
  const template = templateWith({ maximumVolumeSize: Size.tebibytes(2) });
  const [cluster] = Object.keys(template.findResources('AWS::MSK::Cluster'));

  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    ServiceNamespace: 'kafka',
    ScalableDimension: 'kafka:broker-storage:VolumeSize',
    ResourceId: { Ref: cluster },
    MinCapacity: 1,
    MaxCapacity: 2048,
  });
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      PredefinedMetricSpecification: { PredefinedMetricType: 'KafkaBrokerStorageUtilization' },
      TargetValue: 60,
      DisableScaleIn: true,
    },
  });
});

test('the share in use above which they grow can be told', () => {
  templateWith({ maximumVolumeSize: Size.tebibytes(2), targetUtilization: 75 }).hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
    TargetTrackingScalingPolicyConfiguration: { TargetValue: 75 },
  });
});

test('the service uses its linked role: no role is made for it', () => {
  const template = templateWith({ maximumVolumeSize: Size.tebibytes(2) });

  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    RoleARN: {
      'Fn::Join': ['', [
        'arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' },
        ':role/aws-service-role/kafka.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_KafkaCluster',
      ]],
    },
  });
  const roles = Object.values(template.findResources('AWS::IAM::Role'))
    .map(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement[0].Principal.Service);
  expect(roles).toEqual(['vpc-flow-logs.amazonaws.com']);
});

test('without a maximum nothing grows', () => {
  templateWith().resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 0);
});

test('a size that is known only in the deploy arrives', () => {
  templateWith({ volumeSize: Size.gibibytes(Lazy.number({ produce: () => 321 })) }).hasResourceProperties('AWS::MSK::Cluster', {
    BrokerNodeGroupInfo: { StorageInfo: { EBSStorageInfo: { VolumeSize: 321 } } },
  });
});

test('tiered storage takes a version that msk-alpha does not know yet', () => {
  templateWith({ tiered: true }, { kafkaVersion: KafkaVersion.of('4.3.x.kraft') }).hasResourceProperties('AWS::MSK::Cluster', {
    KafkaVersion: '4.3.x.kraft',
    StorageMode: 'TIERED',
  });
});
