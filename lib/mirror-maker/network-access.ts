import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { INTERNAL_REST_PORT } from '../kafka/mirror-maker/properties';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { isSameVpc, vpcOf } from '../private/vpcs';
import type { CrossRegionPeering } from '../cross-region-peering/cross-region-peering';
import type { MirroredClusterConfig } from './mirrored-cluster-config';

/** The clusters that a service reaches. */
export interface NetworkAccess {
  /** The cluster next to the service. */
  readonly target: MirroredClusterConfig;
  /** The cluster on the other side of the peering, or without one perhaps in the VPC of the service. */
  readonly source: MirroredClusterConfig;
  readonly vpc: ec2.IVpc;
  readonly peering?: CrossRegionPeering;
  /** Whether the service stands next to the secondary. */
  readonly isForward: boolean;
  /** Whether the containers talk to each other. */
  readonly internalRest: boolean;
}

/** Opens the ways of a service, and no other. */
export function allowNetworkAccess(service: ec2.IConnectable, { target, source, vpc, peering, isForward, internalRest }: NetworkAccess): void {
  service.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Addresses, secrets, image, logs');
  if (internalRest) {
    service.connections.allowInternally(ec2.Port.tcp(INTERNAL_REST_PORT), 'Kafka Connect between the containers');
  }
  const port = ec2.Port.tcp(BROKER_PORTS.saslScram);
  if (target.cluster) {
    service.connections.allowTo(target.cluster, port, 'SASL/SCRAM');
  }
  if (!source.cluster) {
    return;
  }
  if (!peering) {
    if (isSameVpc(vpcOf(source.cluster), vpc)) {
      service.connections.allowTo(source.cluster, port, 'SASL/SCRAM');
    }
  } else if (isForward) {
    peering.allowToPrimary(source.cluster, { clients: [service], port });
  } else {
    peering.allowToSecondary(source.cluster, { clients: [service], port });
  }
}
