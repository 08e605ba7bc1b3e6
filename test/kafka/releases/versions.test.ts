import { compareVersions, isKraft, isOlderThan, lineOf, usesZooKeeper } from '../../../lib/kafka/releases/versions';

test.each([
  ['30.9.2', '30.10.0'],
  ['30.9', '30.9.0'],
  ['30.9.2', '30.9.x'],
  ['30.9.x', '30.9.x.kraft'],
  ['30.9.x.kraft', '40.0'],
  ['2.8.2.tiered', '30.6'],
])('%s is older than %s', (older, newer) => {
  expect([isOlderThan(older, newer), isOlderThan(newer, older), isOlderThan(older, older)]).toEqual([true, false, false]);
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
  expect(compareVersions(older, older)).toBe(0);
});

test.each(['30.9.2', '30.9.x', '30.9.x.kraft', '30.9'])('the line of %s is 30.9', (version) => {
  expect(lineOf(version)).toBe('30.9');
});

test.each([
  ['3.5.x', true],
  ['3.5.0', true],
  ['3.5.x.kraft', false],
  ['40.0.x.kraft', false],
  ['40.0.x', false],
])('%s uses ZooKeeper: %s', (version, expected) => {
  expect(usesZooKeeper(version)).toBe(expected);
  expect(isKraft(version)).toBe(version.endsWith('kraft'));
});
