import { noSecret } from '../cluster/no-secret';
import { arrival } from './arrival';
import { FAULT_CHECKS } from '../faults';
import { groupOffsets } from './group-offsets';
import { healthy } from './health';
import { kills } from './kills';
import { laterTopic } from './later-topic';
import { manyTopics } from './many-topics';
import { FAILOVER_CHECKS } from '../failover';
import type { ReplicationCheck } from '../../environment/replication-check';
import { probe } from './probe';
import { start } from './start';
import { transactions } from './transactions';
import { unknownSettings } from './unknown-settings';
import { untouchedPrimary } from './untouched-primary';

const noSecretAfterwards: ReplicationCheck = {
  id: 'replication.no-secret',
  title: `${noSecret.title}, after the replication`,
  run: ({ secondary }) => noSecret.run(secondary.environment),
};

/** In the order in which they run; those of a step run side by side. */
export const REPLICATION_STEPS: readonly (readonly ReplicationCheck[])[] = [
  [start],
  [arrival],
  [probe],
  // What comes and goes here may start tasks anew, which repeats records: each must have arrived once before.
  [groupOffsets, laterTopic],
  [healthy],
  [manyTopics],
  [transactions],
  [unknownSettings],
  ...FAULT_CHECKS.map((fault) => [fault]),
  [kills],
  [untouchedPrimary],
  ...FAILOVER_CHECKS.map((failover) => [failover]),
  [noSecretAfterwards],
];
