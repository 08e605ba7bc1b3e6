import { Watch } from '../../../checks/faults/watch';
import type { Workload } from '../../../drivers/kafka/workload';
import type { PartitionOffset } from '../../../drivers/kafka/records';

/** A topic of one partition that holds what a test says, look by look, and then always the last. */
function watchOf(...ends: number[]): Watch {
  const workload = { ends: async (): Promise<PartitionOffset[]> => [['orders', 0, ends.length > 1 ? ends.shift()! : ends[0]!]] };
  return new Watch(workload as unknown as Workload, 'orders', 1);
}

test('what a topic held before the first look is no growth', async () => {
  const watch = watchOf(1000);
  await expect(watch.untilAllGrow(10, 0.6)).rejects.toThrow('records came to 0 of 1 partitions of orders within 0.6 s');
  await watch.stop();
});

test('what comes after it is', async () => {
  const watch = watchOf(1000, 1010);
  await watch.untilAllGrow(10, 30);
  await watch.stop();
});
