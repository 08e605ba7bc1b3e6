import { createHash } from 'node:crypto';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

/** A resource as it stands in a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
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
  public readonly outputs: Readonly<Record<string, { Value: unknown; Export?: { Name: unknown } }>>;

  public constructor(artifact: CloudFormationStackArtifact) {
    const { region, account } = artifact.environment;
    this.stackName = artifact.stackName;
    this.region = region === 'unknown-region' ? 'us-east-1' : region;
    this.account = account === 'unknown-account' ? '111122223333' : account;
    this.stackId = `arn:aws:cloudformation:${this.region}:${this.account}:stack/${this.stackName}/${uuidOf(`${this.region}/${this.stackName}`)}`;
    this.resources = artifact.template.Resources ?? {};
    this.outputs = artifact.template.Outputs ?? {};
  }

  public ofType(type: string): [string, Resource][] {
    return Object.entries(this.resources).filter(([, resource]) => resource.Type === type);
  }

  /** The construct path of a resource, which CDK leaves in its metadata, without the ids that only CDK sees. */
  public pathOf(logicalId: string): string {
    const path = this.resources[logicalId]?.Metadata?.['aws:cdk:path'];
    return typeof path === 'string' ? path.replace(/(\/Resource)+$/, '') : `${this.stackName}/${logicalId}`;
  }
}

/** Looks like a UUID, and is the same in each run. */
export function uuidOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
