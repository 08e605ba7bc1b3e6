import type { Resolver } from '../assembly/resolver';
import type { Resource, Template } from '../assembly/template';
import { unknownIn } from '../system/unknown';

/** A resource of any stack of an assembly. */
export interface FoundResource {
  /** What references to it resolve to, in every stack. */
  readonly id: string;
  readonly logicalId: string;
  readonly name: string;
  readonly template: Template;
  readonly resource: Resource;
  /** The value of one property. What of it is known to AWS only is a text that says so, also in place of a list or an object. */
  readonly property: <T>(name: string) => T | undefined;
  /** The value of a property that names one resource. */
  readonly idIn: (name: string) => string | undefined;
  /** The same for what stands deeper in a property. */
  readonly scoped: (id: string) => string;
}

/** The resources of an assembly by type. */
export class Resources {
  public constructor(private readonly templates: readonly Template[], private readonly resolver: Resolver) {}

  public ofType(type: string): FoundResource[] {
    return this.where((resource) => resource.Type === type);
  }

  /** The custom resources that a function makes. */
  public madeBy({ template, logicalId }: FoundResource): FoundResource[] {
    const arn = this.resolver.resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] }, template);
    return this.where(({ Type }) => Type.startsWith('Custom::') || Type === 'AWS::CloudFormation::CustomResource')
      .filter(({ property }) => property('ServiceToken') === arn);
  }

  /** All that a resource says, as one text with its references resolved. */
  public textOf({ resource: { Properties, Metadata }, template }: FoundResource): string {
    return JSON.stringify(this.resolver.resolve({ ...Properties, ...Metadata }, template));
  }

  private where(fits: (resource: Resource) => boolean): FoundResource[] {
    return this.templates.flatMap((template) => Object.entries(template.resources).filter(([, resource]) => fits(resource))
      .map(([logicalId, resource]) => this.found(logicalId, resource, template)));
  }

  private found(logicalId: string, resource: Resource, template: Template): FoundResource {
    const name = template.pathOf(logicalId).replace(/\/Subnet$/, '');
    const property = (key: string) => this.resolver.resolve(resource.Properties?.[key], template);
    const scoped = (id: string) => scopedTo(template, id);
    return {
      id: this.resolver.resolve({ Ref: logicalId }, template) as string,
      logicalId,
      name,
      template,
      resource,
      property: <T>(key: string) => property(key) as T | undefined,
      idIn: (key) => listOf(property(key))?.map(scoped)[0],
      scoped,
    };
  }
}

/** Whether an id can be told from every other one before the deploy: all others have blanks. */
export function isKnownId(id: string): boolean {
  return !id.includes(' ');
}

/** What to call it, where only AWS knows it. */
export function nameOf(id: string): string {
  return unknownIn(id) ?? id;
}

/** A list; where it is one value until the deploy, that. */
export function listOf<T = string>(value: unknown): T[] | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? value as T[] : [value as T];
}

/** AWS's own ids, and those that a rehearsal gives to what templates define. */
const KNOWN_ID = /^((vpc|subnet|sg|rtb|pcx|acl|tgw|igw|vgw|pl)-|(\d{12}\.)?[a-z]{2,4}(-[a-z]+)+-\d+\.)/;

/** A parameter of a template, or a dynamic reference, is another id in another place, whatever its name. */
function scopedTo({ region, account }: Template, id: string): string {
  return KNOWN_ID.test(id) || !isKnownId(id) ? id : `${id} in ${region} of ${account}`;
}
