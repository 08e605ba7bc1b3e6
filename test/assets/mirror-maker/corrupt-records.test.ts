import { linesOf, RELEASES } from './check-program';

/** What CheckCorruptRecords.java prints and logs. */
const output = new Map<string, string[]>();

beforeAll(async () => {
  for (const version of RELEASES) {
    output.set(version, await linesOf('CheckCorruptRecords', version));
  }
}, 300_000);

describe.each(RELEASES)('with the classes of Kafka %s', (version) => {
  test.each<{ why: string; line: string }>([
    { why: 'a task without records is left alone', line: 'nothing is wrong: paused [], at 3 and 7' },
    { why: 'so is one that has some', line: 'a batch is fine: paused [], at 3 and 7' },
    { why: 'a partition that waits', line: 'read again at once: null' },
    { why: 'is read again by a task that starts anew', line: 'read again after minutes: 2' },
    { why: 'which is asked for once', line: 'and not each second: null' },
    { why: 'it waits again if nobody has repaired it', line: 'still corrupt: paused [orders-0], at 3 and 7' },
    { why: 'not for the same time', line: 'after the same time: null' },
    { why: 'but longer', line: 'after twice as long: 2' },
    { why: 'one that is repaired is told no more', line: 'no longer corrupt: 0' },
    { why: 'a consumer is not touched while its task uses it', line: 'while its task reads: []' },
    { why: 'the partition with the corrupt record waits, no other one', line: 'held: paused [orders-0], at 3 and 7' },
    { why: 'gauges have its offset', line: 'gauges: 1 at 3' },
    { why: 'which are not those of its copy, where that has the same name', line: 'of one name: 2 at 17 and 3' },
    { why: 'its task may read again', line: 'the consumer is free again: 1' },
    { why: 'named records are left out', line: 'skip orders:0:3-5: paused [], at 6 and 7' },
    { why: 'of a long range all at once, as the next batch may be corrupt, too', line: 'until 50, skip orders:0:3-9: paused [], at 10 and 7' },
    { why: 'but no offset that is not there yet: Kafka would begin anew', line: 'until 50, skip orders:0:3-100: paused [], at 50 and 7' },
    { why: 'nor one that is not named', line: 'until 50, skip orders:0:3-4: paused [], at 5 and 7' },
    { why: 'and none behind the batch where the end is not known', line: 'skip orders:0:3-100: paused [], at 6 and 7' },
    { why: 'and no record of the batch that is not named', line: 'skip orders:0:3: paused [], at 4 and 7' },
    { why: 'wherever the range begins', line: 'skip orders:0:0-4: paused [], at 5 and 7' },
    { why: 'where compaction took what was before it, too', line: 'behind a gap, skip orders:0:3-5: paused [], at 6 and 7' },
    { why: 'and then no more than is named either', line: 'behind a gap, skip orders:0:3-4: paused [], at 5 and 7' },
    { why: 'or nothing', line: 'behind a gap, skip : paused [orders-0], at 1 and 7' },
    { why: 'one at a time where the batch does not say its end', line: 'skip without a batch: paused [], at 4 and 7' },
    { why: 'Kafka keeps its tasks where they are looked for', line: 'fields: Worker ConcurrentMap SourceTask' },
  ])('$why: $line', ({ line }) => {
    expect(output.get(version)).toContain(line);
  });

  test.each([
    /ERROR Cannot read topic orders, partition 0, offset 3 of the source, nor the others of its batch, up to offset 5: KafkaException: it is corrupt\. /,
    /WARN {2}Left out, as skipRecords says: topic orders, partition 0, offsets 3 to 5, as 3 to 5 cannot be read: KafkaException: it is corrupt /,
    /WARN {2}Left out, as skipRecords says: topic orders, partition 0, offsets 3 to 49, as 3 to 5 cannot be read: KafkaException: it is corrupt /,
  ])('the log says %s', (line) => {
    expect(output.get(version)).toContainEqual(expect.stringMatching(line));
  });
});
