import { administratorAcls, closingAcls, consumeAcls, eventSourceAcls, produceAcls, transactionAcls } from '../../../lib/kafka/acls/acl-grants';
import { ACL_RESOURCE_TYPES, formatAcl, type Acl } from '../../../lib/kafka/acls/acls';

function lines(acls: readonly Acl[]): string[] {
  return acls.map(formatAcl);
}

test('who writes to a topic may write to it, and no more', () => {
  expect(lines(produceAcls('orders', 'orders'))).toEqual(['User:orders WRITE TOPIC LITERAL orders']);
});

test('names that end in * are beginnings of names, * alone is every name', () => {
  expect(lines(produceAcls('orders', 'orders.*'))).toEqual(['User:orders WRITE TOPIC PREFIXED orders.']);
  expect(lines(produceAcls('orders', '*'))).toEqual(['User:orders WRITE TOPIC LITERAL *']);
});

test('who reads a topic may read it, as a member of its group', () => {
  expect(lines(consumeAcls('billing', 'orders', 'billing-*'))).toEqual([
    'User:billing READ TOPIC LITERAL orders',
    'User:billing READ GROUP PREFIXED billing-',
  ]);
});

test('who writes in transactions may use its transactional id', () => {
  expect(lines(transactionAcls('billing', 'billing-1'))).toEqual(['User:billing WRITE TRANSACTIONAL_ID LITERAL billing-1']);
});

test('Lambda asks for the settings of the cluster, besides reading', () => {
  expect(lines(eventSourceAcls('billing'))).toEqual(['User:billing DESCRIBE_CONFIGS CLUSTER LITERAL kafka-cluster']);
});

test('the ACLs of the library\'s administrator match every resource of every type, so that none is left open', () => {
  expect(lines(closingAcls('admin'))).toEqual([
    'User:admin ALTER CLUSTER LITERAL kafka-cluster',
    'User:admin DESCRIBE TOPIC LITERAL *',
    'User:admin DESCRIBE GROUP LITERAL *',
    'User:admin DESCRIBE TRANSACTIONAL_ID LITERAL *',
    'User:admin DESCRIBE DELEGATION_TOKEN LITERAL *',
    'User:admin DESCRIBE_TOKENS USER LITERAL *',
  ]);
  expect(new Set(closingAcls('admin').map(({ resourceType }) => resourceType))).toEqual(new Set(ACL_RESOURCE_TYPES));
});

test('an administrator may do everything, but what brokers do and what lets it pass for another', () => {
  expect(lines(administratorAcls('admin'))).toEqual([
    ...['ALTER', 'ALTER_CONFIGS', 'CREATE', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'IDEMPOTENT_WRITE'].map((operation) => `User:admin ${operation} CLUSTER LITERAL kafka-cluster`),
    'User:admin ALL TOPIC LITERAL *',
    'User:admin ALL GROUP LITERAL *',
    'User:admin ALL TRANSACTIONAL_ID LITERAL *',
    'User:admin ALL DELEGATION_TOKEN LITERAL *',
    'User:admin DESCRIBE_TOKENS USER LITERAL *',
  ]);
});
