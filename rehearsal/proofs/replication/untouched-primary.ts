import { expect } from '../proof';
import type { ReplicationProof } from './proof';
import { LAGGARD, LIVE_READER, READER, REHEARSAL_TOPIC } from './topics';

/** The groups of the rehearsal's own applications. */
const OWN_GROUPS = [READER, LAGGARD, LIVE_READER];

export const untouchedPrimary: ReplicationProof = {
  promise: "nothing is written to the primary: no topic, no group but the user's",
  async run({ primary, secondary, topicsBefore, groupsBefore }) {
    const before = Object.keys(topicsBefore);
    const after = Object.keys(await primary.application.topics());
    const own = after.filter((topic) => REHEARSAL_TOPIC.test(topic));
    const others = after.filter((topic) => !before.includes(topic) && !own.includes(topic));
    expect(others.length === 0, `the primary has new topics: ${others.join(', ')}`);
    const groups = (await primary.application.groups()).filter((group) => !groupsBefore.includes(group) && !OWN_GROUPS.includes(group));
    expect(groups.length === 0, `the primary has new groups: ${groups.join(', ')}`);
    const internal = Object.keys(await secondary.application.topics()).filter((topic) => /^mm2-|\.internal$|^heartbeats$/.test(topic));
    return `before: ${before.length} topics; after: ${own.join(', ')}, all of the applications; at the secondary ${internal.length} of MirrorMaker: ${internal.join(', ')}`;
  },
};
