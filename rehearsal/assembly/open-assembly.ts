import { CloudAssembly } from 'aws-cdk-lib/cx-api';

/**
 * Opens a cloud assembly, also one of an app whose aws-cdk-lib is newer than this project's. The version of its schema is raised
 * for what it adds, and what is read here, stacks, templates and assets, has long been the same.
 */
export function openAssembly(directory: string): CloudAssembly {
  return new CloudAssembly(directory, { skipVersionCheck: true, skipEnumCheck: true });
}
