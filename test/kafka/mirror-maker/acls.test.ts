import { formatAcl } from '../../../lib/kafka/acls/acls';
import { sourceAcls, targetAcls, type MirroredFlow } from '../../../lib/kafka/mirror-maker/acls';

const COPY = ['CREATE', 'READ', 'WRITE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'];
const FLOW: MirroredFlow = { source: 'primary', naming: 'prefixed', topics: ['orders.*'], groups: ['billing'], exactlyOnce: false };

function source(flow: Partial<MirroredFlow> = {}): string[] {
  return sourceAcls('mm', { ...FLOW, ...flow }).map((acl) => formatAcl(acl).replace('User:mm ', ''));
}

function target(flow: Partial<MirroredFlow> = {}): string[] {
  return targetAcls('mm', { ...FLOW, ...flow }).map((acl) => formatAcl(acl).replace('User:mm ', ''));
}

test('on the source it reads what is replicated, looks at groups, and writes nothing', () => {
  expect(source()).toEqual([
    'READ TOPIC PREFIXED orders',
    'DESCRIBE_CONFIGS TOPIC PREFIXED orders',
    'DESCRIBE GROUP LITERAL billing',
  ]);
});

test.each([
  ['orders', 'READ TOPIC LITERAL orders'],
  ['orders\\.eu', 'READ TOPIC LITERAL orders.eu'],
  ['orders.eu', 'READ TOPIC LITERAL orders.eu'],
  ['orders\\..*', 'READ TOPIC PREFIXED orders.'],
  ['orders.*', 'READ TOPIC PREFIXED orders'],
  ['.*', 'READ TOPIC LITERAL *'],
  ['^orders$', 'READ TOPIC LITERAL orders'],
  ['orders.+', 'READ TOPIC PREFIXED orders'],
  ['orders-?', 'READ TOPIC PREFIXED orders'],
  ['orders\\.*', 'READ TOPIC PREFIXED orders'],
  ['orders+', 'READ TOPIC PREFIXED order'],
  ['orders{2}', 'READ TOPIC PREFIXED order'],
  ['orders-[0-9]+', 'READ TOPIC PREFIXED orders-'],
  ['orders-(eu|us)', 'READ TOPIC PREFIXED orders-'],
  ['orders-\\d', 'READ TOPIC PREFIXED orders-'],
  ['[a-z]+', 'READ TOPIC LITERAL *'],
  ['(orders|bills)', 'READ TOPIC LITERAL *'],
  ['orders(a|b)|bills', 'READ TOPIC LITERAL *'],
  ['orders\\(|bills|\\)', 'READ TOPIC LITERAL *'],
  ['orders[(]|bills|[)]', 'READ TOPIC LITERAL *'],
  ['(?i)orders', 'READ TOPIC LITERAL *'],
  ['\\Qorders|bills\\E', 'READ TOPIC LITERAL *'],
  ['s*', 'READ TOPIC LITERAL *'],
])('of the expression %j it reads %j', (expression, acl) => {
  expect(source({ topics: [expression] }).filter((line) => line.startsWith('READ TOPIC'))).toEqual([acl]);
});

test('alternatives are read each for itself', () => {
  expect(source({ topics: ['orders|bills-.*|^pay\\d'], groups: ['a|b'] })).toEqual(expect.arrayContaining([
    'READ TOPIC LITERAL orders', 'READ TOPIC PREFIXED bills-', 'READ TOPIC PREFIXED pay', 'DESCRIBE GROUP LITERAL a', 'DESCRIBE GROUP LITERAL b',
  ]));
  expect(source({ topics: ['orders|bills'] }).join()).not.toContain('LITERAL *');
});

test('one entry whose names have no beginning makes the others superfluous', () => {
  expect(source({ topics: ['orders', '.+-eu'] }).filter((line) => line.startsWith('READ TOPIC'))).toEqual(['READ TOPIC LITERAL *']);
});

test('it cannot see other rights, passwords or settings of brokers: nothing is allowed on a cluster as such', () => {
  expect([...source(), ...target({ exactlyOnce: true })].filter((line) => line.includes(' CLUSTER '))).toEqual([]);
});

test('on the target it makes and writes the copies under their names', () => {
  expect(target()).toEqual(expect.arrayContaining(COPY.map((operation) => `${operation} TOPIC PREFIXED primary.orders`)));
  expect(target({ topics: ['.*'] })).toContain('WRITE TOPIC PREFIXED primary.');
  expect(target({ naming: 'identical' })).toContain('WRITE TOPIC PREFIXED orders');
  expect(target({ naming: 'identical', topics: ['.*'] })).toContain('WRITE TOPIC LITERAL *');
});

test.each(['prefixed', 'identical'] as const)('with %s names it makes and writes the copy of heartbeats, which it finds whatever its topics are', (naming) => {
  expect(target({ naming })).toEqual(expect.arrayContaining(COPY.map((operation) => `${operation} TOPIC LITERAL primary.heartbeats`)));
  expect(target({ naming, source: 'secondary' })).toEqual(expect.arrayContaining(COPY.map((operation) => `${operation} TOPIC LITERAL secondary.heartbeats`)));
});

test.each([['prefixed', 'PREFIXED primary.'], ['identical', 'LITERAL *']] as const)('with %s names it needs no right of its own for them where it copies every topic', (naming, copies) => {
  expect(target({ naming, topics: ['.*'] })).toContain(`WRITE TOPIC ${copies}`);
  expect(target({ naming, topics: ['.*'] }).filter((line) => line.includes('primary.heartbeats'))).toEqual([]);
});

test('with identical names it writes topics that end in heartbeats under the names that MirrorMaker gives them nevertheless', () => {
  expect(target({ naming: 'identical' })).toEqual(expect.arrayContaining(COPY.map((operation) => `${operation} TOPIC PREFIXED primary.orders`)));
  expect(target({ naming: 'identical', topics: ['orders'] }).filter((line) => line.includes('primary.orders'))).toEqual([]);
});

test('on the target it sets the positions of groups, and keeps its own topics and group', () => {
  expect(target()).toEqual(expect.arrayContaining([
    'READ GROUP LITERAL billing',
    'READ GROUP LITERAL primary-mm2',
    ...['mm2-configs.primary.internal', 'mm2-offsets.primary.internal', 'mm2-status.primary.internal', 'mm2-offset-syncs.primary.internal',
      'primary.checkpoints.internal', 'heartbeats'].map((topic) => `WRITE TOPIC LITERAL ${topic}`),
  ]));
});

test('its transactions are allowed with exactly once only', () => {
  expect(target().join()).not.toContain('TRANSACTIONAL_ID');
  expect(target({ exactlyOnce: true })).toEqual(expect.arrayContaining([
    'WRITE TRANSACTIONAL_ID LITERAL connect-cluster-primary-mm2',
    'WRITE TRANSACTIONAL_ID PREFIXED primary-mm2-',
  ]));
});

test('nothing is said twice', () => {
  const acls = target({ topics: ['orders', 'orders', 'orders\\.eu', 'orders.eu'], naming: 'identical' });
  expect(new Set(acls).size).toBe(acls.length);
});
