import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Alters the first byte of a record's value where a broker keeps a partition, and leaves all else of it, the checksum too. Whether the record is there. */
export async function corrupt(logDirectory: string, topic: string, partition: number, value: string): Promise<boolean> {
  const directory = join(logDirectory, `${topic}-${partition}`);
  const segments = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.log')).map((name) => join(directory, name));
  for (const segment of segments) {
    const position = (await readFile(segment)).indexOf(value);
    if (position >= 0) {
      await invert(segment, position);
      return true;
    }
  }
  return false;
}

async function invert(path: string, position: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, position);
    await file.write(buffer.map((byte) => ~byte), 0, 1, position);
  } finally {
    await file.close();
  }
}
