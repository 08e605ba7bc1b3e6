import { createHash } from 'node:crypto';
import { partitionOf } from '../fake-aws/partitions';

/** A resource as it stands in a template. */
export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
}

/** A parameter as it stands in a template. */
export interface Parameter {
  readonly Type: string;
  readonly Default?: unknown;
}

/** What of a template is read here. */
export interface TemplateBody {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: unknown } }>>;
  readonly Parameters?: Readonly<Record<string, Parameter>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
}

/** A stack as every library for cloud assemblies shows it. */
export interface SynthesizedStack {
  readonly stackName: string;
  readonly environment: { readonly region: string; readonly account: string };
  readonly template: TemplateBody;
}

/** The resource of another template that makes a stack a nested one. */
export interface ParentResource {
  readonly template: Template;
  readonly logicalId: string;
}

/**
 * One stack of an assembly, and where it would be deployed. Account and Region that the app leaves open get values here:
 * a rehearsal needs some, and any will do.
 */
export class Template {
  public readonly stackName: string;
  public readonly region: string;
  public readonly account: string;
  public readonly stackId: string;
  public readonly resources: Readonly<Record<string, Resource>>;
  public readonly outputs: NonNullable<TemplateBody['Outputs']>;
  public readonly parameters: NonNullable<TemplateBody['Parameters']>;
  public readonly conditions: NonNullable<TemplateBody['Conditions']>;
  public readonly mappings: NonNullable<TemplateBody['Mappings']>;

  public constructor(artifact: SynthesizedStack, public readonly parent?: ParentResource) {
    const { region, account } = artifact.environment;
    this.stackName = artifact.stackName;
    this.region = region === 'unknown-region' ? 'us-east-1' : region;
    this.account = account === 'unknown-account' ? '111122223333' : account;
    this.stackId = `arn:${partitionOf(this.region).name}:cloudformation:${this.region}:${this.account}:stack/${this.stackName}/${uuidOf(`${this.region}/${this.stackName}`)}`;
    this.resources = artifact.template.Resources ?? {};
    this.outputs = artifact.template.Outputs ?? {};
    this.parameters = artifact.template.Parameters ?? {};
    this.conditions = artifact.template.Conditions ?? {};
    this.mappings = artifact.template.Mappings ?? {};
  }

  public ofType(type: string): [string, Resource][] {
    return Object.entries(this.resources).filter(([, resource]) => resource.Type === type);
  }

  /** The construct path of a resource, which CDK leaves in its metadata, without the ids that only CDK sees. */
  public pathOf(logicalId: string): string {
    const path = this.resources[logicalId]?.Metadata?.['aws:cdk:path'];
    return typeof path === 'string' ? path.replace(/(\/Resource)+$/, '') : `${this.stackName}/${logicalId}`;
  }

  /** The same stack without some of its resources. */
  public without(logicalIds: ReadonlySet<string>): Template {
    const { stackName, region, account, outputs: Outputs, parameters: Parameters, conditions: Conditions, mappings: Mappings } = this;
    const Resources = Object.fromEntries(Object.entries(this.resources).filter(([logicalId]) => !logicalIds.has(logicalId)));
    return new Template({ stackName, environment: { region, account }, template: { Resources, Outputs, Parameters, Conditions, Mappings } }, this.parent);
  }
}

/** Looks like a UUID, and is the same in each run. */
export function uuidOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
