import { Resolver } from '../assembly/resolver';
import type { Template } from '../assembly/template';
import { readClients } from './clients';
import { readClusters } from './clusters';
import type { Lookups } from './lookups';
import { readNetworkAcls } from './network-acls';
import type { Endpoint, Network, Subnet } from './network';
import type { Surroundings } from './placements';
import { readPrefixLists } from './prefix-lists';
import { nameOf, Resources } from './resources';
import { readRoutes } from './routes';
import { readSecurityGroups } from './security-groups';
import { placed } from './vpc-of';
import { readPeeringConnections, readSubnets, readVpcs } from './vpcs';

export function readNetwork(templates: readonly Template[], lookups: Lookups): Network {
  const resources = new Resources(templates, new Resolver(templates));
  const prefixLists = readPrefixLists(resources);
  const vpcs = readVpcs(resources, lookups);
  const subnets = readSubnets(resources, lookups);
  const networkInterfaces = new Map(resources.ofType('AWS::EC2::NetworkInterface').map((found) => [found.id, found]));
  const surroundings: Surroundings = {
    subnet: (id, region) => subnets.find((subnet) => subnet.id === id) ?? { id, name: nameOf(id), region, isDefined: false },
    securityGroup: readSecurityGroups(resources, prefixLists, lookups),
    networkInterface: (id) => networkInterfaces.get(id),
  };
  const clusters = readClusters(resources, surroundings);
  const clients = readClients(resources, surroundings);
  const inUse = new Set([...clients, ...clusters].flatMap(vpcIdsOf));
  return {
    vpcs,
    // An app may have looked up more than it still uses.
    subnets: subnets.filter(({ isDefined, vpcId }) => isDefined || inUse.has(vpcId)),
    routesOf: readRoutes(resources, vpcs, prefixLists),
    networkAclOf: readNetworkAcls(resources, vpcs),
    securityGroup: surroundings.securityGroup,
    peeringConnections: readPeeringConnections(resources),
    clusters,
    clients,
  };
}

function vpcIdsOf(endpoint: Endpoint): Subnet['vpcId'][] {
  return endpoint.subnets.map((subnet) => placed(subnet, endpoint).vpcId);
}
