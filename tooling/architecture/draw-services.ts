import { allCalls, type Calls } from './calls';
import type { RegionLayout } from './layout';
import { lines, rect, text, wrap } from './svg';

/** Characters that a line takes. */
const WIDTH = 44;

/** What those in a Region call outside of it. */
export function drawServices(region: string, callers: readonly Calls[], { services: box }: RegionLayout): string[] {
  const { otherRegions, services } = allCalls(callers);
  return [
    rect(box, 'item'),
    text([box.x + 14, box.y + 26], `AWS APIs in ${[region, ...otherRegions].join(' and ')}`, 'strong'),
    ...lines([box.x + 14, box.y + 48], [...wrap(services, WIDTH), 'and anything else on the internet'], 'small'),
  ];
}
