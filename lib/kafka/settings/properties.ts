/**
 * Writes a properties file as java.util.Properties reads it: one `key=value` a line, in the order given.
 *
 * Escaped is what the reader would take for something else: a separator inside a key, white space at the start of a
 * value, a comment mark at the start of a key, line ends and backslashes. Everything beyond ASCII becomes \uXXXX,
 * because a reader of bytes assumes ISO 8859-1.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function formatProperties(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([key, value]) => `${escapeKey(key)}=${escapeValue(value)}\n`)
    .join('');
}

function escapeKey(key: string): string {
  return escapeText(key).replace(/[=: ]/g, '\\$&').replace(/^[#!]/, '\\$&');
}

function escapeValue(value: string): string {
  return escapeText(value).replace(/^ /, '\\ ');
}

function escapeText(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\t/g, '\\t')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\f/g, '\\f')
    .replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
