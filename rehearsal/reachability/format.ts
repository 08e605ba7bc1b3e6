import Table from 'cli-table3';
import type { Extent } from './extent';
import { PORTS, type Reachability, type Row } from './reachability';

const CELLS: Readonly<Record<Extent, string>> = { all: 'yes', some: 'some', none: '—', unknown: '?' };

/** As many as a terminal of 160 columns shows beside each other. */
const CLUSTERS_BESIDE = 2;

/** The table as text, then what its short cells leave open, then the rules that are wider than it shows. */
export function formatReachability({ rows, widerRules }: Reachability): string {
  const clusters = [...new Set(rows.map(({ cluster }) => cluster))];
  const tables = clusters.flatMap((_, index) => index % CLUSTERS_BESIDE === 0 ? [tableOf(clusters.slice(index, index + CLUSTERS_BESIDE), rows)] : []);
  const open = rows.filter(({ extent }) => extent === 'some' || extent === 'unknown')
    .map(({ source, cluster, port, extent, obstacle }) => `${CELLS[extent]}: ${source} to ${cluster}:${port}, ${obstacle}`);
  const wider = widerRules.map(({ cluster, securityGroup, peer, ports, reason }) =>
    `wider than the table: ${securityGroup} of ${cluster} lets in ${peer} on ${ports}; ${reason}`);
  return [...tables, ...open, ...wider].join('\n');
}

function tableOf(clusters: readonly string[], rows: readonly Row[]): string {
  const table = new Table({
    colAligns: ['left', ...clusters.flatMap(() => PORTS.map(() => 'right' as const))],
    style: { 'head': [], 'border': [], 'compact': true, 'padding-left': 0 },
  });
  table.push(['', ...clusters.map((content) => ({ content, colSpan: PORTS.length, hAlign: 'left' as const }))]);
  table.push(['', ...clusters.flatMap(() => PORTS.map(String))]);
  for (const source of new Set(rows.map((row) => row.source))) {
    table.push([source, ...clusters.flatMap((cluster) => PORTS.map((port) => cellOf(rows.find((row) =>
      row.source === source && row.cluster === cluster && row.port === port))))]);
  }
  return table.toString();
}

/** Empty for brokers and themselves. */
function cellOf(row: Row | undefined): string {
  return row ? CELLS[row.extent] : '';
}
