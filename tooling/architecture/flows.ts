import { BROKER_PORTS } from '../../lib/kafka/ports';
import type { RegionFacts } from './region-facts';
import type { Rule } from './rules';

export const ANYWHERE = '0.0.0.0/0';

/** Who opens connections. */
export interface Client {
  /** As the subject of a sentence. */
  readonly name: string;
  readonly groups: readonly string[];
  /** Of the private subnets around it. */
  readonly blocks: readonly string[];
  /** What it does with the brokers of a stack, where that is more than to connect. */
  readonly verbs?: Readonly<Record<string, string>>;
}

/** A client that may connect, from its own rules and from those of whom it connects to. */
export interface Flow {
  readonly from: Client;
  /** The stack of the brokers, or anywhere. */
  readonly to: string;
  readonly ports: readonly string[];
  /** Blocks of addresses that are let in, where it is not the client itself. */
  readonly blocks: readonly string[];
}

/** What is spoken on a port. */
const PROTOCOLS: Readonly<Record<string, string>> = { [BROKER_PORTS.saslScram]: 'SASL/SCRAM over TLS', 443: 'HTTPS' };

export function labelOf({ ports }: Flow): string {
  return ports.map((port) => [port, PROTOCOLS[port] ?? []].flat().join(' ')).join(', ');
}

export function sentenceOf({ from, to, ports }: Flow): string {
  const target = to === ANYWHERE ? 'any address' : `the brokers of ${to}`;
  return `${from.name} ${from.verbs?.[to] ?? 'connects to'} ${target} on ${ports.join(', ')}`;
}

/** What one rule contributes. */
interface Part {
  readonly from: Client;
  readonly to: string;
  readonly port: string;
  readonly block: readonly string[];
}

/** Takes each inbound rule for a part of some flow, and fails where there is none: no way in is left out. */
export function flowsOf(regions: readonly RegionFacts[], clients: readonly Client[], rules: readonly Rule[]): Flow[] {
  const inbound = rules.filter(({ direction }) => direction === 'in').flatMap((rule): Part[] => {
    const to = regions.find(({ brokerGroups }) => brokerGroups.includes(rule.group));
    const admitted = to ? clients.filter((client) => isMeant(client, rule) && mayLeave(client, to, rule.port, rules)) : [];
    if (!to || admitted.length === 0) {
      throw new Error(`${rule.group} opens ${rule.port} to ${rule.peer}, and the picture has no arrow for it`);
    }
    return admitted.map((from) => ({ from, to: to.stack, port: rule.port, block: from.groups.includes(rule.peer) ? [] : [rule.peer] }));
  });
  const outbound = rules
    .filter(({ direction, peer }) => direction === 'out' && peer === ANYWHERE)
    .flatMap(({ group, port }) => clients.filter(({ groups }) => groups.includes(group)).map((from): Part => ({ from, to: ANYWHERE, port, block: [] })));
  return together([...inbound, ...outbound]);
}

/** One flow for each client and target. */
function together(parts: readonly Part[]): Flow[] {
  const firsts = parts.filter((part, index) => parts.findIndex((other) => isSameWay(other, part)) === index);
  return firsts.map(({ from, to }) => {
    const same = parts.filter((part) => isSameWay(part, { from, to }));
    return { from, to, ports: [...new Set(same.map(({ port }) => port))], blocks: same.flatMap(({ block }) => block) };
  });
}

function isSameWay(one: Pick<Part, 'from' | 'to'>, other: Pick<Part, 'from' | 'to'>): boolean {
  return one.from === other.from && one.to === other.to;
}

function isMeant({ groups, blocks }: Client, { peer }: Rule): boolean {
  return groups.includes(peer) || blocks.includes(peer);
}

/** Whether a client may leave for the brokers: by their security group, or by the blocks of all their subnets. */
function mayLeave({ groups }: Client, { brokerGroups, zones }: RegionFacts, port: string, rules: readonly Rule[]): boolean {
  const peers = rules.filter((rule) => rule.direction === 'out' && rule.port === port && groups.includes(rule.group)).map(({ peer }) => peer);
  return brokerGroups.some((group) => peers.includes(group)) || zones.every(({ block }) => peers.includes(block));
}
