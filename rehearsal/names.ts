/** A construct path as the name of a file. */
export function fileName(constructPath: string): string {
  return constructPath.replace(/[^A-Za-z0-9]+/g, '-');
}

/** The endpoint knows a caller, a box, a MirrorMaker or a function, by its access key. */
export function accessKeyOf({ name }: { readonly name: string }): string {
  return `REHEARSAL${fileName(name).toUpperCase()}`;
}
