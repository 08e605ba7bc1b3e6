import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import { LINE, MARGIN, widthOf } from './text';

/** A frame of the picture with its text, as elkjs takes it. */
export interface Frame extends ElkNode {
  readonly lines: readonly string[];
  /** Classes of its style. */
  readonly look: string;
  readonly children?: Frame[];
}

/** An arrow from who connects to who listens. */
export interface Arrow extends ElkExtendedEdge {
  /** The arrow in words. */
  readonly title: string;
  readonly look: 'kafka' | 'https';
  /** Whether it points to the top of the picture. For the layout every edge falls. */
  readonly rises: boolean;
}

/** Of a leaf that grows until its arrows are straight. */
export const BAR = { 'elk.layered.nodePlacement.networkSimplex.nodeFlexibility': 'NODE_SIZE' };
/** Of a group whose children stand beside each other, without arrows of their own. */
export const ROW = { 'elk.hierarchyHandling': 'SEPARATE_CHILDREN', 'elk.algorithm': 'rectpacking', 'elk.aspectRatio': '99', 'elk.spacing.nodeNode': '8' };

export function leaf(id: string, look: string, lines: readonly string[], layoutOptions: ElkNode['layoutOptions'] = {}): Frame {
  return { id, look, lines, layoutOptions, width: widthOf(lines), height: lines.length * LINE + MARGIN };
}

export function group(id: string, look: string, lines: readonly string[], children: Frame[], layoutOptions: ElkNode['layoutOptions'] = {}): Frame {
  const top = lines.length * LINE + 16;
  const layout = {
    'elk.padding': `[top=${top},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${widthOf(lines) + MARGIN},${top})`,
    'elk.alignment': 'TOP',
  };
  return { id, look, lines, children, layoutOptions: { ...layout, ...layoutOptions } };
}

export function arrow(look: Arrow['look'], from: string, direction: 'up' | 'down', to: string, title: string, label: string): Arrow {
  const rises = direction === 'up';
  const labels = label ? [{ text: label, width: widthOf([label]), height: LINE + 4, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }] : [];
  return { id: `${from} ${to} ${title}`, look, title, rises, labels, sources: [rises ? to : from], targets: [rises ? from : to] };
}
