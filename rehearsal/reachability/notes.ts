import { isBlock } from './ipv4';
import type { Network, Subnet } from './network';
import { nameOf } from './resources';
import { placed } from './vpc-of';

/** What limits the table, a sentence each. */
export function notesOf(network: Network, lookupFile: string | undefined): string[] {
  const { clusters, clients } = network;
  const subnets = [...clients, ...clusters].flatMap((endpoint) => endpoint.subnets.map((subnet) => placed(subnet, endpoint)));
  const imported = [...new Set(subnets.filter((subnet) => !network.networkAclOf(subnet)).map(placeOf))];
  const hasUnknownAddresses = subnets.some(({ block }) => block === undefined || !isBlock(block));
  return [
    ...hasUnknownAddresses && lookupFile === undefined ? ['The addresses of subnets that an app looks up are in its cdk.context.json, which is neither next to the assembly nor here.'] : [],
    ...imported.length > 0 ? [`The network ACLs of ${imported.join(', ')} are not in the templates: the table takes them to let everything pass, as AWS makes them.`] : [],
    ...clusters.flatMap(({ cluster, otherWays }) => otherWays.map((way) => `${cluster} also listens for ${way}, on ports that the table does not have.`)),
  ];
}

function placeOf({ vpcId, name }: Subnet): string {
  return vpcId === undefined ? name : nameOf(vpcId);
}
