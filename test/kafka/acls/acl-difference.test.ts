import { aclDifference, DECLARED, formatExistingAcl, type ExistingAcl } from '../../../lib/kafka/acls/acl-difference';
import { parseAcl } from '../../../lib/kafka/acls/acls';

const WRITE = parseAcl('User:orders WRITE TOPIC LITERAL orders');
const READ = parseAcl('User:billing READ TOPIC LITERAL orders');

function existing(line: string, other: Partial<ExistingAcl> = {}): ExistingAcl {
  return { ...parseAcl(line), ...DECLARED, ...other };
}

const HAS_WRITE = existing('User:orders WRITE TOPIC LITERAL orders');

test('what is declared and not there is missing', () => {
  expect(aclDifference([WRITE, READ], [], [HAS_WRITE])).toEqual({ missing: [READ], surplus: [] });
});

test('what is there as declared stays', () => {
  expect(aclDifference([WRITE], [WRITE], [HAS_WRITE])).toEqual({ missing: [], surplus: [] });
});

test('an ACL that is declared twice is missing once', () => {
  expect(aclDifference([WRITE, { ...WRITE }], [], []).missing).toEqual([WRITE]);
});

test.each([
  ['of another operation', existing('User:orders DELETE TOPIC LITERAL orders')],
  ['of another resource', existing('User:orders WRITE TOPIC PREFIXED orders')],
  ['from one host only', existing('User:orders WRITE TOPIC LITERAL orders', { host: '10.0.0.1' })],
  ['that denies', existing('User:orders WRITE TOPIC LITERAL orders', { permission: 'DENY' })],
  ['of a kind that only a newer Kafka knows', existing('User:orders WRITE TOPIC LITERAL orders', { resourceType: '42' })],
])('an ACL %s of a user with grants is surplus', (_, acl) => {
  expect(aclDifference([WRITE], [], [HAS_WRITE, acl])).toEqual({ missing: [], surplus: [acl] });
});

test('the ACLs of a user without grants are left alone', () => {
  expect(aclDifference([WRITE], [], [HAS_WRITE, existing('User:other ALL TOPIC LITERAL *')]).surplus).toEqual([]);
});

test('a user whose last grant left the app keeps nothing', () => {
  const has = existing('User:billing READ TOPIC LITERAL orders');
  expect(aclDifference([WRITE], [WRITE, READ], [HAS_WRITE, has])).toEqual({ missing: [], surplus: [has] });
});

test('the log says what is unusual', () => {
  expect(formatExistingAcl(HAS_WRITE)).toBe('User:orders WRITE TOPIC LITERAL orders');
  expect(formatExistingAcl({ ...HAS_WRITE, permission: 'DENY', host: '10.0.0.1' })).toBe('User:orders WRITE TOPIC LITERAL orders (DENY from 10.0.0.1)');
});
