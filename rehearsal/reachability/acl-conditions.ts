import { aclPassage } from './acl-passage';
import { addressesOf, extentFor, unknownAddress } from './addresses';
import type { Condition } from './conditions';
import { isBlock, type Range } from './ipv4';
import type { Network, NetworkAcl, Subnet } from './network';
import { nameOf } from './resources';

/** Where connections of Linux begin, and so where answers go. */
const EPHEMERAL_PORTS: Range = { from: 32768, to: 60999 };

/** Out of one subnet and into the other, and the answers in the other direction. Within a subnet there is none to pass. */
export function aclConditions(from: Subnet, to: Subnet, port: number, network: Network): Condition[] {
  const there: Range = { from: port, to: port };
  return from.id === to.id ? [] : [
    ...aclCondition('egress', from, to, there, network),
    ...aclCondition('ingress', to, from, there, network),
    ...aclCondition('egress', to, from, EPHEMERAL_PORTS, network),
    ...aclCondition('ingress', from, to, EPHEMERAL_PORTS, network),
  ];
}

function aclCondition(direction: 'egress' | 'ingress', at: Subnet, peer: Subnet, ports: Range, network: Network): Condition[] {
  const acl = network.networkAclOf(at);
  if (!acl) {
    return [];
  }
  const extent = extentFor(addressesOf(peer, network), (block) => aclPassage(acl, direction, ports, block));
  const address = peer.block ?? peer.name;
  const what = extent === 'some' ? 'only some' : 'nothing';
  const on = ports.from === ports.to ? `on ${ports.from}` : `on the ports of answers, ${ports.from}-${ports.to}`;
  const refusal = direction === 'egress' ? `${what} out of ${at.name} to ${address}` : `${what} of ${address} into ${at.name}`;
  return [{ extent, otherwise: extent === 'unknown' ? unknownOf(acl, peer) : `${acl.name} lets ${refusal} ${on}` }];
}

/** Of an ACL that may let pass, or not. */
export function unknownOf({ name, isDefined, entries }: NetworkAcl, peer: Subnet): string {
  const block = entries.find((entry) => !isBlock(entry.block))?.block;
  const unknown = entries.find((entry) => entry.unknown !== undefined)?.unknown;
  return !isDefined ? `the rules of ${name} are not in the templates`
    : block !== undefined ? `the addresses of ${nameOf(block)} are not in the templates`
      : unknown !== undefined ? `an entry of ${name} is not in the templates: ${unknown}` : unknownAddress(peer);
}
