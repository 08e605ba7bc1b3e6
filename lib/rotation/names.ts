import { principalOf, type Acl } from '../kafka/acls/acls';

const SUFFIX = '-alternate';

/** Who takes turns with a user. */
export function alternateOf(username: string): string {
  return `${username}${SUFFIX}`;
}

/** Every name that a user logs in with. */
export function usernamesOf(username: string, rotates: boolean): string[] {
  return rotates ? [username, alternateOf(username)] : [username];
}

/** Gives each ACL of a user to every name that it logs in with: what holds of one must hold of the next. */
export function forEveryName(acls: readonly Acl[], users: readonly (readonly string[])[]): Acl[] {
  return acls.flatMap((acl) => {
    const usernames = users.find((names) => names.some((name) => principalOf(name) === acl.principal));
    return usernames ? usernames.map((name) => ({ ...acl, principal: principalOf(name) })) : [acl];
  });
}
