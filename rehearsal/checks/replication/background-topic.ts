import type { BackgroundWorkload } from '../../environment/background-workload';
import type { End } from '../../environment/replication-check';

/** The topic that the workload writes to, on a side that does not have it: a template may declare it, MirrorMaker may have made it. */
export async function createBackgroundTopic({ topic, partitions }: BackgroundWorkload, { workload }: End): Promise<void> {
  if ((await workload.ends([topic])).length === 0) {
    await workload.create(topic, partitions);
  }
}
