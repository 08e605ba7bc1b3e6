import { partOf, unknownIn } from '../system/unknown';
import type { Brokers } from './network';
import { placementIn, type Surroundings } from './placements';
import type { Resources } from './resources';

export function readClusters(resources: Resources, surroundings: Surroundings): Brokers[] {
  return resources.ofType('AWS::MSK::Cluster').map((found) => {
    const nodes = (...path: string[]) => partOf(found.property('BrokerNodeGroupInfo'), path);
    return {
      name: `brokers of ${found.name}`,
      cluster: found.name,
      ...placementIn(found, nodes('ClientSubnets'), nodes('SecurityGroups'), surroundings),
      meantFor: [],
      hasPublicAddresses: isPublic(nodes('ConnectivityInfo', 'PublicAccess', 'Type')),
      otherWays: [
        ...nodes('ConnectivityInfo', 'NetworkType') === 'DUAL' ? ['IPv6'] : [],
        ...nodes('ConnectivityInfo', 'VpcConnectivity') === undefined ? [] : ['multi-VPC private connectivity'],
      ],
    };
  });
}

function isPublic(type: unknown): Brokers['hasPublicAddresses'] {
  const unknown = unknownIn(type);
  return unknown === undefined ? (type ?? 'DISABLED') !== 'DISABLED' : { unknown };
}
