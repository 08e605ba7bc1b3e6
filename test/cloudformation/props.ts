import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../examples/apps';

/** The props of an interface, each with its docstring on one line: as a reader of the source sees them. */
export function propsIn(file: string, name: string): ReadonlyMap<string, string> {
  const source = readFileSync(join(ROOT, 'lib', file), 'utf8');
  const [, body = ''] = new RegExp(`\\nexport interface ${name}(?: extends \\w+)? \\{\\n([^]*?)\\n\\}\\n`).exec(source) ?? [];
  const props = [...body.matchAll(/ {2}\/\*\*\n((?: {3}\*.*\n)+?) {3}\*\/\n {2}readonly (\w+)\??:/g)];
  return new Map(props.map(([, text, prop]) => [prop!, text!.replace(/^ +\* ?/gm, '').replace(/\s+/g, ' ')]));
}
