import { openAssembly } from '../assembly/open-assembly';
import { readTemplates } from '../assembly/read-templates';
import type { Template } from '../assembly/template';
import type { ConnectionResult } from './conditions';
import { connect } from './connection';
import { connectFromInternet, INTERNET } from './internet';
import { lookupFileOf, readLookups } from './lookups';
import { meantConnections, type MeantConnection } from './meant-for';
import type { Brokers, Endpoint, Network } from './network';
import { notesOf } from './notes';
import { readNetwork } from './read-network';
import type { ReachabilityRow } from './row';
import { widerRules, type WiderRule } from './wider-rules';

export type { Extent } from './extent';
export type { MeantConnection } from './meant-for';
export type { ReachabilityRow } from './row';
export type { WiderRule } from './wider-rules';

/**
 * Of every broker: Kafka in clear, over TLS, with SASL/SCRAM and with IAM; metrics of Java and of the host; ZooKeeper.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html
 */
export const PORTS = [9092, 9094, 9096, 9098, 11001, 11002, 2181] as const;

/** Begins the name of a source that is a subnet, with all addresses of it. */
export const ANYONE = 'anyone in ';

/** Who reaches whom, as data. */
export interface Reachability {
  /** For each source, cluster and port. */
  readonly rows: readonly ReachabilityRow[];
  /** What the templates give a cluster's ARN to, and so mean to reach it. */
  readonly meant: readonly MeantConnection[];
  readonly widerRules: readonly WiderRule[];
  /** What limits the table, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Who reaches whom in the networks of a cloud assembly, `cdk.out`: client instances, other instances, services of Amazon ECS,
 * functions, connectors, brokers, whatever else gets an address in a subnet, and the internet. What the app looked up stands in
 * a file next to the assembly, unless another one is given.
 */
export function reachability(directory: string, lookupFile = lookupFileOf(directory)): Reachability {
  const { templates, unread, notes } = readTemplates(openAssembly(directory));
  const result = reachabilityOf(templates, lookupFile);
  return { ...result, notes: [...notes, ...unread.map(({ name, reason }) => `Of ${name} nothing is in the table: ${reason}.`), ...result.notes] };
}

export function reachabilityOf(templates: readonly Template[], lookupFile?: string): Reachability {
  const network = readNetwork(templates, readLookups(lookupFile));
  const rows = [
    ...sources(network).flatMap((source) => rowsOf(source.name, network, (target, port) =>
      source === target ? undefined : connect(source, target, port, network))),
    ...rowsOf(INTERNET, network, (target, port) => connectFromInternet(target, port, network)),
  ];
  return { rows, meant: meantConnections(network, rows), widerRules: widerRules(network), notes: notesOf(network, lookupFile) };
}

function sources({ clients, clusters, subnets }: Network): Endpoint[] {
  const addresses = subnets.map((subnet) => ({ name: `${ANYONE}${subnet.name}`, subnets: [subnet], securityGroups: [], meantFor: [] }));
  return [...clients, ...clusters, ...addresses];
}

function rowsOf(from: string, { clusters }: Network, resultOf: (target: Brokers, port: number) => ConnectionResult | undefined): ReachabilityRow[] {
  return clusters.flatMap((target) => PORTS.flatMap((port) => {
    const result = resultOf(target, port);
    return result ? [{ from, to: target.cluster, port, ...result }] : [];
  }));
}
