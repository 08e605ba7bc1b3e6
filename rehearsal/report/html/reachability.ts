import { h, type JSX } from 'preact';
import type { Extent } from '../../reachability/extent';
import { PORTS, type Reachability, type ReachabilityRow } from '../../reachability/reachability';
import { reachabilityGraph, reachabilityInWords } from './reachability-graph';

const CELLS: Readonly<Record<Extent, string>> = { all: 'yes', some: 'some', none: '–', unknown: '?' };

/** A picture, a table for each cluster, and why a cell says neither yes nor no. */
export async function reachabilitySection(reachability: Reachability): Promise<JSX.Element> {
  const { rows, meant, widerRules, notes } = reachability;
  const clusters = [...new Set(rows.map(({ to }) => to))];
  const missing = meant.filter(({ extent }) => extent === 'none');
  return h('section', { 'id': 'reachability', 'aria-labelledby': 'reachability-heading' },
    h('h2', { id: 'reachability-heading' }, 'Who reaches whom'),
    h('p', null, 'Computed from the templates alone: security groups, routes and peering connections, for the ports of Amazon MSK.'),
    // A small screen would show of the picture neither an arrow nor what it leads to.
    h('ul', { class: 'narrow' }, ...reachabilityInWords(reachability).map((words) => h('li', null, words))),
    h('figure', { class: 'wide' },
      h('div', { 'class': 'scroll', 'tabIndex': 0, 'role': 'region', 'aria-label': 'Picture of who reaches whom' }, await reachabilityGraph(reachability)),
      h('figcaption', null, 'An arrow bears the ports that it leads to. Solid: from every address to every broker. Dashed: from or to some of them. Dotted: depends on what no template says.')),
    missing.length > 0 && h('ul', { class: 'warnings' }, ...missing.map(({ from, to, reason }) => h('li', null, `No way: ${from} is given the ARN of ${to} and does not reach it: ${reason}`))),
    ...clusters.map((cluster) => clusterTable(cluster, rows.filter(({ to }) => to === cluster))),
    widerRules.length > 0 && h('h3', null, 'Rules that are wider than the tables show'),
    widerRules.length > 0 && h('ul', null, ...widerRules.map(({ cluster, securityGroup, peer, ports, isCertain, reason }) =>
      h('li', null, `${isCertain ? '' : 'perhaps: '}${securityGroup} of ${cluster} lets in ${peer} on ${ports}: ${reason}`))),
    ...notes.map((note) => h('p', null, note)));
}

function clusterTable(cluster: string, rows: readonly ReachabilityRow[]): JSX.Element {
  const sources = [...new Set(rows.map(({ from }) => from))];
  const open = rows.filter(({ extent }) => extent === 'some' || extent === 'unknown');
  return h('details', null,
    h('summary', null, `Every port of ${cluster}`),
    h('div', { 'class': 'scroll', 'tabIndex': 0, 'role': 'region', 'aria-label': `Table of who reaches ${cluster}` },
      h('table', { class: 'matrix' },
        h('caption', null, `Who reaches the brokers of ${cluster}`),
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'from'), ...PORTS.map((port) => h('th', { scope: 'col' }, port)))),
        h('tbody', null, ...sources.map((source) => h('tr', null,
          h('th', { scope: 'row' }, source),
          ...PORTS.map((port) => cellOf(rows.find((row) => row.from === source && row.port === port)))))))),
    open.length > 0 && h('ul', null, ...open.map(({ from, port, extent, reason }) => h('li', null, `${CELLS[extent]}: ${from} on ${port}: ${reason}`))));
}

/** Empty for brokers and themselves. */
function cellOf(row: ReachabilityRow | undefined): JSX.Element {
  return row ? h('td', { class: row.extent, title: row.reason }, CELLS[row.extent]) : h('td', null);
}
