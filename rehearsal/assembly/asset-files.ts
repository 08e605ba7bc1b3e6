import { resolve } from 'node:path';
import { AssetManifestArtifact, type CloudAssembly } from '@aws-cdk/cloud-assembly-api';
import type { ImageSource } from './descriptions';

/** Where the files of assets are on this machine, by the key that each would have in the bucket of assets. */
export type AssetFiles = ReadonlyMap<string, string>;

/** What images are built from, by the hash that stands at the end of an image's name. */
export type ImageSources = ReadonlyMap<string, ImageSource>;

export function assetFiles(assembly: CloudAssembly): AssetFiles {
  return new Map(assetManifests(assembly).flatMap(({ directory, contents }) => Object.values(contents.files ?? {})
    .flatMap(({ source, destinations }) => Object.values(destinations)
      .flatMap(({ objectKey }) => source.path ? [[objectKey, resolve(directory, source.path)] as const] : []))));
}

export function imageSources(assembly: CloudAssembly): ImageSources {
  return new Map(assetManifests(assembly).flatMap(({ directory, contents }) => Object.entries(contents.dockerImages ?? {})
    .flatMap(([hash, { source }]) => source.directory ? [[hash, { directory: resolve(directory, source.directory), buildArgs: source.dockerBuildArgs }] as const] : [])));
}

/** Each Stage has its own, also one in a Stage. */
function assetManifests(assembly: CloudAssembly): { directory: string; contents: AssetManifestArtifact['contents'] }[] {
  return [
    ...assembly.artifacts.filter((artifact) => AssetManifestArtifact.isAssetManifestArtifact(artifact))
      .map(({ contents }) => ({ directory: assembly.directory, contents })),
    ...assembly.nestedAssemblies.flatMap(({ nestedAssembly }) => assetManifests(nestedAssembly)),
  ];
}
