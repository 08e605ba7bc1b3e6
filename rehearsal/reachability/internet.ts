import { allTogether, judge, type Outcome } from './connection';
import { coverage } from './ipv4';
import type { Brokers, Network } from './network';
import { concerns } from './rules';
import { isOutside } from './wider-rules';

export const INTERNET = 'the internet';

/** From addresses outside of the assembly, through an internet gateway. */
export function connectFromInternet({ subnets, securityGroups, hasPublicAddresses }: Brokers, port: number, network: Network): Outcome {
  const blocks = securityGroups.flatMap(({ ingress }) => ingress)
    .filter((rule) => concerns(rule, port))
    .flatMap(({ block }) => block !== undefined && isOutside(block, network) ? [block] : []);
  return allTogether(subnets.map((subnet) => judge([
    {
      extent: hasPublicAddresses ? 'all' : 'none',
      otherwise: 'the brokers have no public addresses',
    },
    {
      extent: network.routesOf(subnet).some(({ kind }) => kind === 'internet gateway') ? 'all' : subnet.vpcId ? 'none' : 'unknown',
      otherwise: `no route from ${subnet.name} to an internet gateway`,
    },
    {
      extent: coverage('0.0.0.0/0', blocks),
      otherwise: `${securityGroups.map(({ name }) => name).join(', ')} lets nobody of the internet in on ${port}`,
    },
  ])));
}
