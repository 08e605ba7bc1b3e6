import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { describeClientBoxes } from './client-boxes';
import { describeClusters } from './clusters';
import type { AssemblyDescription } from './descriptions';
import { Resolver } from './resolver';
import { Template } from './template';

/** Describes the clusters and client boxes of a cloud assembly, `cdk.out`. Starts nothing. */
export function readAssembly(directory: string): AssemblyDescription {
  const artifacts = new CloudAssembly(directory).stacksRecursively;
  const templates = artifacts.map((artifact) => new Template(artifact));
  const resolver = new Resolver(templates);
  return {
    clusters: templates.flatMap((template) => describeClusters(template, templates, resolver)),
    clientBoxes: templates.flatMap((template) => describeClientBoxes(template, resolver)),
    templates: artifacts.map(({ stackName, template }) => ({ stackName, text: JSON.stringify(template) })),
  };
}
