import type { Acl } from './acls';

/** Which resources of a type an ACL is about. */
export type AclPattern = Pick<Acl, 'patternType' | 'name'>;

/** Every resource of a type. */
export const EVERY: AclPattern = { patternType: 'LITERAL', name: '*' };

/** `orders` is one name, `orders.*` every name that begins with `orders.`, `*` every name. */
export function aclPattern(text: string): AclPattern {
  if (text === EVERY.name) {
    return EVERY;
  }
  return text.endsWith('*') ? { patternType: 'PREFIXED', name: text.slice(0, -1) } : { patternType: 'LITERAL', name: text };
}

/** Says what the name or prefix of topics must be, or nothing if it is. */
export function validateTopicPattern(text: string): string | undefined {
  return /^(\*|[A-Za-z0-9._-]{1,249}\*?)$/.test(text) && text !== '.' && text !== '..'
    ? undefined
    : 'must be the name of a topic (1 to 249 letters, digits and . _ -), the beginning of names followed by *, or *';
}

/** Says what the name or prefix of consumer groups or transactional ids must be, or nothing if it is. */
export function validateNamePattern(text: string): string | undefined {
  return /^(\*|[^*]+\*?)$/.test(text) ? undefined : 'must be a name, the beginning of names followed by *, or *';
}
