import { resolve } from 'node:path';
import { AssetManifestArtifact, CloudAssembly } from 'aws-cdk-lib/cx-api';
import { describeClientBoxes } from './client-boxes';
import { describeClusters } from './clusters';
import type { AssemblyDescription } from './descriptions';
import { describeMirrorMakers } from './mirror-makers';
import { Resolver } from './resolver';
import { Template } from './template';

/** Describes the clusters, client boxes and MirrorMakers of a cloud assembly, `cdk.out`. Starts nothing. */
export function readAssembly(directory: string): AssemblyDescription {
  const assembly = new CloudAssembly(directory);
  const artifacts = assembly.stacksRecursively;
  const templates = artifacts.map((artifact) => new Template(artifact));
  const resolver = new Resolver(templates);
  const images = imageDirectories(assembly);
  return {
    clusters: templates.flatMap((template) => describeClusters(template, templates, resolver)),
    clientBoxes: templates.flatMap((template) => describeClientBoxes(template, resolver)),
    mirrorMakers: templates.flatMap((template) => describeMirrorMakers(template, images, resolver)),
    templates: artifacts.map(({ stackName, template }) => ({ stackName, text: JSON.stringify(template) })),
  };
}

function imageDirectories(assembly: CloudAssembly): Map<string, string> {
  const manifests = [assembly, ...assembly.nestedAssemblies.map(({ nestedAssembly }) => nestedAssembly)]
    .flatMap(({ directory, artifacts }) => artifacts.filter((artifact) => AssetManifestArtifact.isAssetManifestArtifact(artifact))
      .map((artifact) => ({ directory, images: artifact.contents.dockerImages ?? {} })));
  return new Map(manifests.flatMap(({ directory, images }) => Object.entries(images)
    .flatMap(([hash, { source }]) => source.directory ? [[hash, resolve(directory, source.directory)] as const] : [])));
}
