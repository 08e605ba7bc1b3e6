/** How long checks took for bin/app.ts, in seconds, in one run on two cores that had other work as well. Others were not measured. */
export const USUAL_SECONDS: Readonly<Record<string, number>> = {
  'cluster.start': 8,
  'cluster.login': 5,
  'cluster.users': 5,
  'cluster.other-region': 8,
  'cluster.wrong-password': 3,
  'cluster.plaintext': 1,
  'cluster.declared-topics': 3,
  'cluster.unknown-topic': 11,
  'cluster.topic-defaults': 4,
  'cluster.produce-consume': 22,
  'cluster.clients': 42,
  'cluster.go-client': 76,
  'cluster.broker-loss': 20,
  'cluster.acls': 26,
  'cluster.no-secret': 1,
  'replication.start': 31,
  'replication.arrival': 3,
  'replication.group-offsets': 18,
  'replication.later-topic': 56,
  'replication.health': 1,
  'replication.many-topics': 140,
  'replication.transactions': 84,
  'replication.kills': 460,
  'replication.untouched-primary': 2,
  'replication.no-secret': 3,
  'faults.killed-process': 28,
  'faults.lost-broker-of-primary': 21,
  'faults.lost-broker-of-secondary': 22,
  'faults.silent-primary': 35,
  'faults.too-large-record': 52,
  'faults.refused-topic': 144,
  'faults.lost-copy': 150,
  'faults.refused-record': 147,
  'faults.wrong-password-of-primary': 65,
  'faults.wrong-password-of-secondary': 31,
  'failover.unplanned': 24,
  'failover.restarted-services': 75,
  'failover.return-of-primary': 70,
  'failover.failback': 88,
  'failover.planned': 29,
};

/** So short, and no user wonders what is going on. */
const WORTH_SAYING = 5;

/** For the display of the progress. */
export function titleOf(check: { readonly id: string; readonly title: string }): string {
  return `${check.title}${usually(check)}`;
}

export function usually({ id }: { readonly id: string }): string {
  const seconds = USUAL_SECONDS[id];
  return seconds === undefined || seconds < WORTH_SAYING ? '' : ` (usually ${inWords(seconds)})`;
}

export function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
