import type { RegionFacts } from './region-facts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const WIDTH = 1200;
export const HEIGHT = 1006;

/** Everything of one Region, and what is reached from it below. */
export interface RegionLayout {
  readonly frame: Box;
  readonly stack: Box;
  /** Beside the stack, towards the other Region: the stack that holds this side of the peering. */
  readonly side: Box;
  readonly lists: Box;
  readonly vpc: Box;
  readonly privateSubnets: readonly Box[];
  /** Across the private subnets, above the brokers: the function that may be in any of them. */
  readonly aclFunction: Box;
  readonly cluster: Box;
  readonly brokers: readonly Box[];
  /** As wide as the zone that it stands in: the stack of the client box. */
  readonly client: Box;
  /** Across the private subnets, below the client box: tasks that may be in any of them. */
  readonly tasks: Box;
  readonly nats: readonly Box[];
  readonly services: Box;
}

const STACK = { y: 62, width: 366, height: 719 };
const SIDE_WIDTH = 188;
const GAP = 10;
/** Left of the tasks, for what leaves the client box downwards. */
const LANE = 44;
const FRAME_WIDTH = STACK.width + SIDE_WIDTH + 3 * GAP;

/** The Region on the left has its side stack on the right, the one on the right has it on the left. */
export function layoutRegion(place: 'left' | 'right', { zones, box }: RegionFacts): RegionLayout {
  const frame = { x: place === 'left' ? GAP : WIDTH - GAP - FRAME_WIDTH, y: GAP, width: FRAME_WIDTH, height: STACK.y + STACK.height };
  const [stackX, sideX] = place === 'left'
    ? [frame.x + GAP, frame.x + 2 * GAP + STACK.width]
    : [frame.x + 2 * GAP + SIDE_WIDTH, frame.x + GAP];
  const stack = { x: stackX, ...STACK };
  const vpc = { x: stackX + GAP, y: 253, width: STACK.width - 2 * GAP, height: 518 };
  const side = { x: sideX, y: vpc.y, width: SIDE_WIDTH, height: STACK.y + STACK.height - vpc.y };
  const columns = divide({ x: vpc.x + GAP, y: 0, width: vpc.width - 2 * GAP, height: 0 }, zones.length, 10);
  const rowOf = (boxes: readonly Box[], y: number, height: number) => boxes.map((column) => ({ ...column, y, height }));
  const privateSubnets = rowOf(columns, 285, 424);
  return {
    frame,
    stack,
    side,
    lists: { ...vpc, y: 108, height: 133 },
    vpc,
    privateSubnets,
    aclFunction: { ...vpc, x: vpc.x + 14, y: 332, width: vpc.width - 28, height: 46 },
    cluster: { ...vpc, x: vpc.x + 4, y: 419, width: vpc.width - 8, height: 86 },
    brokers: rowOf(columns.map((column) => inset(column, 4)), 449, 48),
    client: rowOf(columns, 549, 72)[box.zone]!,
    tasks: { x: vpc.x + LANE, y: 637, width: vpc.width - LANE - 4, height: 60 },
    nats: rowOf(columns, 717, 46),
    services: { ...vpc, y: 857, height: 103 },
  };
}

/** Where the label of a way out of a Region stands. */
export function chipBelow({ frame, services }: RegionLayout): number {
  return (bottomOf(frame) + services.y) / 2 - 6;
}

export const centerX = ({ x, width }: Box) => x + width / 2;
export const centerY = ({ y, height }: Box) => y + height / 2;
export const rightOf = ({ x, width }: Box) => x + width;
export const bottomOf = ({ y, height }: Box) => y + height;

function inset(box: Box, by: number): Box {
  return { ...box, x: box.x + by, width: box.width - 2 * by };
}

function divide(row: Box, count: number, gap: number): Box[] {
  const width = (row.width - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({ ...row, x: row.x + index * (width + gap), width }));
}
