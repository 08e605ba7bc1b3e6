import type { Settings } from '../../application/records';

/** What the user's applications have on the primary before MirrorMaker starts. */
export const RECORDS = 'rehearsal-records';
export const POSITIONS = 'rehearsal-positions';
export const GROWING = 'rehearsal-growing';
export const DRILLS = 'rehearsal-drills';
export const LARGE = 'rehearsal-large';

/** What they add while it runs. */
export const LATER = 'rehearsal-later';

export const PARTITIONS = 4;

/** Not the brokers' defaults. */
export const SETTINGS: Settings = { 'retention.ms': '7200000', 'max.message.bytes': '2000000' };

/** Begins the name of every topic that a rehearsal creates. */
export const REHEARSAL_TOPIC = /^rehearsal-/;

/** Groups of consumers at the primary. */
export const READER = 'rehearsal-reader';
export const LAGGARD = 'rehearsal-laggard';

/** What the live application uses where every user may do everything. */
export const LIVE_TOPIC = 'rehearsal-live';
export const LIVE_READER = 'rehearsal-live-reader';
