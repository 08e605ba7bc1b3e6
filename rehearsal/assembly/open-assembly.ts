import { CloudAssembly } from '@aws-cdk/cloud-assembly-api';
import { Manifest } from '@aws-cdk/cloud-assembly-schema';
import { validateAssemblyDirectory } from './assembly-directory';

/**
 * Opens a cloud assembly, also one of an app whose aws-cdk-lib is newer than this package. The version of its schema is raised
 * for what it adds, and what is read here, stacks, templates and assets, has long been the same.
 */
export function openAssembly(directory: string): CloudAssembly {
  const fault = validateAssemblyDirectory(directory);
  if (fault !== undefined) {
    throw new Error(fault);
  }
  try {
    return new CloudAssembly(directory, { skipVersionCheck: true, skipEnumCheck: true });
  } catch (error) {
    throw new Error(`The assembly must be a directory that cdk synth wrote, got ${JSON.stringify(directory)}: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** What a reader should know of an assembly with a newer schema. */
export function schemaNotes({ version }: CloudAssembly): string[] {
  const [found, known] = [version, Manifest.version()].map((each) => Number(each.split('.')[0]));
  return found! > known! ? [`The assembly has schema ${found}, and this program knows up to ${known}: it reads what it knows, and passes over what is new.`] : [];
}
