import { linesOf, RELEASES } from './check-program';

/** What CheckTargetPartitions.java prints and logs. */
const lines = new Map<string, string[]>();

beforeAll(async () => {
  for (const version of RELEASES) {
    lines.set(version, await linesOf('CheckTargetPartitions', version));
  }
}, 300_000);

describe.each(RELEASES)('with the classes of Kafka %s', (version) => {
  test.each<{ why: string; line: string }>([
    { why: 'Kafka keeps its tasks and their partitions where they are looked for', line: 'tasks: [3 [orders-0, returns-by-post-11]]' },
    { why: 'a topic is asked for once', line: 'there: null null null, asked for [primary.orders, primary.bills]' },
    { why: 'while it is there, no task starts anew', line: 'all as it was: []' },
    { why: 'one that is deleted later is noticed, and the task that writes to it starts anew', line: 'deleted: [0] UnknownTopicOrPartitionException: unknown' },
    { why: 'so is one with fewer partitions than before', line: 'made again with fewer partitions: [0, 1] null the topic has 1 partitions' },
    { why: 'it is no news afterwards', line: 'and once only: []' },
    { why: 'one answer of a broker that is behind is none', line: 'asked of a broker that is behind: [] null' },
    { why: 'while the target does not answer, it takes no record either', line: 'no answer: null null' },
    { why: 'and what was taken to be there is looked at then', line: 'and then none there: [2] UnknownTopicOrPartitionException: unknown' },
    { why: 'nor does it when another thread forgets that at once', line: 'forgotten meanwhile: [null]' },
    { why: 'a topic of which a broker has not heard yet is asked for again, and not held', line: 'just created: true, asked for [primary.new, primary.new, primary.new, primary.new], held []' },
    { why: 'one that stays away is held', line: 'missing: false, held [primary.returns-by-post-0]' },
    { why: 'after some seconds', line: 'after a wait: true' },
    { why: 'which a task waits once, and for what is held already it asks no more', line: 'waits once only: [primary.missing] true' },
    { why: 'a target that says nothing is waited for once, not once for each topic', line: 'a target that hangs: 1' },
    { why: 'what is held stays so while the target does not answer', line: 'no answer for what is missing: [] [primary.missing-0, primary.returns-by-post-0]' },
    { why: 'what is there goes on, with its task alone', line: 'there now: [1] [primary.missing-0]' },
    { why: 'what no task copies', line: 'not copied: [primary.missing-0]' },
    { why: 'is held a little longer', line: 'not copied for a while: [primary.missing-0]' },
    { why: 'as its task may just start anew', line: 'copied again meanwhile: [primary.missing-0]' },
    { why: 'and then forgotten', line: 'not copied for long: []' },
    { why: 'refused records that fall due within a minute are tried together, each task once, and no other task', line: 'due together: [0, 2]' },
    { why: 'they are not due again', line: 'and then no more: []' },
    { why: 'what moved to another process is held there only', line: 'copied by another process: [orders-0]' },
    { why: 'where Kafka keeps its tasks elsewhere, all start anew', line: 'with an unknown release: [0, 1]' },
  ])('$why: $line', ({ line }) => {
    expect(lines.get(version)).toContain(line);
  });

  test('the log names what the target has lost', () => {
    const lost = lines.get(version)!.flatMap((line) => /The target has lost (\S+), or partitions of it/.exec(line)?.[1] ?? []);
    expect(lost).toEqual(['primary.bills', 'primary.orders', 'primary.parcels']);
  });
});
