import { together, worst, type Extent } from './extent';
import type { Brokers, Endpoint, Network, SecurityGroup, Subnet } from './network';
import { passage } from './rules';
import { wayTo } from './way';

/** Whether connections come about, and the first thing in the way of those that do not. */
export interface Outcome {
  readonly extent: Extent;
  readonly obstacle?: string;
}

/** A condition of a connection, and what to say where it does not hold for all. */
export interface Condition {
  readonly extent: Extent;
  readonly otherwise: string;
}

/** From all subnets of a source to the brokers in all of theirs. */
export function connect(source: Endpoint, target: Brokers, port: number, network: Network): Outcome {
  return allTogether(source.subnets.flatMap((from) => target.subnets.map((to) => judge(conditions(source, from, target, to, port, network)))));
}

export function judge(all: readonly Condition[]): Outcome {
  const extent = worst(all.map((condition) => condition.extent));
  return { extent, obstacle: extent === 'all' ? undefined : all.find((condition) => condition.extent === extent)!.otherwise };
}

export function allTogether(outcomes: readonly Outcome[]): Outcome {
  return {
    extent: together(outcomes.map(({ extent }) => extent)),
    obstacle: outcomes.find(({ obstacle }) => obstacle !== undefined)?.obstacle,
  };
}

function conditions(source: Endpoint, from: Subnet, target: Brokers, to: Subnet, port: number, network: Network): Condition[] {
  const [sourceVpc, targetVpc] = [vpcOf(from, source), vpcOf(to, target)];
  const sameVpc = sourceVpc !== undefined && sourceVpc === targetVpc;
  const exit: Extent = source.securityGroups.length === 0
    ? 'all'
    : passage(source.securityGroups, 'egress', port, { subnet: to, securityGroups: target.securityGroups, sameVpc });
  // Every route table knows its own VPC, also one that no template shows.
  const routes = sameVpc && (!from.vpcId || !to.vpcId) ? [] : [
    routeCondition('no route', from, to, network),
    routeCondition('no route back', to, from, network),
  ];
  return [
    { extent: exit, otherwise: `${names(source.securityGroups)} lets nothing out to ${to.block ?? to.name} on ${port}` },
    ...routes,
    {
      extent: passage(target.securityGroups, 'ingress', port, { subnet: from, securityGroups: source.securityGroups, sameVpc }),
      otherwise: entryObstacle(source, from, target, port),
    },
  ];
}

function routeCondition(lack: string, from: Subnet, to: Subnet, network: Network): Condition {
  const { extent, leadsTo } = wayTo(to, from, network);
  return { extent, otherwise: `${lack} from ${from.name} to ${to.block ?? to.name}: ${leadsTo}` };
}

function entryObstacle(source: Endpoint, from: Subnet, { securityGroups }: Brokers, port: number): string {
  const whom = source.securityGroups.length === 0 ? 'nobody' : `neither ${names(source.securityGroups)} nor anybody`;
  return `${names(securityGroups)} lets ${whom} of ${from.block ?? from.name} in on ${port}`;
}

/** A subnet that no template defines is in the VPC of whoever is in it. */
function vpcOf({ vpcId }: Subnet, { securityGroups }: Endpoint): string | undefined {
  return vpcId ?? securityGroups.find((group) => group.vpcId !== undefined)?.vpcId;
}

function names(securityGroups: readonly SecurityGroup[]): string {
  return securityGroups.map(({ name }) => name).join(', ');
}
