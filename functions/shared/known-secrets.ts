/** A shorter one is part of many a word: to take it out of a text would tell what it is. */
const SHORTEST = 6;

const known = new Set<string>();

/** From now on it is taken out of whatever a function says of an error: a library may quote anything. */
export function keepSecret(secret: string): void {
  // Libraries trim what they read, and quote it so.
  for (const form of [secret, secret.trim()].filter(({ length }) => length >= SHORTEST)) {
    known.add(form);
    // As JSON has it between its quotes.
    known.add(JSON.stringify(form).slice(1, -1));
  }
}

export function withoutSecrets(text: string): string {
  // The longest first: one may be part of another.
  return [...known].sort((one, other) => other.length - one.length).reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}
