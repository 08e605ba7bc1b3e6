import { linesOf, RELEASES } from './check-program';

/** What CheckRefusals.java tells, by what it tells of. */
const found = new Map<string, Map<string, string>>();

beforeAll(async () => {
  for (const version of RELEASES) {
    const printed = (await linesOf('CheckRefusals', version)).join('\n');
    found.set(version, new Map([...printed.matchAll(/^([\w ,]+(?::\w+)*): (.*)$/gm)].map(([, what, seen]) => [what!, seen!])));
  }
}, 300_000);

describe.each(RELEASES)('with the classes of Kafka %s', (version) => {
  test.each<{ why: string; what: string; seen: string }>([
    { why: 'only what MirrorSourceConnector reads is looked at', what: 'records of other connectors', seen: 'true' },
    { why: 'offsets and ranges of one partition are left out, and counted', what: 'skipped', seen: '0 2 5, counted 3' },
    { why: 'behind a refused record nothing is sent', what: 'the task that had it', seen: '0' },
    { why: 'its task starts anew, once', what: 'tasks to restart', seen: '4 null' },
    { why: 'a gauge has its offset', what: 'held partitions', seen: '1 at 1' },
    { why: 'the next task sends what is before it', what: 'the next task', seen: '0' },
    { why: 'and all of every other partition', what: 'another partition', seen: '0 1 2 3 4 5' },
    { why: 'it waits', what: 'tried again at once', seen: '[]' },
    { why: 'and is tried again after minutes', what: 'tried again after minutes', seen: '[orders-0]' },
    { why: 'a task that kept it back sends nothing behind it', what: 'the task before', seen: 'true' },
    { why: 'it is tried again alone', what: 'nothing behind it', seen: 'true false' },
    { why: 'a second refusal waits longer', what: 'after twice as long', seen: '[]' },
    { why: 'but not for ever', what: 'and then', seen: '[orders-0]' },
    { why: 'when it is taken, its task starts anew', what: 'taken', seen: '4 0' },
    { why: 'a task that kept nothing back goes on', what: 'goes on in the same task', seen: 'true' },
    { why: 'the next one sends all', what: 'goes on in the next task', seen: '0 1 2 3 4 5' },
    { why: 'a record that is left out holds nothing any more, in the same process either', what: 'held and left out', seen: '0 2 3 4 5, held 0' },
    { why: 'what the producer refuses itself is not taken for a record before it', what: 'refused by the producer itself', seen: '1' },
    { why: 'a record that the source has no more holds nothing', what: 'gone from the source', seen: 'true 0' },
    { why: 'one before it is held instead, and its task starts anew, too', what: 'refused before the held one', seen: '1, restarts 4' },
    { why: 'a try whose task ended for another reason', what: 'a try without an answer', seen: '[] false' },
    { why: 'is repeated', what: 'and after the same time', seen: '[early-0] true' },
    { why: 'a try that Connect sends again, as its producer could not take it, goes on again, and alone', what: 'a try that the producer could not take', seen: 'true false false' },
    { why: 'offsets are no copies, and what a transaction drops was not refused', what: 'with transactions', seen: '1 none' },
    { why: 'nor are the other topics that it asked for', what: 'one of several topics', seen: 'none 0' },
    { why: 'what Connect does not start again before a rebalance is asked for once more, and no oftener', what: 'restarts', seen: '[restartTask MirrorSourceConnector-4] [restartTask MirrorSourceConnector-4] []' },
    { why: 'a task of another process is its own', what: 'of another process, NotAssignedException', seen: '1 and 1' },
    { why: 'or of the one that leads', what: 'of another process, NotLeaderException', seen: '1 and 1' },
    { why: 'and one that is gone needs nothing', what: 'of another process, NotFoundException', seen: '1 and 1' },
    { why: 'a start that fails is tried again, not each second', what: 'a start that fails', seen: '1 and 2' },
    { why: 'an error of the whole producer holds nothing', what: 'not of one record', seen: '0' },
    { why: 'a partition that the target lacks is held', what: 'without a copy', seen: 'true [primary.missing-0]' },
    { why: 'a task that kept its records back does not go on behind them', what: 'with a copy, in the same task', seen: 'true' },
    { why: 'the next one begins with them', what: 'with a copy, in the next task', seen: '0 1 2 3 4 5' },
    { why: 'gauges have refused topics', what: 'refused topics', seen: '1 1' },
    { why: 'until they are taken', what: 'accepted', seen: '0 none' },
    { why: 'or', what: 'remembered', seen: '1' },
    { why: 'nobody asks for them any more', what: 'forgotten', seen: '0' },
    { why: 'which takes as long as the longest interval', what: 'asked again', seen: 'PT1H' },
    { why: 'MirrorMaker keeps what restarts tasks where it is looked for', what: 'herders', seen: 'Map' },
  ])('$why: $what', ({ what, seen }) => {
    expect(found.get(version)!.get(what)).toBe(seen);
  });
});
