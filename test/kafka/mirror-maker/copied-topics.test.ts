import { targetAcls } from '../../../lib/kafka/mirror-maker/acls';
import { aliasIn, copiesOf, ownTopics, prefixOfCopies } from '../../../lib/kafka/mirror-maker/copied-topics';

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

test.each(['primary', 'secondary'] as const)('MirrorMaker may make what it keeps for itself of %s', (source) => {
  const made = targetAcls('mirror-maker', { source, naming: 'prefixed', topics: ['orders'], groups: ['.*'], exactlyOnce: false })
    .filter(({ resourceType, operation }) => resourceType === 'TOPIC' && operation === 'CREATE').map(({ name }) => name);

  expect(made).toEqual(expect.arrayContaining(ownTopics(source)));
});
