/** For how many of the addresses in question something holds; unknown where it depends on what no template says. */
export type Extent = 'all' | 'some' | 'none' | 'unknown';

/** Of several alternatives that are all there, as the brokers of a cluster. */
export function together(extents: readonly Extent[]): Extent {
  const found = new Set(extents);
  if (found.size <= 1) {
    return extents[0] ?? 'none';
  }
  return found.has('all') || found.has('some') ? 'some' : 'unknown';
}

/** Of several conditions of one connection: the worst that is certain counts. */
export function worst(extents: readonly Extent[]): Extent {
  return (['none', 'unknown', 'some'] as const).find((extent) => extents.includes(extent)) ?? 'all';
}
