import type { ReplicationProof } from '../proof';
import { killedProcess, killedTask } from './killed-process';
import { lostBrokerOfPrimary, lostBrokerOfSecondary, silentPrimary } from './lost-brokers';
import { wrongPasswordForPrimary, wrongPasswordForSecondary } from './wrong-password';

/** One after the other: each breaks something and repairs it. */
export const DRILLS: readonly ReplicationProof[] = [
  killedProcess,
  killedTask,
  lostBrokerOfPrimary,
  lostBrokerOfSecondary,
  silentPrimary,
  wrongPasswordForPrimary,
  wrongPasswordForSecondary,
];
