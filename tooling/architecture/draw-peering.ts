import type { Facts } from './facts';
import { ANYWHERE, labelOf, sentenceOf } from './flows';
import { bottomOf, centerX, centerY, rightOf, type RegionLayout } from './layout';
import type { PeeringSideFacts } from './peering-facts';
import { arrow, lines, rect, text } from './svg';

/** The stacks of the peering, one in each Region, and the way through it from the secondary's client box to the primary's brokers. */
export function drawPeering({ primary, secondary, peering, flows }: Facts, left: RegionLayout, right: RegionLayout): string[] {
  const y = centerY(right.client);
  const pipe = { x: rightOf(left.vpc), y: y - 20, width: right.vpc.x - rightOf(left.vpc), height: 40 };
  const [way, ...others] = flows.filter(({ from, to }) => to !== from && to !== ANYWHERE);
  if (way?.from !== secondary.stack || others.length > 0) {
    const found = [way ?? [], others].flat().map(sentenceOf).join(', ') || 'none';
    throw new Error(`The picture has one way through the peering, from ${secondary.stack} to ${primary.stack}, and finds: ${found}`);
  }
  const target = centerX(left.privateSubnets.at(-1)!);
  return [
    ...drawSide('accepter', peering.accepter, left, `Inbound ${way.ports.join(', ')} from`, way.blocks),
    ...drawSide('connection', peering.connection, right, 'VPC peering', ['requested here,', `accepted in ${primary.region}`]),
    rect(pipe, 'pipe connection', 20),
    arrow([[right.client.x, y], [target, y], [target, bottomOf(left.cluster)]], 'kafka', sentenceOf(way), {
      at: [centerX(pipe), y], width: 250, label: labelOf(way),
    }),
  ];
}

/** What a stack holds of the peering: something of its own above the connection, the routes of its Region below. */
function drawSide(role: string, { stack, routes }: PeeringSideFacts, { side }: RegionLayout, heading: string, details: readonly string[]): string[] {
  const x = centerX(side);
  return [
    rect(side, `stack ${role}`, 8),
    text([x, side.y + 30], stack, `name ${role}`, 'middle'),
    text([x, side.y + 82], heading, 'strong', 'middle'),
    ...lines([x, side.y + 104], details, 'small', 'middle'),
    text([x, side.y + 312], `${routes.count} routes`, 'strong', 'middle'),
    text([x, side.y + 333], `to ${routes.destination}`, 'small', 'middle'),
  ];
}
