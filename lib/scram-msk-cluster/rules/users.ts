import { faultOfUsername } from '../../kafka/credentials';
import { error } from '../../private/rules';
import type { ClusterRule } from './rule';

/** The users that are there from the start. */
export const USER_RULES: readonly ClusterRule[] = [
  error('users', ({ props: { users = [] } }) => {
    const faults = users.flatMap((username, position) => {
      const fault = users.indexOf(username) < position ? 'a name once is allowed' : faultOfUsername(username);
      return fault === undefined ? [] : [`'${username}': ${fault}`];
    });
    return faults.length > 0 && `users ${faults.join('; ')}`;
  }),
];
