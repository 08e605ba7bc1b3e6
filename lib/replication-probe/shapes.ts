import * as kinds from '../private/kinds';
import { listOf, needed, objectWith, TEXT, type Shape } from '../private/shapes';
import type { ReplicationProbeProps } from './replication-probe-props';

export const REPLICATION_PROBE: Shape<ReplicationProbeProps> = {
  mirrorMaker: needed(objectWith('mirrorMakerProperties', 'a MirrorMakerPrimarySecondary')),
  primaryUser: kinds.SCRAM_USER,
  secondaryUser: kinds.SCRAM_USER,
  topicMetrics: listOf(TEXT),
  vpcSubnets: kinds.SUBNET_SELECTION,
  logEncryptionKey: kinds.KEY,
};
