import { linesOf, RELEASES } from './check-program';

const SHAPE = 'A record to skip must be topic:partition:offset or topic:partition:first-last, got ';
const REFUSED: readonly { readonly text: string; readonly says: string }[] = [
  ...['orders', 'orders:0', 'orders:0:x', 'orders:x:0', 'orders:0:1-2-3', 'orders:0:3-', 'orders:0:-3', 'orders:-1:3', 'orders:0:1:2', ':0:1', 'orders:0:1 - 2']
    .map((text) => ({ text, says: `${SHAPE}${text}` })),
  { text: 'orders:0:1,', says: SHAPE },
  { text: 'bills:0:1,orders:0:9-8', says: 'Records to skip must end where they begin or later, got orders:0:9-8' },
  { text: 'orders:0:9223372036854775808', says: 'A record to skip must have a partition and offsets that Kafka can count to, got orders:0:9223372036854775808' },
  { text: 'orders:2147483648:0', says: 'A record to skip must have a partition and offsets that Kafka can count to, got orders:2147483648:0' },
];

const LEFT_OUT = 'Left out, as skipRecords says: topic';
const SIZES = 'key of null, value of 1 bytes';

/** What CheckSkippedRecords.java prints and logs, without the time and the class of a line of the log. */
const lines = new Map<string, string[]>();

beforeAll(async () => {
  for (const version of RELEASES) {
    const printed = await linesOf('CheckSkippedRecords', version, 'orders:0:5-5', ' ', ...REFUSED.map(({ text }) => text));
    lines.set(version, printed.map((line) => line.replace(/^\S+ \S+ WARN +(.*) \(.*\)$/, '$1')));
  }
}, 300_000);

describe.each(RELEASES)('with the classes of Kafka %s', (version) => {
  test.each(REFUSED)('$text is refused', ({ text, says }) => {
    expect(lines.get(version)).toContainEqual(expect.stringMatching(new RegExp(`^skip '${text}': .*${says}$`)));
  });

  test.each([{ text: 'orders:0:5-5' }, { text: ' ' }])("'$text' is taken", ({ text }) => {
    expect(lines.get(version)).toContain(`skip '${text}': taken`);
  });

  test('a million records that are left out are two lines', () => {
    expect(section(version, `${LEFT_OUT} orders, partition 0`, 'sent: ')).toEqual([
      `${LEFT_OUT} orders, partition 0, offset 1, timestamp 1001, ${SIZES}`,
      `${LEFT_OUT} orders, partition 0, offsets 2 to 1000000, 999999 records, timestamps 1002 to 1001000`,
      'sent: 3',
    ]);
  });

  test('what was left out is said before a record behind it goes on, wherever a range ends', () => {
    expect(section(version, 'orders-1 at 4: ', 'orders-1 at 13')).toEqual([
      'orders-1 at 4: 1',
      `${LEFT_OUT} orders, partition 1, offset 5, timestamp 1005, ${SIZES}`,
      'orders-1 at 5: 0',
      'orders-1 at 7: 0',
      'orders-1 at 8: 0',
      `${LEFT_OUT} orders, partition 1, offsets 7 to 8, 2 records, timestamps 1007 to 1008`,
      'orders-1 at 10: 1',
      `${LEFT_OUT} orders, partition 1, offset 12, timestamp 1012, ${SIZES}`,
      'orders-1 at 12: 0',
      'orders-1 at 13: 1',
    ]);
  });

  test('a long range says each minute how far it is', () => {
    expect(section(version, `${LEFT_OUT} bills`, 'minute: 3')).toEqual([
      `${LEFT_OUT} bills, partition 0, offset 0, timestamp 1000, ${SIZES}`,
      'minute: 0',
      'minute: 1',
      `${LEFT_OUT} bills, partition 0, offsets 1 to 2, 2 records, timestamps 1001 to 1002`,
      'minute: 2',
      `${LEFT_OUT} bills, partition 0, offset 3, timestamp 1003, ${SIZES}`,
      'minute: 3',
    ]);
  });

  test('what was left out is said after a minute when no record follows', () => {
    expect(section(version, `${LEFT_OUT} bills, partition 1`, 'nothing comes: for a minute')).toEqual([
      `${LEFT_OUT} bills, partition 1, offset 0, timestamp 1000, ${SIZES}`,
      'nothing comes: for a while',
      `${LEFT_OUT} bills, partition 1, offset 1, timestamp 1001, ${SIZES}`,
      'nothing comes: for a minute',
    ]);
  });

  test('the end of a task leaves nothing unsaid', () => {
    expect(section(version, 'the task: ends', 'nothing: is said twice'))
      .toEqual(['the task: ends', `${LEFT_OUT} returns, partition 0, offset 1, timestamp 1001, ${SIZES}`, 'all: said', 'nothing: is said twice']);
  });
});

/** From one line to another, both by their beginnings. */
function section(version: string, first: string, last: string): string[] {
  const all = lines.get(version)!;
  return all.slice(all.findIndex((line) => line.startsWith(first)), all.findIndex((line) => line.startsWith(last)) + 1);
}
