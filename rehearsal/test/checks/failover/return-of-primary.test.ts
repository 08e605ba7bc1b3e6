import { returnOfPrimary } from '../../../checks/failover/return-of-primary';
import { TimeLineRecorder } from '../../../report/time-line-recorder';
import { atSecondary, drained, fakeReplication } from '../mutants/fake-replication';

/** What is waited for happens at once here. */
jest.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

test.each([[false, 'MirrorMaker resumes; nothing was lost: late records were not tried'], [true, '0 records behind the last copied offsets were read out, nothing was lost: not tried']])(
  'when nothing was lost it proves nothing of the return, with identical names %s', async (keepsNames, seen) => {
    const replication = fakeReplication();
    [atSecondary, drained].forEach((change) => change(replication));
    Object.assign(replication.flow, { keepsNames });
    const timeLine = new TimeLineRecorder();
    await expect(returnOfPrimary.run(replication, timeLine).finally(() => timeLine.stop())).resolves.toContain(seen);
  });
