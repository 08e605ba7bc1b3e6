/** What a user chooses of a rehearsal: ids of checks, or what they begin with, as `failover` for `failover.unplanned`. */
export interface Selection {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Whether what takes minutes runs, too. */
  readonly drills: boolean;
}

export interface Selectable {
  readonly id: string;
  /** Others build on it, so that it runs whatever is chosen. */
  readonly isPreparation?: boolean;
  /** Whether it takes minutes. */
  readonly isSlow?: boolean;
}

/** Why a check is left out, if so. A check that is named runs also if it takes minutes. */
export function leftOutBecause({ id, isSlow }: Selectable, { only, skip, drills }: Selection): string | undefined {
  if (skip?.some((prefix) => matches(id, prefix))) {
    return 'by --skip';
  }
  if (only) {
    return only.some((prefix) => matches(id, prefix)) && (drills || !isSlow || only.includes(id)) ? undefined : 'by --only';
  }
  return isSlow && !drills ? 'that take minutes, which --drills adds' : undefined;
}

/** The chosen checks with the preparations that they build on; none at all when nothing is left to prepare for. */
export function select<T extends Selectable>(checks: readonly T[], selection: Selection): T[] {
  const chosen = checks.filter((check) => leftOutBecause(check, selection) === undefined);
  return chosen.some(({ isPreparation }) => !isPreparation)
    ? checks.filter((check) => check.isPreparation || chosen.includes(check))
    : chosen;
}

/** What is wrong with a selection: each id that no check has, or that it leaves none. */
export function validateSelection(checks: readonly Selectable[], selection: Selection): string[] {
  const { only = [], skip = [] } = selection;
  const unknown = (option: string, prefixes: readonly string[]) => prefixes
    .filter((prefix) => !checks.some(({ id }) => matches(id, prefix)))
    .map((prefix) => `${option} must be an id of a check or what ids begin with, got ${JSON.stringify(prefix)}: msk-rehearsal list shows them all`);
  const faults = [...unknown('--only', only), ...unknown('--skip', skip)];
  return faults.length > 0 || select(checks, selection).length > 0 ? faults : [`--only and --skip must leave a check, got none${ofDrills(checks, selection)}`];
}

/** What is wrong with a selection of which an assembly has none: brokers that start for it would prove nothing. */
export function validateApplicable(checks: readonly Selectable[], selection: Selection, applicable: ReadonlySet<string>, assembly: string): string[] {
  const own = checks.filter(({ id }) => applicable.has(id));
  return own.some((check) => leftOutBecause(check, selection) === undefined)
    ? []
    : [`--only and --skip must leave a check of ${JSON.stringify(assembly)}, got none: it has something for ${own.map(({ id }) => id).join(', ')}`];
}

function ofDrills(checks: readonly Selectable[], selection: Selection): string {
  return select(checks, { ...selection, drills: true }).length > 0 ? ': what they leave takes minutes, and runs with --drills or by its whole id' : '';
}

/** A whole id, or its words up to a full stop. */
function matches(id: string, prefix: string): boolean {
  return id === prefix || id.startsWith(`${prefix}.`);
}
