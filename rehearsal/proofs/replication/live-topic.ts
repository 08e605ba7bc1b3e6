import type { LiveApplication } from './live-application';
import type { End } from './proof';

/** The topic that the application writes to, on a side that does not have it: a template may declare it, MirrorMaker may have made it. */
export async function createLiveTopic({ topic, partitions }: LiveApplication, { application }: End): Promise<void> {
  if ((await application.ends([topic])).length === 0) {
    await application.create(topic, partitions);
  }
}
