import { choosesTopics, withOwnTopics } from '../../../hosts/mirror-maker/own-topics';

const properties = (topics: string, groups: string) => [
  `primary->secondary.topics=${topics}`,
  'primary->secondary.topics.exclude=__.*',
  `primary->secondary.groups=${groups}`,
  'secondary->primary.enabled=false',
].join('\n');

test('a MirrorMaker that copies everything is run with its own file', () => {
  expect(choosesTopics(properties('.*', '.*'))).toBe(false);
  expect(withOwnTopics(properties('.*', '.*'))).toBe(properties('.*', '.*'));
});

test("one that chooses topics and groups copies the rehearsal's, too, and nothing else changes", () => {
  expect(choosesTopics(properties('orders.*', '.*'))).toBe(true);
  expect(withOwnTopics(properties('orders,invoices', 'billing'))).toBe(properties('orders,invoices,rehearsal-.*', 'billing,rehearsal-.*'));
});
