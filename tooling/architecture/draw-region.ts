import { ANYWHERE, labelOf, sentenceOf, type Flow } from './flows';
import { bottomOf, centerX, rightOf, type RegionLayout } from './layout';
import type { RegionFacts } from './region-facts';
import { arrow, lines, rect, text, tile } from './svg';

/** A Region with its main stack; the stack of the peering beside it is drawn with the other one. */
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
    rect(cluster, `item ${role}`),
    text([centerX(cluster), cluster.y + 21], `MSK, Kafka ${facts.kafkaVersion}`, 'strong', 'middle'),
    ...layout.brokers.flatMap((broker) =>
      tile(broker, `item ${role}`, [facts.brokersPerZone === 1 ? 'Broker' : `${facts.brokersPerZone} brokers`, facts.brokerType])),
    ...tile(layout.client, `item ${role}`, ['Client box', facts.box.type]),
    ...facts.zones.flatMap(({ hasNat }, index) => hasNat ? tile(layout.nats[index]!, `item ${role}`, ['NAT', 'public subnet']) : []),
  ];
}

function drawLists(role: string, { users, keys, logs }: RegionFacts, { lists }: RegionLayout): string[] {
  const rows = [
    ['Secrets Manager', `users ${users.join(', ')}`],
    ['KMS', `keys for ${keys.join(', ')}`],
    ['CloudWatch Logs', logs.join(', ')],
  ] as const;
  return [
    rect(lists, `item ${role}`),
    ...rows.flatMap(([service, content], index) => {
      const y = lists.y + 25 + index * 28;
      return [text([lists.x + 12, y], service, 'strong'), text([lists.x + 162, y], content)];
    }),
  ];
}

/** What the client box reaches: the brokers beside it, and AWS's services through the NAT gateway of its zone. */
function drawWays({ stack, region, box }: RegionFacts, flows: readonly Flow[], layout: RegionLayout): string[] {
  const { client, cluster, services, frame } = layout;
  const x = centerX(client);
  const regions = [...new Set([region, ...box.otherRegions])];
  const toBrokers = flows.filter(({ from, to }) => from === stack && to === stack);
  const toAnywhere = flows.filter(({ from, to }) => from === stack && to === ANYWHERE);
  return [
    ...toBrokers.map((flow) => arrow([[x, client.y], [x, bottomOf(cluster)]], 'kafka', sentenceOf(flow), {
      at: [x, (client.y + bottomOf(cluster)) / 2 + 3], width: 56, label: flow.ports.join(', '),
    })),
    ...toAnywhere.map((flow) => arrow([[x, bottomOf(client)], [x, services.y]], 'https', sentenceOf(flow), {
      at: [x, (bottomOf(frame) + services.y) / 2 - 6], width: 110, label: labelOf(flow),
    })),
    rect(services, 'item'),
    text([services.x + 14, services.y + 26], `AWS APIs in ${regions.join(' and ')}`, 'strong'),
    ...lines([services.x + 14, services.y + 48], [box.services.join(', '), 'and anything else on the internet'], 'small'),
  ];
}
