const UNKNOWN = /<unknown: ([^<>]*)>/;

/** CloudFormation puts the value in its place as it deploys. */
const DYNAMIC_REFERENCE = /\{\{(resolve:[^{}]*)\}\}/;

/**
 * Stands in a template for a value that only AWS knows, or that nothing here computes, and says which. The same expression gives
 * the same text, so that two references to one unknown thing are equal.
 */
export function unknown(what: string): string {
  return `<unknown: ${what.replace(/[<>"\\\n]/g, '')}>`;
}

/** What is unknown of a value, be it in the midst of it; nothing when all of it is known. */
export function unknownIn(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const reference = DYNAMIC_REFERENCE.exec(value)?.[1];
    return UNKNOWN.exec(value)?.[1] ?? (reference === undefined ? undefined : `the dynamic reference ${reference}`);
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).map(unknownIn).find((what) => what !== undefined)
    : undefined;
}

/** What stands deeper in a value; where something on the way is unknown, that. */
export function partOf(value: unknown, path: readonly string[]): unknown {
  return path.reduce((part, name) => typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name]
    : unknownIn(part) === undefined ? undefined : part, value);
}

/** A list that a template gives; nothing where it is unknown. */
export function listOf<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? value as T[] : [];
}
