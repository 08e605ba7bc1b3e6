import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { Resolver } from '../../rehearsal/assembly/resolver';
import { Template } from '../../rehearsal/assembly/template';

/** A resource of a stack. */
export interface Found<Properties> {
  readonly stack: string;
  readonly region: string;
  /** What a reference to it gives. */
  readonly id: string;
  readonly properties: Properties;
  /** As they stand in the template. */
  readonly declared: Readonly<Record<string, unknown>>;
}

/** The resources of an assembly, every reference resolved. */
export class Resources {
  public readonly templates: readonly Template[];
  private readonly resolver: Resolver;

  public constructor({ stacksRecursively }: CloudAssembly) {
    this.templates = stacksRecursively.map((artifact) => new Template(artifact));
    this.resolver = new Resolver(this.templates);
  }

  public ofType<Properties>(type: string): Found<Properties>[] {
    return this.templates.flatMap((template) => template.ofType(type).map(([logicalId, { Properties: declared = {} }]) => ({
      stack: template.stackName,
      region: template.region,
      id: this.resolver.resolve({ Ref: logicalId }, template) as string,
      properties: this.resolver.resolve(declared, template) as Properties,
      declared,
    })));
  }
}
