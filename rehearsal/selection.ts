/** What a user chooses of a rehearsal. */
export interface Selection {
  /** Only proofs whose promise holds this text. */
  readonly only?: string;
  /** No proof whose promise holds this text. */
  readonly skip?: string;
}

interface Selectable {
  readonly promise: string;
  /** Others build on it, so that it runs whatever is chosen. */
  readonly isPreparation?: boolean;
}

/** The chosen proofs with the preparations that they build on; none at all when nothing is left to prepare for. */
export function select<T extends Selectable>(proofs: readonly T[], selection: Selection): T[] {
  const chosen = proofs.filter(({ promise }) => isChosen(promise, selection));
  return chosen.some(({ isPreparation }) => !isPreparation)
    ? proofs.filter((proof) => proof.isPreparation || chosen.includes(proof))
    : chosen;
}

function isChosen(promise: string, { only, skip }: Selection): boolean {
  const holds = (text: string) => promise.toLowerCase().includes(text.toLowerCase());
  return (only === undefined || holds(only)) && (skip === undefined || !holds(skip));
}
