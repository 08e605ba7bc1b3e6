import { BROKER_PORTS } from '../../lib/kafka/ports';
import type { RegionFacts } from './region-facts';
import type { Rule } from './rules';

export const ANYWHERE = '0.0.0.0/0';

/** A client box that may connect, from its own rules and from those of whom it connects to. */
export interface Flow {
  /** The stack of the box. */
  readonly from: string;
  /** The stack of the brokers, or anywhere. */
  readonly to: string;
  readonly ports: readonly string[];
  /** Blocks of addresses that are let in, where it is not the box itself. */
  readonly blocks: readonly string[];
}

/** What is spoken on a port. */
const PROTOCOLS: Readonly<Record<string, string>> = { [BROKER_PORTS.saslScram]: 'SASL/SCRAM over TLS', 443: 'HTTPS' };

export function labelOf({ ports }: Flow): string {
  return ports.map((port) => [port, PROTOCOLS[port] ?? []].flat().join(' ')).join(', ');
}

export function sentenceOf({ from, to, ports }: Flow): string {
  const target = to === ANYWHERE ? 'any address' : `the brokers of ${to}`;
  return `The client box of ${from} connects to ${target} on ${ports.join(', ')}`;
}

/** What one rule contributes. */
interface Part {
  readonly from: RegionFacts;
  readonly to: string;
  readonly port: string;
  readonly block: readonly string[];
}

const wayOf = ({ from, to }: Part) => `${from.stack} ${to}`;

/** Takes each inbound rule for a part of some flow, and fails where there is none: no way in is left out. */
export function flowsOf(regions: readonly RegionFacts[], rules: readonly Rule[]): Flow[] {
  const inbound = rules.filter(({ direction }) => direction === 'in').map((rule): Part => {
    const to = regions.find(({ brokerGroups }) => brokerGroups.includes(rule.group));
    const from = regions.find(({ box, zones }) => box.groups.includes(rule.peer) || zones.some(({ block }) => block === rule.peer));
    if (!from || !to || !mayLeave(from, to, rule.port, rules)) {
      throw new Error(`${rule.group} opens ${rule.port} to ${rule.peer}, and the picture has no arrow for it`);
    }
    return { from, to: to.stack, port: rule.port, block: from.box.groups.includes(rule.peer) ? [] : [rule.peer] };
  });
  const outbound = rules
    .filter(({ direction, peer }) => direction === 'out' && peer === ANYWHERE)
    .flatMap(({ group, port }) => regions.filter(({ box }) => box.groups.includes(group)).map((from): Part => ({ from, to: ANYWHERE, port, block: [] })));
  const parts = [...inbound, ...outbound];
  const ways = new Set(parts.map(wayOf));
  return [...ways].map((way) => {
    const same = parts.filter((part) => wayOf(part) === way);
    const [{ from, to }] = same as [Part];
    return { from: from.stack, to, ports: [...new Set(same.map(({ port }) => port))], blocks: same.flatMap(({ block }) => block) };
  });
}

/** Whether the box of a Region may leave for the brokers: by their security group, or by the blocks of all their subnets. */
function mayLeave({ box }: RegionFacts, { brokerGroups, zones }: RegionFacts, port: string, rules: readonly Rule[]): boolean {
  const peers = rules.filter((rule) => rule.direction === 'out' && rule.port === port && box.groups.includes(rule.group)).map(({ peer }) => peer);
  return brokerGroups.some((group) => peers.includes(group)) || zones.every(({ block }) => peers.includes(block));
}
