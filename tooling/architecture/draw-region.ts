import { drawAclFunction } from './draw-acl-function';
import { ANYWHERE, labelOf, sentenceOf, type Flow } from './flows';
import { bottomOf, centerX, chipBelow, rightOf, type RegionLayout } from './layout';
import type { RegionFacts } from './region-facts';
import { arrow, lines, rect, text, tile, wrap } from './svg';

/** Characters that a line of the lists takes. */
const LIST_WIDTH = 25;
const ROW = 28;
const LINE = 19;

/** A Region with the stacks of its cluster and of its client box; those of the peering and of MirrorMaker are drawn by themselves. */
export function drawRegion(role: 'primary' | 'secondary', facts: RegionFacts, flows: readonly Flow[], layout: RegionLayout): string[] {
  const { frame, stack, vpc, cluster } = layout;
  return [
    rect(frame, 'frame', 12),
    text([frame.x + 14, frame.y + 34], facts.region, 'title'),
    rect(stack, `stack ${role}`, 8),
    text([stack.x + 14, stack.y + 30], facts.stack, `name ${role}`),
    ...drawLists(role, facts, layout),
    rect(vpc, `vpc ${role}`, 8),
    text([vpc.x + 12, vpc.y + 22], `VPC ${facts.vpcBlock}`, 'strong'),
    text([rightOf(vpc) - 12, vpc.y + 22], 'private subnets', 'small', 'end'),
    ...facts.zones.flatMap(({ name, block }, index) => {
      const subnet = layout.privateSubnets[index]!;
      const x = centerX(subnet);
      return [rect(subnet, 'subnet'), text([x, subnet.y + 20], name, '', 'middle'), text([x, subnet.y + 39], block, 'small', 'middle')];
    }),
    ...drawWays(facts, flows, layout),
    ...facts.aclFunction ? drawAclFunction(role, facts.aclFunction, flows, layout) : [],
    rect(cluster, `item ${role}`),
    text([centerX(cluster), cluster.y + 21], `MSK, Kafka ${facts.kafkaVersion}`, 'strong', 'middle'),
    ...layout.brokers.flatMap((broker) =>
      tile(broker, `item ${role}`, [facts.brokersPerZone === 1 ? 'Broker' : `${facts.brokersPerZone} brokers`, facts.brokerType])),
    ...drawBox(facts, layout),
  ];
}

function drawBox({ box }: RegionFacts, { client }: RegionLayout): string[] {
  const x = centerX(client);
  return [
    rect(client, 'stack client', 8),
    text([x, client.y + 19], box.stack, 'name client narrow', 'middle'),
    text([x, client.y + 41], 'Client box', 'strong', 'middle'),
    text([x, client.y + 60], box.type, 'small', 'middle'),
  ];
}

/** Over the ways that lead through them. */
export function drawNats(role: 'primary' | 'secondary', { zones }: RegionFacts, { nats }: RegionLayout): string[] {
  return zones.flatMap(({ hasNat }, index) => hasNat ? tile(nats[index]!, `item ${role}`, ['NAT', 'public subnet']) : []);
}

function drawLists(role: string, { users, keys, logs }: RegionFacts, { lists }: RegionLayout): string[] {
  const rows = [
    ['KMS', `keys for ${keys.join(', ')}`],
    ['CloudWatch Logs', ...wrap(logs, LIST_WIDTH)],
    ['Secrets Manager', ...wrap([`users ${users[0]}`, ...users.slice(1)], LIST_WIDTH)],
  ];
  return [
    rect(lists, `item ${role}`),
    ...rows.flatMap(([service, ...contents], index) => {
      const above = rows.slice(0, index).reduce((height, [, ...others]) => height + ROW + (others.length - 1) * LINE, 0);
      const y = lists.y + 25 + above;
      return [text([lists.x + 12, y], service!, 'strong'), ...lines([lists.x + 162, y], contents, '', 'start', LINE)];
    }),
  ];
}

/** What the client box reaches: the brokers beside it, and whatever is outside through the NAT gateway of its zone. */
function drawWays({ stack, box }: RegionFacts, flows: readonly Flow[], layout: RegionLayout): string[] {
  const { client, cluster, services, tasks } = layout;
  const x = centerX(client);
  const lane = (client.x + tasks.x) / 2;
  const toBrokers = flows.filter(({ from, to }) => from === box && to === stack);
  const toAnywhere = flows.filter(({ from, to }) => from === box && to === ANYWHERE);
  return [
    ...toBrokers.map((flow) => arrow([[x, client.y], [x, bottomOf(cluster)]], 'kafka', sentenceOf(flow), {
      at: [x, (client.y + bottomOf(cluster)) / 2 + 3], width: 56, label: flow.ports.join(', '),
    })),
    ...toAnywhere.map((flow) => arrow([[lane, bottomOf(client)], [lane, services.y]], 'https', sentenceOf(flow), {
      at: [lane, chipBelow(layout)], width: 96, label: labelOf(flow),
    })),
  ];
}
