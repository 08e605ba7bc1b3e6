import { contains, coverage, prefixLength } from '../../reachability/ipv4';

test.each([
  ['10.0.0.0/19', ['10.0.0.0/16'], 'all'],
  ['10.0.0.0/19', ['10.0.0.0/19'], 'all'],
  ['10.0.0.0/19', ['0.0.0.0/0'], 'all'],
  ['10.0.0.0/19', ['10.0.16.0/20', '10.0.0.0/20'], 'all'],
  ['10.0.0.0/19', ['10.0.0.0/24', '10.0.0.0/19', '10.0.1.0/24'], 'all'],
  ['10.0.0.0/19', ['10.0.0.0/20'], 'some'],
  ['10.0.0.0/19', ['10.0.0.0/21', '10.0.16.0/20'], 'some'],
  ['10.0.0.0/19', ['10.0.31.255/32'], 'some'],
  ['10.0.0.0/19', ['10.0.32.0/19'], 'none'],
  ['10.0.32.0/19', ['10.0.0.0/19', '10.0.64.0/19'], 'none'],
  ['10.0.0.0/19', [], 'none'],
  ['10.0.0.0/19', ['10.0.x.0/19', '10.0.0.0/33'], 'none'],
  ['255.255.255.255/32', ['255.255.255.0/24'], 'all'],
  ['0.0.0.0/0', ['0.0.0.0/1', '128.0.0.0/1'], 'all'],
  ['0.0.0.0/0', ['10.0.0.0/8'], 'some'],
  // The bits behind the prefix do not count.
  ['10.0.0.0/19', ['10.0.7.9/19'], 'all'],
])('of %s, %j holds %s', (block, by, extent) => {
  expect(coverage(block, by)).toBe(extent);
});

test('a block contains itself and what is narrower', () => {
  expect(contains('10.0.0.0/16', '10.0.0.0/16')).toBe(true);
  expect(contains('10.0.0.0/16', '10.0.255.0/24')).toBe(true);
  expect(contains('10.0.255.0/24', '10.0.0.0/16')).toBe(false);
});

test('an address is a block of one', () => {
  expect(prefixLength('10.0.0.0/16')).toBe(16);
  expect(prefixLength('10.0.0.1')).toBe(32);
});
