import type { Facts } from './facts';
import { ANYWHERE, labelOf, sentenceOf, type Flow } from './flows';
import { bottomOf, centerX, centerY, rightOf, type Box, type RegionLayout } from './layout';
import type { PeeringSideFacts } from './peering-facts';
import { arrow, lines, rect, text } from './svg';

/** The stacks of the peering, one in each Region, and the ways through it from the secondary's client box and MirrorMaker to the primary's brokers. */
export function drawPeering(facts: Facts, left: RegionLayout, right: RegionLayout): string[] {
  const { primary, peering } = facts;
  const [fromBox, fromMirrorMaker] = waysOf(facts);
  const [upper, lower] = [centerY(right.client), centerY(right.tasks)];
  const pipe = { x: rightOf(left.vpc), y: upper - 20, width: right.vpc.x - rightOf(left.vpc), height: lower - upper + 40 };
  const draw = (way: Flow, from: Box, y: number, broker: Box, label: string) =>
    arrow([[from.x, y], [centerX(broker), y], [centerX(broker), bottomOf(left.cluster)]], 'kafka', sentenceOf(way), { at: [centerX(pipe), y], width: 280, label });
  return [
    ...drawSide('accepter', peering.accepter, left, `Inbound ${fromBox.ports.join(', ')} from`, fromBox.blocks),
    ...drawSide('connection', peering.connection, right, 'VPC peering', ['requested here,', `accepted in ${primary.region}`]),
    rect(pipe, 'pipe connection', 20),
    draw(fromBox, right.client, upper, left.brokers.at(-1)!, labelOf(fromBox)),
    draw(fromMirrorMaker, right.tasks, lower, left.brokers.at(-2)!, `reads, ${labelOf(fromMirrorMaker)}`),
  ];
}

/** Those that cross the Regions. */
function waysOf({ primary, secondary, mirrorMaker, flows }: Facts): readonly [Flow, Flow] {
  const beside = [primary, secondary].flatMap(({ box, aclFunction, stack }) => [box, aclFunction].map((from) => ({ from, to: stack })));
  const crossing = flows.filter(({ from, to }) => to !== ANYWHERE && !beside.some((way) => way.from === from && way.to === to)
    && !(from === mirrorMaker && to === secondary.stack));
  const ways = [secondary.box, mirrorMaker].map((client) => crossing.find(({ from, to }) => from === client && to === primary.stack));
  const [fromBox, fromMirrorMaker] = ways;
  if (!fromBox || !fromMirrorMaker || crossing.length > ways.length) {
    throw new Error(`The picture has two ways through the peering, from the client box of ${secondary.stack} and from MirrorMaker to ${primary.stack}, `
      + `and finds: ${crossing.map(sentenceOf).join(', ') || 'none'}`);
  }
  return [fromBox, fromMirrorMaker];
}

/** What a stack holds of the peering: something of its own above the connection, the routes of its Region below. */
function drawSide(role: string, { stack, routes }: PeeringSideFacts, { side }: RegionLayout, heading: string, details: readonly string[]): string[] {
  const x = centerX(side);
  return [
    rect(side, `stack ${role}`, 8),
    text([x, side.y + 30], stack, `name ${role}`, 'middle'),
    text([x, side.y + 82], heading, 'strong', 'middle'),
    ...lines([x, side.y + 104], details, 'small', 'middle'),
    text([x, bottomOf(side) - 52], `${routes.count} routes`, 'strong', 'middle'),
    text([x, bottomOf(side) - 31], `to ${routes.destination}`, 'small', 'middle'),
  ];
}
