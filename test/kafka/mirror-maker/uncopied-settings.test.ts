import { uncopiedSettings } from '../../../lib/kafka/mirror-maker/uncopied-settings';
import { LINES } from '../../../lib/kafka/releases/releases';
import { EXPRESS_TOPIC_SETTINGS, TOPIC_SETTINGS } from '../../../lib/kafka/topics/topic-settings';

const TIERED = ['remote.storage.enable', 'local.retention.ms', 'local.retention.bytes'];
const LEVELS = ['compression.gzip.level', 'compression.lz4.level', 'compression.zstd.level'];
const GONE = ['message.downconversion.enable', 'message.format.version', 'segment.bytes'];

/** As DefaultConfigPropertyFilter has it in the tested lines. */
const BUILT_IN = [
  'follower.replication.throttled.replicas', 'leader.replication.throttled.replicas', 'message.timestamp.difference.max.ms', 'message.timestamp.type',
  'unclean.leader.election.enable', 'min.insync.replicas',
];

test.each(['2.8.1', ...Object.keys(LINES), '3.9.x.kraft', undefined])('to Kafka %s no bound of times and nothing that MirrorMaker leaves out by itself is copied', (targetVersion) => {
  expect(uncopiedSettings({ targetVersion, targetIsTiered: true }))
    .toEqual(expect.arrayContaining([...BUILT_IN, 'message.timestamp.before.max.ms', 'message.timestamp.after.max.ms']));
});

test.each([
  { to: 'one of which nothing is known', between: {}, leavesOut: true },
  { to: 'one without', between: { targetIsTiered: false, sourceIsTiered: true }, leavesOut: true },
  { to: 'a tiered one from one without', between: { targetIsTiered: true, sourceIsTiered: false }, leavesOut: true },
  { to: 'a tiered one from one of which nothing is known', between: { targetIsTiered: true }, leavesOut: false },
  { to: 'a tiered one from a tiered one', between: { targetIsTiered: true, sourceIsTiered: true }, leavesOut: false },
])('the settings of tiered storage are left out to $to: $leavesOut', ({ between, leavesOut }) => {
  const uncopied = uncopiedSettings({ targetVersion: '3.9.2', ...between });

  expect(TIERED.filter((setting) => uncopied.includes(setting))).toEqual(leavesOut ? TIERED : []);
});

test.each([
  { targetVersion: '3.6.0', levels: true, gone: false },
  { targetVersion: '3.7.x.kraft', levels: true, gone: false },
  { targetVersion: '3.8.1', levels: false, gone: false },
  { targetVersion: '3.9.x.kraft', levels: false, gone: false },
  { targetVersion: '4.0.x.kraft', levels: false, gone: true },
  { targetVersion: '10.0.0', levels: false, gone: true },
  { targetVersion: undefined, levels: true, gone: true },
])('what brokers of $targetVersion do not know is left out', ({ targetVersion, levels, gone }) => {
  const uncopied = uncopiedSettings({ targetVersion });

  expect(LEVELS.every((setting) => uncopied.includes(setting))).toBe(levels);
  expect(GONE.every((setting) => uncopied.includes(setting))).toBe(gone);
  expect([...LEVELS, ...GONE].filter((setting) => uncopied.includes(setting))).toHaveLength((levels ? 3 : 0) + (gone ? 3 : 0));
});

test('Express brokers get what they take, but for the bounds of times', () => {
  const uncopied = new Set(uncopiedSettings({ targetVersion: '3.9.x.kraft', targetIsExpress: true }));

  expect([...TOPIC_SETTINGS].filter((setting) => !uncopied.has(setting)).sort())
    .toEqual([...EXPRESS_TOPIC_SETTINGS].filter((setting) => !setting.startsWith('message.timestamp.')).sort());
});

test('nothing is said twice, and nothing that a topic does not have', () => {
  const uncopied = uncopiedSettings({ targetIsExpress: true });

  expect(new Set(uncopied).size).toBe(uncopied.length);
  expect(uncopied.filter((setting) => !TOPIC_SETTINGS.has(setting))).toEqual([]);
});
