import type { Resolver } from '../assembly/resolver';
import type { Resource, Template } from '../assembly/template';

/** A resource of any stack of an assembly. */
export interface FoundResource {
  /** What references to it resolve to, in every stack. */
  readonly id: string;
  readonly name: string;
  readonly template: Template;
  readonly resource: Resource;
  /** The value of one property; the others may hold functions that nothing here can resolve. */
  readonly property: <T>(name: string) => T | undefined;
}

/** The resources of an assembly by type. */
export class Resources {
  public constructor(private readonly templates: readonly Template[], private readonly resolver: Resolver) {}

  public ofType(...types: string[]): FoundResource[] {
    return this.templates.flatMap((template) => types.flatMap((type) => template.ofType(type)).map(([logicalId, resource]): FoundResource => ({
      id: this.resolver.resolve({ Ref: logicalId }, template) as string,
      name: template.pathOf(logicalId).replace(/\/Subnet$/, ''),
      template,
      resource,
      property: <T>(name: string) => this.resolver.resolve(resource.Properties?.[name], template) as T | undefined,
    })));
  }
}
