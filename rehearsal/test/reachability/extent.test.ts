import { together, worst, type Extent } from '../../reachability/extent';

test.each<[Extent[], Extent]>([
  [['all', 'all'], 'all'],
  [['all', 'none'], 'some'],
  [['some', 'none'], 'some'],
  [['some', 'all'], 'some'],
  [['none', 'none'], 'none'],
  [['unknown', 'all'], 'some'],
  [['unknown', 'none'], 'unknown'],
  [['unknown', 'unknown'], 'unknown'],
  [[], 'none'],
])('%j together are %s', (extents, expected) => {
  expect(together(extents)).toBe(expected);
});

test.each<[Extent[], Extent]>([
  [['all', 'all'], 'all'],
  [['all', 'some'], 'some'],
  [['some', 'unknown'], 'unknown'],
  [['unknown', 'none'], 'none'],
  [[], 'all'],
])('the worst of %j is %s', (extents, expected) => {
  expect(worst(extents)).toBe(expected);
});
