/** A template may have a truth as text. */
export type Truth = boolean | 'true' | 'false';

/** What a cluster may turn on. */
export interface Enabled {
  readonly Enabled?: Truth;
}

export function isEnabled(what: Enabled | undefined): boolean {
  return isTrue(what?.Enabled);
}

export function isTrue(value: unknown): boolean {
  return String(value) === 'true';
}
