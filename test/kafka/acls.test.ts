import { faultOfNamePattern, faultOfTopicPattern } from '../../lib/kafka/acl-patterns';
import { formatAcl, parseAcl, type Acl } from '../../lib/kafka/acls';

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
])('%j is no ACL', (line) => {
  expect(() => parseAcl(line)).toThrow(`'${line}' is no ACL: a line like 'User:orders WRITE TOPIC LITERAL orders' is allowed`);
});

test.each(['orders', 'orders.*', '*', 'o'.repeat(249)])('%j names topics', (text) => {
  expect(faultOfTopicPattern(text)).toBeUndefined();
});

test.each(['', '.', '..', 'or*ders', 'orders **', 'two words', 'o'.repeat(250)])('%j names no topics', (text) => {
  expect(faultOfTopicPattern(text)).toMatch(/the name of a topic .* is allowed/);
});

test.each(['billing', 'billing: all of it', 'billing-*', '*'])('%j names groups', (text) => {
  expect(faultOfNamePattern(text)).toBeUndefined();
});

test.each(['', '**', 'bil*ling'])('%j names no groups', (text) => {
  expect(faultOfNamePattern(text)).toMatch(/a name, .* is allowed/);
});
