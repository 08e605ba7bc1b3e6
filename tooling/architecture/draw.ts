import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { drawMirrorMaker } from './draw-mirror-maker';
import { drawOperators } from './draw-operators';
import { drawPeering } from './draw-peering';
import { drawNats, drawRegion } from './draw-region';
import { drawServices } from './draw-services';
import { readFacts } from './facts';
import { sentenceOf } from './flows';
import { HEIGHT, WIDTH, layoutRegion } from './layout';
import { STYLE } from './style';
import { marker, rect, text } from './svg';

/** Draws an assembly of two Regions with a peering and MirrorMaker. */
export function drawArchitecture(assembly: CloudAssembly): string {
  const facts = readFacts(assembly);
  const { primary, secondary, mirrorMaker, flows } = facts;
  const [left, right] = [layoutRegion('left', primary), layoutRegion('right', secondary)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title desc">`,
    '<!-- drawn from the templates of bin/app.ts by tooling/draw-architecture.ts -->',
    `<title id="title">Amazon MSK in ${primary.region} and ${secondary.region}, joined by VPC peering and replicated by MirrorMaker 2</title>`,
    `<desc id="desc">${flows.map((flow) => `${sentenceOf(flow)}.`).join(' ')}</desc>`,
    '<style>', ...STYLE, '</style>',
    '<defs>', marker('kafka'), marker('https'), '</defs>',
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, 'page', 12),
    ...drawRegion('primary', primary, flows, left),
    ...drawRegion('secondary', secondary, flows, right),
    ...drawServices(primary.region, [primary.box, primary.aclFunction ?? []].flat(), left),
    ...drawServices(secondary.region, [secondary.box, secondary.aclFunction ?? [], mirrorMaker].flat(), right),
    ...drawPeering(facts, left, right),
    ...drawMirrorMaker(facts, right),
    ...drawNats('primary', primary, left),
    ...drawNats('secondary', secondary, right),
    ...drawOperators(left, right),
    text([WIDTH / 2, HEIGHT - 16], 'Each tinted frame is a stack. Arrows point from who connects to who listens.', 'small', 'middle'),
    '</svg>',
    '',
  ].join('\n');
}
