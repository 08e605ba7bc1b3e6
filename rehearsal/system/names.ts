import { createHash } from 'node:crypto';

/** A construct path as the name of a file: for readers, and with an end that no other path has, whatever characters they share. */
export function fileName(constructPath: string): string {
  const end = createHash('sha256').update(constructPath).digest('hex').slice(0, 8);
  return `${constructPath.replace(/[^A-Za-z0-9]+/g, '-')}-${end}`;
}

/** The endpoint knows a caller, a client instance, a MirrorMaker or a function, by its access key. */
export function accessKeyOf({ name }: { readonly name: string }): string {
  return `REHEARSAL${fileName(name).toUpperCase()}`;
}
