import type { Facts } from './facts';
import { ANYWHERE, labelOf, sentenceOf } from './flows';
import { bottomOf, centerX, chipBelow, type RegionLayout } from './layout';
import { arrow, rect, text } from './svg';

/** MirrorMaker in the subnets beside the brokers that it writes to. What it reads comes through the peering, and is drawn there. */
export function drawMirrorMaker({ mirrorMaker, secondary, flows }: Facts, layout: RegionLayout): string[] {
  const { tasks, cluster, services, nats } = layout;
  const x = centerX(nats.at(-1)!);
  const toBrokers = flows.filter(({ from, to }) => from === mirrorMaker && to === secondary.stack);
  const toAnywhere = flows.filter(({ from, to }) => from === mirrorMaker && to === ANYWHERE);
  return [
    ...toBrokers.map((flow) => arrow([[x, tasks.y], [x, bottomOf(cluster)]], 'kafka', sentenceOf(flow), {
      at: [x, layout.client.y - 26], width: 104, label: `writes, ${flow.ports.join(', ')}`,
    })),
    ...toAnywhere.map((flow) => arrow([[x, bottomOf(tasks)], [x, services.y]], 'https', sentenceOf(flow), {
      at: [x, chipBelow(layout)], width: 96, label: labelOf(flow),
    })),
    rect(tasks, 'stack mirror-maker', 8),
    text([centerX(tasks), tasks.y + 25], mirrorMaker.stack, 'name mirror-maker', 'middle'),
    text([centerX(tasks), tasks.y + 46], mirrorMaker.tasks, 'small', 'middle'),
  ];
}
