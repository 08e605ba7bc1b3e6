import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { readAssembly } from '../../rehearsal/assembly/read-assembly';
import { arrowsOf } from './arrows';
import { readClients } from './clients';
import { connectionsOf } from './connections';
import { BAR, arrow, group, leaf, type Arrow, type Frame } from './graph';
import { readNetwork } from './networks';
import { readPeering } from './peering';
import { Resources } from './resources';
import { readRules } from './rules';
import { readServices } from './services';

/** What is drawn, before anything has a place: the Regions beside each other, and the bars below them that join them. */
export interface Picture {
  readonly regions: Frame[];
  readonly bars: Frame[];
  readonly arrows: Arrow[];
}

/** Reads an assembly with a cluster in each of two Regions, their clients, and one peering of their VPCs. */
export function readPicture(assembly: CloudAssembly): Picture {
  const resources = new Resources(assembly);
  const description = readAssembly(assembly.directory);
  const rules = readRules(resources);
  const peering = readPeering(resources, rules);
  const networks = description.clusters.map((cluster) => readNetwork(cluster, resources));
  const clients = readClients(description, networks, resources);
  const services = networks.map((network) => readServices(network, resources));
  const operators = leaf('operators', 'item operators', ['Operators', 'Session Manager only, no open port'], BAR);
  const regions = networks.map((network, index) => group(network.region, 'region', [network.region], [
    network.around(clients.filter((client) => client.network === network).map(({ frame }) => frame)), services[index]!, peering.sides[network.vpc]!,
  ]));
  const drawn = JSON.stringify(regions);
  const missing = resources.templates.map(({ stackName }) => stackName).filter((name) => !drawn.includes(`"${name}"`));
  if (missing.length > 0) {
    throw new Error(`The picture has no place for ${missing.join(', ')}`);
  }
  return {
    regions,
    bars: [peering.link, operators],
    arrows: [
      ...arrowsOf(connectionsOf(networks, clients, rules), networks, peering),
      ...services.map(({ id }) => arrow('https', operators.id, 'up', id, 'Operators start sessions on the client instances with Session Manager', '')),
    ],
  };
}
