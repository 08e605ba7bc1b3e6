import type { ReplicationCheck } from '../../environment/replication-check';
import { deadMirrorMaker } from './dead-mirror-maker';
import { killedProcess } from './killed-process';
import { lostBrokerOfPrimary, lostBrokerOfSecondary, silentPrimary } from './lost-brokers';
import { lostFollower, lostLeader } from './lost-process';
import { lostCopy } from './lost-copy';
import { rotatedPasswords } from './rotated-passwords';
import { refusedRecord } from './refused-record';
import { refusedTopic } from './refused-topic';
import { tooLargeRecord } from './too-large-record';
import { wrongPasswordForPrimary, wrongPasswordForSecondary } from './wrong-password';

/** One after the other: each breaks something and repairs it. */
export const FAULT_CHECKS: readonly ReplicationCheck[] = [
  killedProcess,
  deadMirrorMaker,
  lostLeader,
  lostFollower,
  rotatedPasswords,
  lostBrokerOfPrimary,
  lostBrokerOfSecondary,
  silentPrimary,
  tooLargeRecord,
  refusedTopic,
  lostCopy,
  refusedRecord,
  wrongPasswordForPrimary,
  wrongPasswordForSecondary,
].map((check) => ({ ...check, isSlow: true }));
