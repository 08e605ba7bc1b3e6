import { aclPassage } from './acl-passage';
import { unknownOf } from './acl-conditions';
import { allTogether, judge, type Condition, type ConnectionResult } from './conditions';
import { coverage, isBlock, type Range } from './ipv4';
import type { Brokers, Network, Subnet } from './network';
import { nameOf } from './resources';
import { concerns } from './rules';
import { isOutside } from './wider-rules';
import { placed } from './vpc-of';

export const INTERNET = 'the internet';

const ANYWHERE = '0.0.0.0/0';

/** Where answers go: clients of the internet are of any system. */
const ANSWERS: Range = { from: 1024, to: 65535 };

/** From addresses outside of the assembly, through an internet gateway. */
export function connectFromInternet(brokers: Brokers, port: number, network: Network): ConnectionResult {
  return allTogether(brokers.subnets.map((subnet) => judge([
    addressCondition(brokers),
    routeCondition(placed(subnet, brokers), network),
    ...aclCondition('ingress', subnet, { from: port, to: port }, network),
    ...aclCondition('egress', subnet, ANSWERS, network),
    groupCondition(brokers, port, network),
  ])));
}

function addressCondition({ hasPublicAddresses }: Brokers): Condition {
  return typeof hasPublicAddresses === 'object'
    ? { extent: 'unknown', otherwise: `whether the brokers have public addresses is not in the templates: ${hasPublicAddresses.unknown}` }
    : { extent: hasPublicAddresses ? 'all' : 'none', otherwise: 'the brokers have no public addresses' };
}

function routeCondition(subnet: Subnet, network: Network): Condition {
  const { known, others } = network.routesOf(subnet);
  const extent = coverage(ANYWHERE, known.filter(({ kind }) => kind === 'internet gateway').map(({ destination }) => destination));
  const elsewhere = known.find(({ destination, kind }) => destination === ANYWHERE && ['another target', 'transit gateway'].includes(kind));
  const unknown = others ?? (elsewhere && `${ANYWHERE} goes to ${elsewhere.kind}, and where that leads is not computed`);
  return extent !== 'all' && unknown !== undefined
    ? { extent: 'unknown', otherwise: unknown }
    : { extent, otherwise: `no route from ${subnet.name} to an internet gateway${extent === 'some' ? ' for all addresses' : ''}` };
}

function aclCondition(direction: 'ingress' | 'egress', subnet: Subnet, ports: Range, network: Network): Condition[] {
  const acl = network.networkAclOf(subnet);
  if (!acl) {
    return [];
  }
  const extent = aclPassage(acl, direction, ports, ANYWHERE);
  const refusal = direction === 'ingress'
    ? `${acl.name} does not let all of the internet into ${subnet.name} on ${ports.from}`
    : `${acl.name} does not let all answers out of ${subnet.name} to the internet, on ${ports.from}-${ports.to}`;
  return [{ extent, otherwise: extent === 'unknown' ? unknownOf(acl, subnet) : refusal }];
}

function groupCondition({ securityGroups }: Brokers, port: number, network: Network): Condition {
  const rules = securityGroups.flatMap(({ ingress }) => ingress).filter((rule) => concerns(rule, port));
  const blocks = rules.flatMap(({ block, unknown }) => unknown === undefined && block !== undefined && isBlock(block) && isOutside(block, network) ? [block] : []);
  const extent = coverage(ANYWHERE, blocks);
  const names = securityGroups.map(({ name }) => name).join(', ');
  const imported = securityGroups.find(({ isDefined }) => !isDefined);
  const unread = rules.find(({ unknown }) => unknown !== undefined)?.unknown;
  const addresses = rules.flatMap(({ block, prefixListId }) => prefixListId ?? (block !== undefined && !isBlock(block) ? block : []))[0];
  const unknown = unread !== undefined ? `what a rule of ${names} is for is not in the templates: ${unread}`
    : addresses !== undefined ? `the addresses of ${nameOf(addresses)} are not in the templates`
      : imported && `the other rules of ${imported.name} are not in the templates`;
  return extent !== 'all' && unknown !== undefined
    ? { extent: 'unknown', otherwise: unknown }
    : { extent, otherwise: `${names} lets ${extent === 'some' ? 'only some addresses' : 'no address'} of the internet in on ${port}` };
}
