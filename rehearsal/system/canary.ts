import { randomBytes } from 'node:crypto';

/** A text that is no secret, and stands nowhere but where it is put: the check that looks for secrets must find it there. */
export function newCanary(): string {
  return `canary-${randomBytes(16).toString('hex')}`;
}
