import { freemem, tmpdir } from 'node:os';
import { existsSync, readFileSync } from 'node:fs';
import { formatBytes, freeBytes, validateSpace } from './disk';
import type { Finding } from './finding';
import { addressOfRegion, howToAdd, missingAddresses } from './loopback';
import { memoryDirectory } from './memory';

const MIB = 2 ** 20;

/** Two Regions of three brokers with their MirrorMaker, clients and logs write less. */
const LEAST_DISK = 512 * MIB;
/** A secret for each user, for moments. */
const LEAST_MEMORY_FILES = MIB;
/** With less, something was refused that had to be written. */
const LEAST_TO_WRITE = MIB / 4;
/** What a rehearsal of two Regions of three brokers takes at its peak. */
const USUAL_MEMORY = 4096 * MIB;

/** What is found of the machine apart from its programs. */
export async function examineMachine(): Promise<Finding[]> {
  return [examineMemory(), examineDisk(), examineMemoryFiles(), await examineAddresses()];
}

/** A directory in which nothing can be written any more, of those that a rehearsal writes to. */
export function fullDirectory(directories = [tmpdir(), memoryDirectory().path]): string | undefined {
  return directories.find((directory) => existsSync(directory) && freeBytes(directory) < LEAST_TO_WRITE);
}

/** Less is no fault: a machine that swaps is slow, and a cluster of one Region takes half. */
function examineMemory(free = availableMemory()): Finding {
  const found = `${formatBytes(free)} free`;
  return free < USUAL_MEMORY
    ? { name: 'Memory', found, fault: `two Regions take up to ${formatBytes(USUAL_MEMORY)}: close other programs`, leftOut: 'a smaller app may do' }
    : { name: 'Memory', found };
}

function examineDisk(directory = tmpdir()): Finding {
  const fault = validateSpace({ directory, least: LEAST_DISK, remedy: 'set TMPDIR to a directory with more' });
  return { name: 'Temporary files', found: fault ?? `${formatBytes(freeBytes(directory))} free in ${directory}`, fault };
}

function examineMemoryFiles(): Finding {
  const { path, isMemory } = memoryDirectory();
  const fault = validateSpace({ directory: path, least: LEAST_MEMORY_FILES, remedy: 'remove what others left there' });
  const found = isMemory ? `in memory, ${path}` : `in ${path}, where only you can read them: no file system in memory was found`;
  return { name: 'Credentials', found, fault };
}

async function examineAddresses(): Promise<Finding> {
  const missing = await missingAddresses();
  const fault = `each Region needs a loopback address of its own and ${missing.join(', ')} cannot be used: ${missing.map(howToAdd).join('; ')}`;
  return { name: 'Loopback addresses', found: `${addressOfRegion(0)} and those of further Regions`, fault: missing.length > 0 ? fault : undefined };
}

/** Linux counts what it would give back; others tell what is unused, which is less. */
function availableMemory(): number {
  try {
    return Number(/^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))![1]) * 1024;
  } catch {
    return freemem();
  }
}
