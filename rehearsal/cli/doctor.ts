import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE_DIRECTORY, openCache } from '../system/cache';
import { formatBytes } from '../system/disk';
import { faultsOf, type Finding } from '../system/finding';
import { examineMachine } from '../system/machine';
import { examinePrograms } from '../system/prerequisites';

/** Prints a line for each thing that a rehearsal needs, and ends with 2 where one is missing without which nothing runs. */
export async function doctor(): Promise<void> {
  const findings = [...await examinePrograms(), ...await examineMachine(), await examineCache()];
  findings.forEach((finding) => console.log(lineOf(finding)));
  const faults = faultsOf(findings);
  console.log(faults.length === 0 ? 'This machine can rehearse.' : `This machine cannot rehearse yet: ${faults.length} of ${findings.length} must be mended.`);
  process.exitCode = faults.length === 0 ? 0 : 2;
}

export function lineOf({ name, found, fault, leftOut }: Finding): string {
  if (fault === undefined) {
    return `ok       ${name}: ${found}`;
  }
  return leftOut === undefined ? `missing  ${name}: ${fault}` : `without  ${name}: ${fault}; ${leftOut}`;
}

async function examineCache(): Promise<Finding> {
  try {
    await openCache();
    return { name: 'Cache', found: `${CACHE_DIRECTORY}, ${formatBytes(await sizeOf(CACHE_DIRECTORY))}; what is removed there comes again` };
  } catch (error) {
    return { name: 'Cache', fault: (error as Error).message };
  }
}

async function sizeOf(directory: string): Promise<number> {
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name)).then(({ size }) => size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
