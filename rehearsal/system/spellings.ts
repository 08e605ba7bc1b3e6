import { inJaas } from './jaas';

/** How a secret may stand in a file, a log or an answer: as it is, in JSON, and in a JAAS line. */
export function spellingsOf(secret: string): string[] {
  return [...new Set([secret, inJson(secret), inJson(inJson(secret)), inJaas(secret), inJson(inJaas(secret))])];
}

/** Whether a text holds any of some secrets, however it is spelt. */
export function holdsAny(text: string, secrets: Iterable<string>): boolean {
  return [...secrets].flatMap(spellingsOf).some((spelling) => text.includes(spelling));
}

const HIDDEN = '(a password)';

/** Hides secrets in a text, however a program spelt them. */
export function maskSecrets(text: string, secrets: Iterable<string>): string {
  // A secret may be the beginning of another one.
  return [...secrets].flatMap(spellingsOf).sort((one, other) => other.length - one.length).reduce((masked, spelling) => masked.replaceAll(spelling, HIDDEN), text);
}

/** Without the quotes around it. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
