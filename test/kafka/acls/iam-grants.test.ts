import { administratorPermissions, consumePermissions, validatePolicyName, LOGIN, producePermissions, transactionPermissions } from '../../../lib/kafka/acls/iam-grants';

const CLUSTER = { resourceType: 'cluster' };

test('who writes may describe and write, and write idempotently, which IAM knows for the cluster only', () => {
  expect(producePermissions('orders.*')).toEqual([
    { ...CLUSTER, actions: ['Connect', 'WriteDataIdempotently'] },
    { resourceType: 'topic', name: 'orders.*', actions: ['DescribeTopic', 'WriteData'] },
  ]);
});

test('who reads may describe and read, as a member of its group', () => {
  expect(consumePermissions('orders', 'billing-*')).toEqual([
    LOGIN,
    { resourceType: 'topic', name: 'orders', actions: ['DescribeTopic', 'ReadData'] },
    { resourceType: 'group', name: 'billing-*', actions: ['DescribeGroup', 'AlterGroup'] },
  ]);
});

test('who writes in transactions may use its transactional id', () => {
  expect(transactionPermissions('billing-1')).toEqual([
    LOGIN,
    { resourceType: 'transactional-id', name: 'billing-1', actions: ['DescribeTransactionalId', 'AlterTransactionalId'] },
  ]);
});

test('an administrator may do everything with everything', () => {
  expect(administratorPermissions().map(({ actions, resourceType, name }) => [actions, resourceType, name])).toEqual([
    [['*'], 'cluster', undefined], [['*'], 'topic', '*'], [['*'], 'group', '*'], [['*'], 'transactional-id', '*'],
  ]);
});

test('to log in is to connect to the cluster, and nothing more', () => {
  expect(LOGIN).toEqual({ ...CLUSTER, actions: ['Connect'] });
});

test.each(['billing', 'billing: all of it', 'billing-*', 'a/b'])('%j stands for itself in a policy', (name) => {
  expect(validatePolicyName(name)).toBeUndefined();
});

test.each(['billing-?', '${aws:username}', '$'])('%j stands for something else', (name) => {
  expect(validatePolicyName(name)).toContain('must be a name without ? and $');
});
