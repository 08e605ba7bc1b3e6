import { assert } from '../../system/assert';
import type { ReplicationCheck } from '../../environment/replication-check';
import { topicsOf } from './progress';
import { LAGGARD, READER } from '../../environment/topics';

export const untouchedPrimary: ReplicationCheck = {
  id: 'replication.untouched-primary',
  title: "nothing is written to the primary: no topic, no group but the user's",
  async run(replication) {
    const { primary, secondary, background, topicsBefore, groupsBefore } = replication;
    const before = Object.keys(topicsBefore);
    const after = Object.keys(await primary.workload.topics());
    const own = await topicsOf(replication, 'primary');
    assert(own.length > 0 && own.every((topic) => after.includes(topic)), `the look at the primary's topics was blind: it saw ${after.length} topics and none of the applications`);
    const others = after.filter((topic) => !before.includes(topic) && !own.includes(topic));
    assert(others.length === 0, `the primary has new topics: ${others.join(', ')}`);
    const allGroups = await primary.workload.groups();
    assert(allGroups.includes(background.group), `the look at the primary's groups was blind: it did not see ${background.group}`);
    const groups = allGroups.filter((group) => !groupsBefore.includes(group) && ![READER, LAGGARD, background.group].includes(group));
    assert(groups.length === 0, `the primary has new groups: ${groups.join(', ')}`);
    const internal = Object.keys(await secondary.workload.topics()).filter((topic) => /^mm2-|\.internal$|^heartbeats$/.test(topic));
    return `before: ${before.length} topics; after: ${own.join(', ')}, all of the applications; at the secondary ${internal.length} of MirrorMaker: ${internal.join(', ')}`;
  },
};
