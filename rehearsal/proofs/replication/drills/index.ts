import type { Drills, ReplicationProof } from '../proof';
import { killedProcess } from './killed-process';
import { lostBrokerOfPrimary, lostBrokerOfSecondary, silentPrimary } from './lost-brokers';
import { lostFollower, lostLeader } from './lost-process';
import { rotatedPasswords } from './rotated-passwords';
import { tooLargeRecord } from './too-large-record';
import { wrongPasswordForPrimary, wrongPasswordForSecondary } from './wrong-password';

/** One after the other: each breaks something and repairs it. */
export const DRILLS: Readonly<Record<Drills, readonly ReplicationProof[]>> = {
  all: [
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
  ],
  // With several processes, and with users that are rotated.
  particular: [lostLeader, rotatedPasswords],
  none: [],
};
