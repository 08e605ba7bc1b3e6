import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { Template, type Resource } from '../../../rehearsal/assembly/template';
import { reachability, type Reachability } from '../../../rehearsal/reachability/reachability';
import { synthesize } from '../../examples/apps';

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
  return reachability(stacks.map((stack) => new Template(stack as unknown as CloudFormationStackArtifact)));
}

/** What each source reaches, as in `Primary/Kafka:9096`, with an extent where it is not all. */
export function reached({ rows }: Reachability): Record<string, string[]> {
  const sources = [...new Set(rows.map(({ source }) => source))];
  return Object.fromEntries(sources.map((source) => [source, rows
    .filter((row) => row.source === source && row.extent !== 'none')
    .map(({ cluster, port, extent }) => `${cluster}:${port}${extent === 'all' ? '' : ` ${extent}`}`)]));
}
