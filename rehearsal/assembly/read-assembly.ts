import { resolve } from 'node:path';
import { AssetManifestArtifact, type CloudAssembly } from 'aws-cdk-lib/cx-api';
import { describeClientBoxes } from './client-boxes';
import { describeClusters } from './clusters';
import type { AssemblyDescription } from './descriptions';
import { describeMirrorMakers } from './mirror-makers';
import { openAssembly } from './open-assembly';
import { Resolver } from './resolver';
import { Template } from './template';

/** Describes the clusters, client boxes and MirrorMakers of a cloud assembly, `cdk.out`. Starts nothing. */
export function readAssembly(directory: string): AssemblyDescription {
  const assembly = openAssembly(directory);
  const artifacts = assembly.stacksRecursively;
  const templates = artifacts.map((artifact) => new Template(artifact));
  const resolver = new Resolver(templates);
  const images = imageDirectories(assembly);
  const code = codeDirectories(assembly);
  const mirrorMakers = templates.flatMap((template) => describeMirrorMakers(template, images, resolver));
  return {
    clusters: templates.flatMap((template) => describeClusters(template, templates, mirrorMakers, code, resolver)),
    clientBoxes: templates.flatMap((template) => describeClientBoxes(template, resolver)),
    mirrorMakers,
    templates: artifacts.map(({ stackName, template }) => ({ stackName, text: JSON.stringify(template) })),
  };
}

function imageDirectories(assembly: CloudAssembly): Map<string, string> {
  return new Map(assetManifests(assembly).flatMap(({ directory, contents }) => Object.entries(contents.dockerImages ?? {})
    .flatMap(([hash, { source }]) => source.directory ? [[hash, resolve(directory, source.directory)] as const] : [])));
}

/** By the key in the bucket of assets. */
function codeDirectories(assembly: CloudAssembly): Map<string, string> {
  return new Map(assetManifests(assembly).flatMap(({ directory, contents }) => Object.values(contents.files ?? {})
    .flatMap(({ source, destinations }) => Object.values(destinations)
      .flatMap(({ objectKey }) => source.path ? [[objectKey, resolve(directory, source.path)] as const] : []))));
}

function assetManifests(assembly: CloudAssembly) {
  return [assembly, ...assembly.nestedAssemblies.map(({ nestedAssembly }) => nestedAssembly)]
    .flatMap(({ directory, artifacts }) => artifacts.filter((artifact) => AssetManifestArtifact.isAssetManifestArtifact(artifact))
      .map(({ contents }) => ({ directory, contents })));
}
