import type { Resource, Template } from '../../rehearsal/assembly/template';

/** The one resource of a type. */
export function only(template: Template, type: string): { logicalId: string; path: string; properties: NonNullable<Resource['Properties']> } | undefined {
  const [first, ...others] = template.ofType(type);
  if (others.length > 0) {
    throw new Error(`${template.stackName} has ${others.length + 1} of ${type}, the picture a place for one`);
  }
  return first && { logicalId: first[0], path: template.pathOf(first[0]), properties: first[1].Properties! };
}
