import { ADMINISTRATOR } from '../../authorization/acl-registry';
import { validateUsername } from '../../kafka/login/credentials';
import { isPlaceholder } from '../../private/pending';
import { error } from '../../private/rules';
import type { ClusterRule } from './rule';

/** The users that are there from the start. Their names are parts of the template: none can be left to the deploy. */
export const USER_RULES: readonly ClusterRule[] = [
  error('users', ({ props: { users = [] } }) => {
    const faults = users.flatMap((username, position) => {
      const fault = users.indexOf(username) < position ? 'must be there exactly once' : validate(username);
      return fault === undefined ? [] : [`users[${position}] ${fault}, got '${username}'`];
    });
    return faults.length > 0 && faults.join('; ');
  }),
];

function validate(username: string): string | undefined {
  if (username === ADMINISTRATOR) {
    return `must not be '${ADMINISTRATOR}', which the library keeps for itself`;
  }
  return isPlaceholder(username) ? undefined : validateUsername(username);
}
