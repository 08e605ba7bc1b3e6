/**
 * Characters of Java's regular expressions, for those of JavaScript with the flag `u`.
 */

/** What a letter behind a backslash stands for. JavaScript's \s has more. */
export const CLASS_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['d', '[0-9]'],
  ['D', '[^0-9]'],
  ['w', '[A-Za-z0-9_]'],
  ['W', '[^A-Za-z0-9_]'],
  ['s', '[ \\t\\n\\v\\f\\r]'],
  ['S', '[^ \\t\\n\\v\\f\\r]'],
  ['h', '[ \\t\\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]'],
  ['H', '[^ \\t\\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000]'],
  ['v', '[\\n\\v\\f\\r\\u0085\\u2028\\u2029]'],
  ['V', '[^\\n\\v\\f\\r\\u0085\\u2028\\u2029]'],
]);

export const CONTROL_ESCAPES: ReadonlyMap<string, string> = new Map([['a', '\x07'], ['e', '\x1b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t']]);

/** Properties that are the same for JavaScript and in every release of Java. */
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['Lower', '[a-z]'],
  ['Upper', '[A-Z]'],
  ['ASCII', '[\\0-\\x7f]'],
  ['Alpha', '[A-Za-z]'],
  ['Digit', '[0-9]'],
  ['Alnum', '[A-Za-z0-9]'],
  ['XDigit', '[0-9A-Fa-f]'],
  ['Blank', '[ \\t]'],
  ['Space', '[ \\t\\n\\v\\f\\r]'],
]);

/** Properties that Java knows, too. */
const OTHER_PROPERTIES = /^(Punct|Graph|Print|Cntrl|(Is)?(C[cfons]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)|java(LowerCase|UpperCase|LetterOrDigit|Letter|Digit|Alphabetic|WhiteSpace))$/;

/** The class of a property, without a text where JavaScript says it in no way; nothing for a property that is not known here. */
export function propertyClass(name: string): { readonly source?: string } | undefined {
  return PROPERTIES.has(name) ? { source: PROPERTIES.get(name) } : OTHER_PROPERTIES.test(name) ? {} : undefined;
}

/** A character that means itself. */
export function literal(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

const LETTERS_OF_TOPICS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-');

/** Whether a topic's name can have a character, or one of a class. */
export function isLetterOfTopics(character: string | RegExp): boolean {
  return LETTERS_OF_TOPICS.some((letter) => typeof character === 'string' ? letter === character : character.test(letter));
}
