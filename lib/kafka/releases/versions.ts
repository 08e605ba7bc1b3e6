/** Negative, zero or positive, as the first is older, equal or newer. What is no number, as x and kraft, is newer than any. */
export function compareVersions(first: string, second: string): number {
  return first.localeCompare(second, 'en', { numeric: true });
}

export function isOlderThan(version: string, other: string): boolean {
  return compareVersions(version, other) < 0;
}

/** The line of a version: its first two numbers. */
export function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Whether MSK's name of a version says KRaft. */
export function isKraft(version: string): boolean {
  return version.endsWith('.kraft');
}

/** On MSK, a version before 4.0 whose name does not say KRaft runs with ZooKeeper. */
export function usesZooKeeper(version: string): boolean {
  return !isKraft(version) && isOlderThan(lineOf(version), '4.0');
}
