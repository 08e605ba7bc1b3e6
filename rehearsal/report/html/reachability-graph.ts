import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs';
import { h, type JSX } from 'preact';
import type { Reachability, ReachabilityRow } from '../../reachability/reachability';

/** Sources that reach the same ports of the same clusters stand in one frame. */
interface Group {
  readonly sources: readonly string[];
  readonly connections: readonly Connection[];
}

interface Connection {
  readonly cluster: string;
  readonly extent: 'all' | 'some' | 'unknown';
  readonly ports: readonly number[];
}

/** What a reader has for a font is unknown: wider than most, so that no text leaves its frame. */
const CHARACTER = 7;
const LINE = 18;
const PADDING = 10;

const LAYOUT = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.partitioning.activate': 'true',
  'elk.spacing.nodeNode': '14',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.edgeLabels.inline': 'true',
};

/** Who reaches which brokers, drawn from the rows alone. */
export async function reachabilityGraph({ rows }: Reachability): Promise<JSX.Element> {
  const groups = groupsThatReach(rows);
  const clusters = [...new Set(rows.map(({ to }) => to))];
  const graph: ElkNode = await new ELK().layout({
    id: 'graph',
    layoutOptions: LAYOUT,
    children: [
      ...groups.map(({ sources }, index) => nodeOf(`source ${index}`, sources, 0)),
      ...clusters.map((cluster) => nodeOf(cluster, [`brokers of ${cluster}`], 1)),
    ],
    edges: groups.flatMap(({ connections }, index) => connections.map((connection) => edgeOf(`source ${index}`, connection))),
  });
  return h('svg', {
    'viewBox': `0 0 ${graph.width} ${graph.height}`,
    'width': graph.width,
    'height': graph.height,
    'role': 'img',
    'aria-label': `Who reaches whom: ${groups.map(inWords).join('; ') || 'no source reaches any broker'}`,
  },
  h('defs', null, h('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' }, h('path', { class: 'arrow', d: 'M0 0L8 4L0 8z' }))),
  ...(graph.edges ?? []).map(drawEdge),
  ...(graph.children ?? []).map(drawNode));
}

/** The same in words, a line for each frame. */
export function reachabilityInWords({ rows }: Reachability): string[] {
  return groupsThatReach(rows).map(inWords);
}

function groupsThatReach(rows: readonly ReachabilityRow[]): Group[] {
  return groupsOf(rows).filter(({ connections }) => connections.length > 0);
}

/** In the order of the rows, those that reach the same together. */
function groupsOf(rows: readonly ReachabilityRow[]): Group[] {
  const groups = new Map<string, { sources: string[]; connections: Connection[] }>();
  for (const source of new Set(rows.map(({ from }) => from))) {
    const connections = connectionsOf(rows.filter(({ from }) => from === source));
    const key = JSON.stringify(connections);
    const group = groups.get(key) ?? { sources: [], connections };
    group.sources.push(source);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function connectionsOf(rows: readonly ReachabilityRow[]): Connection[] {
  const clusters = [...new Set(rows.map(({ to }) => to))].sort();
  return clusters.flatMap((cluster) => (['all', 'some', 'unknown'] as const).flatMap((extent) => {
    const ports = rows.filter((row) => row.to === cluster && row.extent === extent).map(({ port }) => port);
    return ports.length > 0 ? [{ cluster, extent, ports }] : [];
  }));
}

function nodeOf(id: string, lines: readonly string[], partition: number): ElkNode {
  return {
    id,
    width: Math.max(...lines.map(({ length }) => length)) * CHARACTER + 2 * PADDING,
    height: lines.length * LINE + 2 * PADDING,
    labels: lines.map((text) => ({ text })),
    layoutOptions: { 'elk.partitioning.partition': String(partition) },
  };
}

function edgeOf(source: string, { cluster, extent, ports }: Connection): ElkExtendedEdge {
  const text = labelOf(extent, ports);
  return {
    id: `${source} ${cluster} ${extent}`,
    sources: [source],
    targets: [cluster],
    labels: [{ text, width: text.length * CHARACTER + 6, height: LINE, id: extent }],
  };
}

function labelOf(extent: Connection['extent'], ports: readonly number[]): string {
  return `${ports.join(', ')}${{ all: '', some: ' (some)', unknown: ' ?' }[extent]}`;
}

function inWords({ sources, connections }: Group): string {
  return `${sources.join(', ')} to ${connections.map(({ cluster, extent, ports }) => `${cluster} on ${labelOf(extent, ports)}`).join(' and ')}`;
}

function drawNode({ x = 0, y = 0, width, height, labels = [], id }: ElkNode): JSX.Element {
  const role = id.startsWith('source ') ? 'source' : 'cluster';
  return h('g', { transform: `translate(${x} ${y})`, class: role },
    h('rect', { width, height, rx: 6 }),
    ...labels.map(({ text }, line) => h('text', { x: PADDING, y: PADDING + (line + 0.72) * LINE }, text)));
}

function drawEdge({ sections = [], labels = [] }: ElkExtendedEdge): JSX.Element {
  return h('g', { class: `edge ${labels[0]?.id}` },
    ...sections.map(({ startPoint, bendPoints = [], endPoint }) =>
      h('polyline', { 'points': [startPoint, ...bendPoints, endPoint].map(({ x, y }) => `${x},${y}`).join(' '), 'marker-end': 'url(#arrow)' })),
    ...labels.flatMap(({ text, x = 0, y = 0, width = 0, height = 0 }) => [
      h('rect', { x, y, width, height, rx: 3 }),
      h('text', { 'x': x + width / 2, 'y': y + 0.72 * LINE, 'text-anchor': 'middle' }, text),
    ]));
}
