import { Resolver } from '../assembly/resolver';
import type { Template } from '../assembly/template';
import { readClusters, readFunctions, readInstances, readServices, type Surroundings } from './endpoints';
import type { Network } from './network';
import { Resources } from './resources';
import { readRoutes } from './routes';
import { readSecurityGroups } from './security-groups';
import { readPeeringConnections, readSubnets, readVpcs } from './vpcs';

export function readNetwork(templates: readonly Template[]): Network {
  const resources = new Resources(templates, new Resolver(templates));
  const vpcs = readVpcs(resources);
  const subnets = readSubnets(resources);
  const surroundings: Surroundings = {
    subnet: (id) => subnets.find((subnet) => subnet.id === id) ?? { id, name: id },
    securityGroup: readSecurityGroups(resources),
  };
  return {
    vpcs,
    subnets,
    routesOf: readRoutes(resources, vpcs),
    securityGroup: surroundings.securityGroup,
    peeringConnections: readPeeringConnections(resources),
    clusters: readClusters(resources, surroundings),
    clients: [...readInstances(resources, surroundings), ...readServices(resources, surroundings), ...readFunctions(resources, surroundings)],
  };
}
