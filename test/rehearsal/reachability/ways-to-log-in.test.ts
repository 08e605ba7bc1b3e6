import { reachabilityOf, reached, stacksOf, type MutableResource, type Stack } from './stacks';

const APP = 'examples/iam-beside-scram.ts';
const CLUSTER = 'IamBesideScram/Kafka';
const BOX = 'client box IamBesideScram/Client';
const SERVICE = 'service IamBesideScram/Service';
/** Sets the ACLs. */
const FUNCTION = 'function IamBesideScram/Kafka/Acls';
/** Somebody defines them elsewhere: the table has no row for them. */
const CONNECTORS = 'IamBesideScram/Connectors on tcp 9098';

let stacks: Stack[];

beforeEach(() => {
  stacks = stacksOf(APP);
});

/** Whoever reaches anything, and rules that are wider than the table. */
function table() {
  const result = reachabilityOf(stacks);
  return {
    reached: Object.fromEntries(Object.entries(reached(result)).filter(([, cells]) => cells.length > 0)),
    wider: result.widerRules.map(({ peer, ports }) => `${peer} on ${ports}`),
  };
}

function ingress(port: number): MutableResource[] {
  return Object.values(stacks[0]!.template.Resources).filter(({ Type, Properties }) => Type === 'AWS::EC2::SecurityGroupIngress' && Properties.FromPort === port);
}

test('9098 is open to those that log in with IAM, 9096 to those that log in with SCRAM, and nothing else', () => {
  expect(table()).toEqual({
    reached: { [BOX]: [`${CLUSTER}:9096`, `${CLUSTER}:9098`], [SERVICE]: [`${CLUSTER}:9098`], [FUNCTION]: [`${CLUSTER}:9096`] },
    wider: [CONNECTORS],
  });
});

test('without the rules for 9098 nobody reaches it', () => {
  const { Resources } = stacks[0]!.template;
  ingress(9098).forEach((rule) => delete Resources[Object.keys(Resources).find((id) => Resources[id] === rule)!]);

  expect(table()).toEqual({ reached: { [BOX]: [`${CLUSTER}:9096`], [FUNCTION]: [`${CLUSTER}:9096`] }, wider: [] });
});

test('a rule for 9098 that is moved to 9094 shows there', () => {
  ingress(9098).forEach(({ Properties }) => Object.assign(Properties, { FromPort: 9094, ToPort: 9094 }));
  Object.values(stacks[0]!.template.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::EC2::SecurityGroupEgress' && Properties.FromPort === 9098)
    .forEach(({ Properties }) => Object.assign(Properties, { FromPort: 9094, ToPort: 9094 }));

  expect(table()).toEqual({
    reached: { [BOX]: [`${CLUSTER}:9094`, `${CLUSTER}:9096`], [SERVICE]: [`${CLUSTER}:9094`], [FUNCTION]: [`${CLUSTER}:9096`] },
    wider: ['IamBesideScram/Connectors on tcp 9094'],
  });
});

test('a rule for 9098 that is widened to everybody is found', () => {
  const [rule] = ingress(9098);
  delete rule!.Properties.SourceSecurityGroupId;
  rule!.Properties.CidrIp = '0.0.0.0/0';

  const { reached: cells, wider } = table();
  expect(wider).toContain('0.0.0.0/0 on tcp 9098');
  expect(cells['anyone in IamBesideScram/Kafka/Vpc/PublicSubnet1']).toEqual([`${CLUSTER}:9098`]);
});
