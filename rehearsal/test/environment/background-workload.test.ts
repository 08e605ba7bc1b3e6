import type { Workload } from '../../drivers/kafka/workload';
import { BackgroundWorkload } from '../../environment/background-workload';
import { withinLimit } from '../../environment/limit';
import { FlowProperties } from '../../hosts/mirror-maker/flow-properties';

const flow = new FlowProperties({ target: 'secondary', environment: { MIRROR_MAKER_PROPERTIES: '' } });

test('a check that is stopped while its workload settles does not go on, and kills no brokers of another one', async () => {
  const workload = { countWritten: async () => 0 } as unknown as Workload;
  const workers = { writer: workload, reader: workload };
  const background = new BackgroundWorkload({ primary: workers, secondary: workers }, { topic: 'orders', partitions: 4, group: 'orders' });
  const start = Date.now();
  let wentOn = false;
  await expect(withinLimit({ limit: 0.05 }, async () => {
    await background.untilSettled(flow);
    wentOn = true;
  })).rejects.toThrow(/^not within 0.05 s; until then: \d+ more records written at the primary: not yet$/);
  expect(wentOn).toBe(false);
  expect(Date.now() - start).toBeLessThan(5_000);
});
