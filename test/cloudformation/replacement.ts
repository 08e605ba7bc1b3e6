import { isDeepStrictEqual } from 'node:util';
import { createOnlyProperties } from './schemas';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}
type Resources = Readonly<Record<string, Resource>>;

/**
 * The types of the resources that CloudFormation replaces when one template follows another: those of which a property
 * changes that is set at creation only, and those that name a replaced one in such a property.
 */
export function replacedTypes(before: Resources, after: Resources): Set<string> {
  const replaced = new Set<string>();
  let known: number;
  do {
    known = replaced.size;
    Object.keys(after)
      .filter((id) => id in before && isReplaced(before[id]!, after[id]!, replaced))
      .forEach((id) => replaced.add(id));
  } while (replaced.size > known);
  return new Set([...replaced].map((id) => after[id]!.Type));
}

function isReplaced(before: Resource, after: Resource, replaced: ReadonlySet<string>): boolean {
  return before.Type !== after.Type || (!isCustom(after) && createOnlyProperties(after.Type).some((path) => {
    const [old, now] = [before, after].map(({ Properties = {} }) => valuesAt(Properties, path));
    return !isDeepStrictEqual(old, now) || refersTo(now, replaced);
  }));
}

/** The function behind one answers what becomes of it. */
function isCustom({ Type }: Resource): boolean {
  return Type.startsWith('Custom::');
}

function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (name === undefined) {
    return [value];
  }
  if (name === '*') {
    return Array.isArray(value) ? value.flatMap((element) => valuesAt(element, rest)) : [];
  }
  return value !== null && typeof value === 'object' && name in value ? valuesAt((value as Record<string, unknown>)[name], rest) : [];
}

/** Whether a value is made of one of these resources. */
function refersTo(value: unknown, ids: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) {
    return value.some((element) => refersTo(element, ids));
  }
  if (value === null || typeof value !== 'object') {
    return false;
  }
  const { Ref: ref, ...functions } = value as { readonly Ref?: string; readonly [name: string]: unknown };
  const attribute = functions['Fn::GetAtt'] as [string, string] | undefined;
  return ids.has(ref ?? attribute?.[0] ?? '') || Object.values(value).some((element) => refersTo(element, ids));
}
