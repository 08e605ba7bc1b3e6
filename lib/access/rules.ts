import { warning, type Rule } from '../private/rules';

/** What is known of the rights on a cluster when the app is synthesized. */
export interface AccessDraft {
  readonly usernames: readonly string[];
  /** Whether the app says what its users may do, be it everything. */
  readonly isDecided: boolean;
}

/** Each row has a row in the test. */
export const ACCESS_RULES: readonly Rule<AccessDraft>[] = [
  // Whoever sets up a second user means to tell the two apart. On MSK a name alone does not.
  warning('users-without-a-grant', ({ usernames, isDecided }) =>
    usernames.length > 1 && !isDecided
      && `users ${usernames.join(', ')} without a grant: each may read, write and delete everything; grant what they need, which closes the cluster, or set authorization to EVERY_USER`),
];
