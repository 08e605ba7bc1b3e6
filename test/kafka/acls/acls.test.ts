import { isDeepStrictEqual } from 'node:util';
import { validateNamePattern, validateTopicPattern } from '../../../lib/kafka/acls/acl-patterns';
import { ACL_OPERATIONS, ACL_PATTERN_TYPES, ACL_RESOURCE_TYPES, formatAcl, parseAcl, parseFormerAcl, type Acl } from '../../../lib/kafka/acls/acls';

const WRITE: Acl = { principal: 'User:orders', operation: 'WRITE', resourceType: 'TOPIC', patternType: 'LITERAL', name: 'orders' };

test.each<Acl>([
  { principal: 'User:orders', operation: 'WRITE', resourceType: 'TOPIC', patternType: 'LITERAL', name: '*' },
  { principal: 'User:a@b.c', operation: 'DESCRIBE_CONFIGS', resourceType: 'GROUP', patternType: 'PREFIXED', name: 'a group with spaces' },
  { principal: 'User:CN=Orders Service,OU=Payments,O=Example\\, Inc.,C=US', operation: 'READ', resourceType: 'TOPIC', patternType: 'PREFIXED', name: 'orders.' },
  { principal: 'User:CN=READ,O=All TOPIC names', operation: 'ALL', resourceType: 'GROUP', patternType: 'LITERAL', name: 'READ TOPIC LITERAL group' },
])('an ACL is one line, which reads back: %j', (acl) => {
  expect(parseAcl(formatAcl(acl))).toEqual(acl);
});

test.each([
  'User:orders',
  'User:orders WRITE TOPIC LITERAL ',
  'User:orders SING TOPIC LITERAL orders',
  'User:orders WRITE HOUSE LITERAL orders',
  'User:orders WRITE TOPIC MATCH orders',
  '"User:orders" WRITE TOPIC LITERAL ',
  '"User:\\orders" WRITE TOPIC LITERAL orders',
  '"User:orders WRITE TOPIC LITERAL orders',
  ' WRITE TOPIC LITERAL orders',
])('%j is no ACL', (line) => {
  expect(() => parseAcl(line)).toThrow(`an ACL must be a line like 'User:orders WRITE TOPIC LITERAL orders', got '${line}'`);
});

test.each(['User:orders', 'User:CN=Orders Service,OU=Payments,O=Example\\, Inc.', 'User:CN=READ TOPIC', 'User:CN=all TOPIC LITERAL names'])(
  'a principal that can be read in one way stands as it is: %s', (principal) => {
    expect(formatAcl({ ...WRITE, principal })).toBe(`${principal} WRITE TOPIC LITERAL orders`);
  });

test.each(['User:CN=x READ TOPIC LITERAL a', 'User:CN=x READ TOPIC LITERAL', '"User:x"', ' User:x'])(
  'one that could be read in another way stands in quotes: %j', (principal) => {
    const line = formatAcl({ ...WRITE, principal });
    expect(line).toBe(`${JSON.stringify(principal)} WRITE TOPIC LITERAL orders`);
    expect(parseAcl(line)).toEqual({ ...WRITE, principal });
  });

test('a line that can be read in two ways is refused: a name that is known in the deploy only gives nobody else a right', () => {
  const line = 'User:CN=x READ TOPIC LITERAL a WRITE TOPIC LITERAL orders';
  expect(() => parseAcl(line)).toThrow(`an ACL must be a line like 'User:orders WRITE TOPIC LITERAL orders' that can be read in one way, got '${line}'`);
});

test('what an earlier release wrote is read as that read it, so that what it gave can be taken back', () => {
  expect(parseFormerAcl('User:CN=x READ TOPIC LITERAL a WRITE TOPIC LITERAL orders').map(({ principal }) => principal)).toEqual(['User:CN=x']);
  expect(parseFormerAcl('nonsense')).toEqual([]);
});

test('whatever the names are, a line reads back, and no two ACLs have the same line', () => {
  const words = [
    'User:', 'CN=x', ' ', '  ', '"', '\\', '\\,', ',', '\n', '\t', '\u0000', '\ud83d', '${Token[TOKEN.1]}', 'Ω', '*',
    ...ACL_OPERATIONS, ...ACL_RESOURCE_TYPES, ...ACL_PATTERN_TYPES, ' READ TOPIC LITERAL ', ' READ TOPIC LITERAL', 'READ TOPIC LITERAL a', '" READ TOPIC LITERAL a', 'CLUSTER_', 'LITERAL_',
  ];
  const random = generator(7);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;
  const text = (least: number) => Array.from({ length: least + Math.floor(random() * 7) }, () => pick(words)).join('');
  const lines = new Map<string, Acl>();
  for (let i = 0; i < 20_000; i++) {
    const acl: Acl = { principal: text(0), operation: pick(ACL_OPERATIONS), resourceType: pick(ACL_RESOURCE_TYPES), patternType: pick(ACL_PATTERN_TYPES), name: text(1) };
    const line = formatAcl(acl);
    // Assertions are slow.
    if (!isDeepStrictEqual([parseAcl(line), lines.get(line) ?? acl], [acl, acl])) {
      expect({ line, read: parseAcl(line), same: lines.get(line) }).toBe(acl);
    }
    lines.set(line, acl);
  }
});

/** Numbers from 0 to 1 that are the same each time. */
function generator(seed: number): () => number {
  return () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed / 2 ** 31;
  };
}

test.each(['orders', 'orders.*', '*', 'o'.repeat(249)])('%j names topics', (text) => {
  expect(validateTopicPattern(text)).toBeUndefined();
});

test.each(['', '.', '..', 'or*ders', 'orders **', 'two words', 'o'.repeat(250)])('%j names no topics', (text) => {
  expect(validateTopicPattern(text)).toMatch(/^must be the name of a topic /);
});

test.each(['billing', 'billing: all of it', 'billing-*', '*'])('%j names groups', (text) => {
  expect(validateNamePattern(text)).toBeUndefined();
});

test.each(['', '**', 'bil*ling'])('%j names no groups', (text) => {
  expect(validateNamePattern(text)).toMatch(/^must be a name, /);
});
