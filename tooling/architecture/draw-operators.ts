import { WIDTH, centerY, rightOf, type RegionLayout } from './layout';
import { arrow, text } from './svg';

/** Whoever is neither in a Region nor in a stack: operators, who get to the boxes by Session Manager and by no port. */
export function drawOperators(left: RegionLayout, right: RegionLayout): string[] {
  const [x, y] = [WIDTH / 2, centerY(left.services)];
  const title = 'Operators start sessions on the client boxes with Session Manager';
  return [
    `<circle class="person" cx="${x}" cy="${y - 36}" r="8"/>`,
    `<path class="person" d="M${x - 16},${y - 8} a16,17 0 0 1 32,0 z"/>`,
    text([x, y + 14], 'Operators', 'strong', 'middle'),
    text([x, y + 34], 'Session Manager only, no open port', 'small', 'middle'),
    arrow([[x - 50, y - 12], [rightOf(left.services), y - 12]], 'https', title),
    arrow([[x + 50, y - 12], [right.services.x, y - 12]], 'https', title),
  ];
}
