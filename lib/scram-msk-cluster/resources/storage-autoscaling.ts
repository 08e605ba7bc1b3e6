import { Arn, ArnFormat, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { BrokerStorage } from '../broker-storage';

const DEFAULT_TARGET_UTILIZATION = 60;

/**
 * Lets Application Auto Scaling grow the brokers' volumes up to `maximumVolumeSize`. They never shrink.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-autoexpand.html
 */
export function growVolumes(scope: Construct, clusterArn: string, storage: BrokerStorage = {}): void {
  if (storage.maximumVolumeSize === undefined) {
    return;
  }
  const target = new autoscaling.ScalableTarget(scope, 'StorageTarget', {
    serviceNamespace: autoscaling.ServiceNamespace.KAFKA,
    resourceId: clusterArn,
    scalableDimension: 'kafka:broker-storage:VolumeSize',
    // The service demands 1 here; the volumes start at the size that the cluster gives them.
    minCapacity: 1,
    maxCapacity: storage.maximumVolumeSize.toGibibytes(),
    role: serviceLinkedRole(scope),
  });
  target.scaleToTrackMetric('Utilization', {
    predefinedMetric: autoscaling.PredefinedMetric.KAFKA_BROKER_STORAGE_UTILIZATION,
    targetValue: storage.targetUtilization ?? DEFAULT_TARGET_UTILIZATION,
    // A volume cannot shrink.
    disableScaleIn: true,
  });
}

/** The role that the service uses whatever role it is given; naming it keeps CDK from making another. */
function serviceLinkedRole(scope: Construct): iam.IRole {
  return iam.Role.fromRoleArn(scope, 'StorageRole', Arn.format({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: 'aws-service-role/kafka.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_KafkaCluster',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  }, Stack.of(scope)));
}
