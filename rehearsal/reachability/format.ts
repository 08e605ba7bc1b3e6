import Table from 'cli-table3';
import type { Extent } from './extent';
import { ANYONE, PORTS, type Reachability, type ReachabilityRow } from './reachability';

const CELLS: Readonly<Record<Extent, string>> = { all: 'yes', some: 'some', none: '—', unknown: '?' };

/** As many as a terminal of 160 columns shows side by side. */
const CLUSTERS_BESIDE = 2;

/** The table as text, then what its short cells leave open, what is meant to connect and does not, the rules that are wider than it shows, and its limits. */
export function formatReachability({ rows, meant, widerRules, notes }: Reachability): string {
  const clusters = [...new Set(rows.map(({ to }) => to))];
  const tables = clusters.flatMap((_, index) => index % CLUSTERS_BESIDE === 0 ? [tableOf(clusters.slice(index, index + CLUSTERS_BESIDE), rows)] : []);
  const open = grouped(rows.filter(({ extent }) => extent === 'some' || extent === 'unknown'), ({ from, to, extent, reason }) => [from, to, extent, reason])
    .map((same) => `${CELLS[same[0]!.extent]}: ${same[0]!.from} to ${same[0]!.to}:${same.map(({ port }) => port).join(', ')}: ${same[0]!.reason}`);
  const missing = meant.filter(({ extent }) => extent === 'none').map(({ from, to, reason }) => `no way: ${from} is given the ARN of ${to} and does not reach it: ${reason}`);
  const wider = grouped(widerRules, ({ cluster, securityGroup, ports, isCertain, reason }) => [cluster, securityGroup, ports, isCertain, reason])
    .map(([rule, ...others]) => `${rule!.isCertain ? 'wider' : 'perhaps wider'} than the table: ${rule!.securityGroup} of ${rule!.cluster} lets in ${[rule!, ...others].map(({ peer }) => peer).join(', ')} on ${rule!.ports}: ${rule!.reason}`);
  return [...tables, ...open, ...missing, ...wider, ...notes].join('\n');
}

/** In the order of the first of each group. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => unknown[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    groups.set(key, [...groups.get(key) ?? [], item]);
  }
  return [...groups.values()];
}

/** Ports that no source reaches, and sources that reach none, make a line each and no column or row. */
function tableOf(clusters: readonly string[], all: readonly ReachabilityRow[]): string {
  const rows = all.filter(({ to }) => clusters.includes(to));
  const reached = rows.filter(({ extent }) => extent !== 'none');
  const ports = PORTS.filter((port) => reached.some((row) => row.port === port));
  const sources = [...new Set(rows.map(({ from }) => from))];
  const shown = sources.filter((source) => reached.some(({ from }) => from === source));
  const table = new Table({
    colAligns: ['left', ...clusters.flatMap(() => ports.map(() => 'right' as const))],
    style: { 'head': [], 'border': [], 'compact': true, 'padding-left': 0 },
  });
  table.push(['', ...clusters.map((content) => ({ content, colSpan: ports.length, hAlign: 'left' as const }))]);
  table.push(['', ...clusters.flatMap(() => ports.map(String))]);
  for (const from of shown) {
    table.push([from, ...clusters.flatMap((to) => ports.map((port) => cellOf(rows.find((row) => row.from === from && row.to === to && row.port === port))))]);
  }
  const names = clusters.join(' and ');
  const [closed, others] = [PORTS.filter((port) => !ports.includes(port)), sources.filter((source) => !shown.includes(source))];
  return [
    ...(shown.length > 0 ? [table.toString()] : []),
    ...(closed.length > 0 ? [`no way to ${names} on ${closed.join(', ')}, from any source`] : []),
    ...(others.length > 0 ? [`no way to ${names} on any port: ${namesOf(others).join(', ')}`] : []),
  ].join('\n');
}

/** Those who are anyone of a subnet follow the others, as one. */
function namesOf(sources: readonly string[]): string[] {
  const subnets = sources.filter((source) => source.startsWith(ANYONE)).map((source) => source.slice(ANYONE.length));
  return [...sources.filter((source) => !source.startsWith(ANYONE)), ...(subnets.length > 0 ? [`${ANYONE}${subnets.join(', ')}`] : [])];
}

/** Empty for brokers and themselves. */
function cellOf(row: ReachabilityRow | undefined): string {
  return row ? CELLS[row.extent] : '';
}
