import Table from 'cli-table3';

/** What became of one proof. */
export interface Row {
  readonly cluster: string;
  readonly promise: string;
  readonly outcome: 'proven' | 'disproved' | 'not rehearsed';
  readonly seen: string;
  readonly seconds: number;
}

/** What became of one app. */
export interface Section {
  readonly name: string;
  /** Computed from the templates alone. */
  readonly whoReachesWhom: string;
  readonly rows: readonly Row[];
}

/** What a run ends with: for each app who reaches whom, and the table of its proofs. */
export function formatSections(sections: readonly Section[]): string {
  return sections.map(({ name, whoReachesWhom, rows }) => [
    `Who reaches whom in ${name}, computed from the templates alone:`,
    whoReachesWhom,
    '',
    `What the templates of ${name} promise, on real Kafka:`,
    formatReport(rows),
  ].join('\n')).join('\n\n');
}

function formatReport(rows: readonly Row[]): string {
  const table = new Table({
    head: ['cluster', 'promise', 'outcome', 'seen', 'seconds'],
    colWidths: [26, 34, 15, 58, 9],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  // Clusters run side by side; the table has them one after the other.
  const ordered = [...rows].sort((one, other) => one.cluster < other.cluster ? -1 : one.cluster > other.cluster ? 1 : 0);
  for (const { cluster, promise, outcome, seen, seconds } of ordered) {
    table.push([cluster, promise, outcome, seen, { content: seconds.toFixed(1), hAlign: 'right' }]);
  }
  return table.toString();
}

/** A rehearsal passes only if something was proven and nothing was disproved. */
export function hasPassed(rows: readonly Row[]): boolean {
  return rows.some(({ outcome }) => outcome === 'proven') && rows.every(({ outcome }) => outcome !== 'disproved');
}
