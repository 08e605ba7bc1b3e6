import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { Template, type Resource } from '../../assembly/template';
import { reachabilityOf as reachabilityOfTemplates, type Reachability } from '../../reachability/reachability';
import { synthesize } from '../../../test/examples/apps';

/** A stack whose template may be changed. */
export interface Stack {
  readonly stackName: string;
  readonly environment: { readonly account: string; readonly region: string };
  readonly template: { readonly Resources: Record<string, MutableResource>; Outputs?: object };
}

export interface MutableResource extends Resource {
  Properties: Record<string, unknown>;
}

/** Copies of the stacks of an app, with the paths of its constructs in them as `cdk synth` leaves them. */
export function stacksOf(file: string): Stack[] {
  return synthesize(file).assembly.stacksRecursively.map((artifact) => {
    const template = structuredClone(artifact.template);
    for (const { path, data } of artifact.findMetadataByType('aws:cdk:logicalId')) {
      const resource = template.Resources[data as string];
      if (resource) {
        resource.Metadata = { ...resource.Metadata, 'aws:cdk:path': path.slice(1) };
      }
    }
    return { stackName: artifact.stackName, environment: artifact.environment, template };
  });
}

export function reachabilityOf(stacks: readonly Stack[]): Reachability {
  return reachabilityOfTemplates(stacks.map((stack) => new Template(stack as unknown as CloudFormationStackArtifact)));
}

/** What each source reaches, as in `Primary/Kafka:9096`, with an extent where it is not all. */
export function reached({ rows }: Pick<Reachability, 'rows'>): Record<string, string[]> {
  const sources = [...new Set(rows.map(({ from }) => from))];
  return Object.fromEntries(sources.map((source) => [source, rows
    .filter(({ from, extent }) => from === source && extent !== 'none')
    .map(({ to, port, extent }) => `${to}:${port}${extent === 'all' ? '' : ` ${extent}`}`)]));
}
