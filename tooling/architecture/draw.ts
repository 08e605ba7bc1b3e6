import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import ELK, { type ElkNode } from 'elkjs';
import type { Frame } from './graph';
import { readPicture } from './picture';
import { STYLE } from './style';
import { drawArrow, drawFrame, escape, rect, text, type Box } from './svg';
import { MARGIN } from './text';

const LEGEND = 'Each tinted frame is a stack. Arrows point from who connects to who listens, dashed ones to AWS and the internet.';

const LAYOUT = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.partitioning.activate': 'true',
  'elk.padding': '[top=16,left=16,bottom=40,right=16]',
  'elk.spacing.nodeNode': '16',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '14',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
};

export async function drawArchitecture(assembly: CloudAssembly): Promise<string> {
  const { regions, bars, arrows } = readPicture(assembly);
  // What has a higher number stands further down.
  const children = [regions, ...bars.map((bar) => [bar])].flatMap((frames, index) =>
    frames.map((frame) => ({ ...frame, layoutOptions: { ...frame.layoutOptions, 'elk.partitioning.partition': `${index}` } })));
  const { width = 0, height = 0 } = await new ELK().layout<ElkNode>({ id: 'picture', children, edges: arrows, layoutOptions: LAYOUT });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    '<!-- drawn from the templates of bin/app.ts by tooling/draw-architecture.ts -->',
    `<title id="title">Amazon MSK in ${regions.map(({ id }) => id).join(' and ')}, joined by VPC peering</title>`,
    `<desc id="desc">${[...new Set(arrows.map(({ title }) => `${escape(title)}.`))].join(' ')}</desc>`,
    '<style>', ...STYLE, '</style>',
    '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto">',
    '<path class="head" d="M0,0.5 L10,5 L0,9.5 Z"/></marker></defs>',
    rect({ x: 0, y: 0, width, height }, 'page', 12),
    ...even(children as (Frame & Box)[]).flatMap(drawFrame),
    ...arrows.map(drawArrow),
    text(width / 2, height - 14, LEGEND),
    '</svg>',
    '',
  ].join('\n');
}

/** What the layout leaves uneven: the lower ends of the Regions, and arrows at the corners of the bars. */
function even(frames: readonly (Frame & Box)[]): Frame[] {
  const bottom = Math.max(...frames.filter(({ look }) => look === 'region').map(({ y, height }) => y + height));
  return frames.map((frame) => frame.look === 'region' ? { ...frame, height: bottom - frame.y } : { ...frame, x: frame.x - MARGIN, width: frame.width + 2 * MARGIN });
}
