import { start } from '../../../checks/replication/start';
import { TimeLineRecorder } from '../../../report/time-line-recorder';
import { fakeReplication } from '../mutants/fake-replication';

test('what fits into a table comes first, then who may do what', async () => {
  const replication = Object.assign(fakeReplication(), { access: 'closed by 5 and 8 ACLs: orders writes and billing reads' });
  const timeLine = new TimeLineRecorder();
  const seen = await start.run(replication, timeLine).finally(() => timeLine.stop());
  expect(seen.split('\n')).toEqual([
    expect.stringMatching(/ 2 processes, 0 look-ups in .*, first record after \d+\.\d s$/),
    'closed by 5 and 8 ACLs: orders writes and billing reads',
  ]);
});
