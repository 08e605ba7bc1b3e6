import { describeActiveSides } from './active-sides';
import { assetFiles, imageSources } from './asset-files';
import { describeClientInstances } from './client-instances';
import { describeClusters } from './clusters';
import type { AssemblyDescription } from './descriptions';
import { describeMirrorMakers } from './mirror-makers';
import { openAssembly } from './open-assembly';
import { withProbes } from './probes';
import { describeOtherResources } from './other-resources';
import { readTemplates } from './read-templates';
import { Resolver } from './resolver';

/** Describes the clusters, client instances and MirrorMakers of a cloud assembly, `cdk.out`. Starts nothing. */
export function readAssembly(directory: string): AssemblyDescription {
  const assembly = openAssembly(directory);
  const { templates, texts, notes, unread } = readTemplates(assembly);
  const resolver = new Resolver(templates);
  const files = assetFiles(assembly);
  const activeSides = describeActiveSides(resolver);
  const { mirrorMakers, others: otherProbes } = withProbes(describeMirrorMakers(imageSources(assembly), activeSides, resolver), files, resolver);
  const { clusters, others } = describeClusters(mirrorMakers, files, resolver);
  return {
    clusters,
    clientInstances: describeClientInstances(resolver),
    mirrorMakers,
    activeSides,
    others: [...others, ...describeOtherResources(clusters, files, resolver), ...otherProbes, ...unread],
    notes,
    templates: texts,
  };
}
