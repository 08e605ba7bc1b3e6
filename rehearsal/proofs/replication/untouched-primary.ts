import { expect } from '../proof';
import type { ReplicationProof } from './proof';
import { topicsOf } from './progress';
import { LAGGARD, READER } from './topics';

export const untouchedPrimary: ReplicationProof = {
  promise: "nothing is written to the primary: no topic, no group but the user's",
  async run(stage) {
    const { primary, secondary, live, topicsBefore, groupsBefore } = stage;
    const before = Object.keys(topicsBefore);
    const after = Object.keys(await primary.application.topics());
    const own = await topicsOf(stage, 'primary');
    const others = after.filter((topic) => !before.includes(topic) && !own.includes(topic));
    expect(others.length === 0, `the primary has new topics: ${others.join(', ')}`);
    const groups = (await primary.application.groups()).filter((group) => !groupsBefore.includes(group) && ![READER, LAGGARD, live.group].includes(group));
    expect(groups.length === 0, `the primary has new groups: ${groups.join(', ')}`);
    const internal = Object.keys(await secondary.application.topics()).filter((topic) => /^mm2-|\.internal$|^heartbeats$/.test(topic));
    return `before: ${before.length} topics; after: ${own.join(', ')}, all of the applications; at the secondary ${internal.length} of MirrorMaker: ${internal.join(', ')}`;
  },
};
