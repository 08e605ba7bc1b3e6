import * as kinds from '../private/kinds';
import { listOf, mapOf, needed, struct, TEXT, type Shape } from '../private/shapes';
import type { CrossRegionPeeringProps, PeeringAccessOptions, PeeringPrivateDns } from './cross-region-peering-props';

const PEERING_PRIVATE_DNS: Shape<PeeringPrivateDns> = {
  primaryBrokers: mapOf(TEXT),
  secondaryBrokers: mapOf(TEXT),
};

export const CROSS_REGION_PEERING: Shape<CrossRegionPeeringProps> = {
  primaryVpc: needed(kinds.VPC),
  secondaryVpc: needed(kinds.VPC),
  primarySubnets: kinds.SUBNET_SELECTION,
  secondarySubnets: kinds.SUBNET_SELECTION,
  peerRoleArn: TEXT,
  accepterSynthesizer: kinds.SYNTHESIZER,
  privateDns: struct(PEERING_PRIVATE_DNS),
};

export const PEERING_ACCESS_OPTIONS: Shape<PeeringAccessOptions> = {
  port: kinds.PORT,
  clients: listOf(kinds.CONNECTABLE),
  clientSubnets: kinds.SUBNET_SELECTION,
  targetSubnets: kinds.SUBNET_SELECTION,
};
