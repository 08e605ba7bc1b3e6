import { formatAcl } from '../../lib/kafka/acls';
import { sourceAcls, targetAcls, type MirroredFlow } from '../../lib/kafka/mirror-maker-acls';

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
    'DESCRIBE CLUSTER LITERAL kafka-cluster',
  ]);
});

test.each([
  ['orders', 'READ TOPIC LITERAL orders'],
  ['orders\\.eu', 'READ TOPIC LITERAL orders.eu'],
  ['orders.eu', 'READ TOPIC LITERAL orders.eu'],
  ['orders\\..*', 'READ TOPIC PREFIXED orders.'],
  ['orders.*', 'READ TOPIC PREFIXED orders'],
  ['.*', 'READ TOPIC LITERAL *'],
  ['orders|bills', 'READ TOPIC LITERAL *'],
  ['[a-z]+', 'READ TOPIC LITERAL *'],
])('the expression %j becomes %j', (expression, acl) => {
  expect(source({ topics: [expression] })).toContain(acl);
});

test('one entry that is a real expression makes the others superfluous', () => {
  expect(source({ topics: ['orders', 'a|b'] }).filter((line) => line.startsWith('READ TOPIC'))).toEqual(['READ TOPIC LITERAL *']);
});

test('on the target it makes and writes the copies under their names', () => {
  expect(target()).toEqual(expect.arrayContaining(['CREATE', 'READ', 'WRITE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS']
    .map((operation) => `${operation} TOPIC PREFIXED primary.orders`)));
  expect(target({ topics: ['.*'] })).toContain('WRITE TOPIC PREFIXED primary.');
  expect(target({ naming: 'identical' })).toContain('WRITE TOPIC PREFIXED orders');
  expect(target({ naming: 'identical', topics: ['.*'] })).toContain('WRITE TOPIC LITERAL *');
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
