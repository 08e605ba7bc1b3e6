import type { ReplicationProof } from '../proof';
import { killedProcess } from './killed-process';
import { lostBrokerOfPrimary, lostBrokerOfSecondary, silentPrimary } from './lost-brokers';
import { lostFollower, lostLeader } from './lost-process';
import { rotatedPasswords } from './rotated-passwords';
import { tooLargeRecord } from './too-large-record';
import { wrongPasswordForPrimary, wrongPasswordForSecondary } from './wrong-password';

/** One after the other: each breaks something and repairs it. */
export const DRILLS: readonly ReplicationProof[] = [
  killedProcess,
  lostLeader,
  lostFollower,
  rotatedPasswords,
  lostBrokerOfPrimary,
  lostBrokerOfSecondary,
  silentPrimary,
  tooLargeRecord,
  wrongPasswordForPrimary,
  wrongPasswordForSecondary,
];
