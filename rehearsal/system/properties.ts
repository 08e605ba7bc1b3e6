/** One entry of a Java properties file. */
export interface Property {
  readonly key: string;
  readonly value: string;
  /** The number of its first line, from 1. */
  readonly line: number;
}

/** Reads a properties file as java.util.Properties does. */
export function parseProperties(text: string): Property[] {
  const properties: Property[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1;
    let logical = lines[index].trimStart();
    if (logical === '' || logical.startsWith('#') || logical.startsWith('!')) {
      continue;
    }
    while (continues(logical) && index + 1 < lines.length) {
      index++;
      logical = logical.slice(0, -1) + lines[index].trimStart();
    }
    const [, key, value] = /^((?:\\.|[^\\=:\s])*)\s*[=:]?\s*(.*)$/s.exec(logical)!;
    properties.push({ key: unescape(key), value: unescape(value), line });
  }
  return properties;
}

/** A line continues in the next one when it ends in an odd number of backslashes. */
function continues(line: string): boolean {
  return /(?<!\\)(?:\\\\)*\\$/.test(line);
}

function unescape(text: string): string {
  const named: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f' };
  return text.replace(/\\u([0-9a-fA-F]{4})|\\(.?)/gs, (_, code?: string, character?: string) =>
    code === undefined ? named[character!] ?? character! : String.fromCharCode(parseInt(code, 16)));
}
