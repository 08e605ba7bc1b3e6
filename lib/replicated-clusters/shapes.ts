import { TopicNaming } from '../mirror-maker/topic-naming';
import { MSK_CLUSTER } from '../private/kinds';
import { instanceOf, needed, oneOf, struct, type Shape } from '../private/shapes';
import { SCRAM_USER_ROTATION } from '../rotation/shapes';
import type { ReplicatedClustersProps, ReplicatedUserOptions } from './replicated-clusters-props';
import { ReplicatedUser } from './replicated-user';

export const REPLICATED_CLUSTERS: Shape<ReplicatedClustersProps> = {
  primary: needed(MSK_CLUSTER),
  secondary: needed(MSK_CLUSTER),
  topicNaming: oneOf(TopicNaming, 'TopicNaming'),
};

export const REPLICATED_USER_OPTIONS: Shape<ReplicatedUserOptions> = {
  rotation: struct(SCRAM_USER_ROTATION),
};

export const REPLICATED_USER = instanceOf(ReplicatedUser, "a user of both clusters, such as clusters.addUser('orders')");
