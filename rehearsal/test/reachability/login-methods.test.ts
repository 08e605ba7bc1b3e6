import { reachabilityOf, reached, stacksOf, type MutableResource, type Stack } from './stacks';

const APP = 'examples/iam-beside-scram.ts -c iam=true';
const CLUSTER = 'IamBesideScram/Kafka';
const CLIENT_INSTANCE = 'client instance IamBesideScramClient/Client';
const SERVICE = 'service IamBesideScramService/Service';
/** Sets the ACLs. */
const FUNCTION = 'function IamBesideScram/Kafka/Acls';
/** They are defined elsewhere: the table has no row for them. */
const CONNECTORS = 'IamBesideScram/Connectors on tcp 9098';

let stacks: Stack[];

beforeEach(() => {
  stacks = stacksOf(APP);
});

/** The sources that reach anything, and rules that are wider than the table. */
function table() {
  const result = reachabilityOf(stacks);
  return {
    reached: Object.fromEntries(Object.entries(reached(result)).filter(([, cells]) => cells.length > 0)),
    wider: result.widerRules.map(({ peer, ports }) => `${peer} on ${ports}`),
  };
}

/** Each rule stands in the stack of who is let in. */
function rules(direction: 'Ingress' | 'Egress', port: number): MutableResource[] {
  return stacks.flatMap(({ template }) => Object.values(template.Resources))
    .filter(({ Type, Properties }) => Type === `AWS::EC2::SecurityGroup${direction}` && Properties.FromPort === port);
}

test('9098 is open to those that log in with IAM, 9096 to those that log in with SCRAM, and nothing else', () => {
  expect(table()).toEqual({
    reached: { [CLIENT_INSTANCE]: [`${CLUSTER}:9096`, `${CLUSTER}:9098`], [SERVICE]: [`${CLUSTER}:9098`], [FUNCTION]: [`${CLUSTER}:9096`] },
    wider: [CONNECTORS],
  });
});

test('without the rules for 9098 no source reaches it', () => {
  const removed = rules('Ingress', 9098);
  stacks.forEach(({ template: { Resources } }) => Object.entries(Resources)
    .filter(([, resource]) => removed.includes(resource))
    .forEach(([id]) => delete Resources[id]));

  expect(table()).toEqual({ reached: { [CLIENT_INSTANCE]: [`${CLUSTER}:9096`], [FUNCTION]: [`${CLUSTER}:9096`] }, wider: [] });
});

test('a rule for 9098 that is moved to 9094 shows there', () => {
  [...rules('Ingress', 9098), ...rules('Egress', 9098)].forEach(({ Properties }) => Object.assign(Properties, { FromPort: 9094, ToPort: 9094 }));

  expect(table()).toEqual({
    reached: { [CLIENT_INSTANCE]: [`${CLUSTER}:9094`, `${CLUSTER}:9096`], [SERVICE]: [`${CLUSTER}:9094`], [FUNCTION]: [`${CLUSTER}:9096`] },
    wider: ['IamBesideScram/Connectors on tcp 9094'],
  });
});

test('a rule for 9098 that is widened to everybody is found', () => {
  const [rule] = rules('Ingress', 9098);
  delete rule!.Properties.SourceSecurityGroupId;
  rule!.Properties.CidrIp = '0.0.0.0/0';

  const { reached: cells, wider } = table();
  expect(wider).toContain('0.0.0.0/0 on tcp 9098');
  expect(cells['anyone in IamBesideScram/Kafka/Vpc/PublicSubnet1']).toEqual([`${CLUSTER}:9098`]);
});
