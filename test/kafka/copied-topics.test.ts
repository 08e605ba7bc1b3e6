import { aliasIn, copiesOf, prefixOfCopies } from '../../lib/kafka/copied-topics';

test('the prefix of a copy is the alias of the cluster that it is from, and a period', () => {
  expect([prefixOfCopies('primary'), prefixOfCopies('secondary')]).toEqual(['primary.', 'secondary.']);
});

test.each([
  ['orders', 'primary.orders'],
  ['orders.*', 'primary.orders.*'],
  ['*', '*'],
])('the copies of %s are %s', (topics, copies) => {
  expect(copiesOf('primary', topics)).toBe(copies);
});

test.each([
  ['primary.orders', 'primary'],
  ['secondary.*', 'secondary'],
  ['primary-school', undefined],
  ['orders.primary.', undefined],
  ['*', undefined],
])('%s is taken for a copy from %s', (topics, alias) => {
  expect(aliasIn(topics)).toBe(alias);
});
