import type { CopiedBetween } from '../kafka/mirror-maker/uncopied-settings';
import { isKnown } from '../private/rules';
import { defaultsOf } from '../topics/topic-defaults';
import type { MirroredClusterConfig } from './mirrored-cluster-config';

/** What the app knows of the brokers of a cluster. */
interface Brokers {
  readonly kafkaVersion?: string;
  readonly express?: boolean;
  readonly tiered?: boolean;
}

/** What an end says of itself counts before what its cluster does. */
export function brokersOf({ cluster, kafkaVersion, tieredStorage }: MirroredClusterConfig): Brokers {
  const { express, tiered, kafkaVersion: version } = cluster ? defaultsOf(cluster) : {};
  return { express, tiered: tieredStorage ?? tiered, kafkaVersion: [kafkaVersion, version].find(isKnown) };
}

export function copiedBetween(source: MirroredClusterConfig, target: MirroredClusterConfig): CopiedBetween {
  const { kafkaVersion, express, tiered } = brokersOf(target);
  return { targetVersion: kafkaVersion, targetIsExpress: express, targetIsTiered: tiered, sourceIsTiered: brokersOf(source).tiered };
}
