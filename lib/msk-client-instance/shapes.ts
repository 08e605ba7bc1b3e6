import * as kinds from '../private/kinds';
import { BOOLEAN, instanceOf, mapOf, needed, type Shape } from '../private/shapes';
import { IamLibrary } from './iam-library';
import { KafkaDistribution } from './kafka-distribution';
import type { MskClientInstanceProps } from './msk-client-instance-props';

export const MSK_CLIENT_INSTANCE: Shape<MskClientInstanceProps> = {
  user: needed(kinds.SCRAM_USER),
  otherClusters: mapOf(kinds.SCRAM_USER),
  vpc: kinds.VPC,
  vpcSubnets: kinds.SUBNET_SELECTION,
  mskDualStackEndpoint: BOOLEAN,
  instanceType: kinds.INSTANCE_TYPE,
  machineImage: kinds.MACHINE_IMAGE,
  kafka: instanceOf(KafkaDistribution, 'a KafkaDistribution, such as KafkaDistribution.release()'),
  iam: BOOLEAN,
  iamLibrary: instanceOf(IamLibrary, 'an IamLibrary, such as IamLibrary.V2_3_5'),
  resourceSignalTimeout: kinds.DURATION,
};
