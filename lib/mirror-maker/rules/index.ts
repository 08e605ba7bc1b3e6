import { ACTIVE_SIDE_RULES } from './active-side';
import { CLUSTER_RULES } from './clusters';
import { LIST_RULES } from './lists';
import { NETWORK_RULES } from './network';
import { OTHER_FLOW_RULES } from './other-flows';
import { OVERRIDE_RULES } from './overrides';
import type { MirrorMakerRule } from './rule';
import { SERVICE_RULES } from './service';
import { SKIPPED_RECORD_RULES } from './skipped-records';
import { TOPIC_RULES } from './topics';

/** What would not start, or would copy nothing, the wrong thing or the same for ever. Each row has a row in the test. */
export const MIRROR_MAKER_RULES: readonly MirrorMakerRule[] = [
  ...CLUSTER_RULES,
  ...ACTIVE_SIDE_RULES,
  ...NETWORK_RULES,
  ...OTHER_FLOW_RULES,
  ...LIST_RULES,
  ...TOPIC_RULES,
  ...SKIPPED_RECORD_RULES,
  ...SERVICE_RULES,
  ...OVERRIDE_RULES,
];
