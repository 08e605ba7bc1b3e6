import { warning, type Rule } from '../private/rules';

/** What is known of the rights on a cluster when the app is synthesized. */
export interface ResolvedAccess {
  readonly usernames: readonly string[];
  /** Whether the app says what its users may do, be it everything. */
  readonly isDecided: boolean;
  /** Whether users may do what they were granted, and nothing else. */
  readonly isClosed: boolean;
  /** Of its users, those who were granted nothing. */
  readonly withoutRights: readonly string[];
  /** Whether clients can log in with IAM. */
  readonly iam: boolean;
}

/** Each row has a row in the test. */
export const ACCESS_RULES: readonly Rule<ResolvedAccess>[] = [
  // Two users are there to be told apart. On MSK a name alone does not.
  warning('users-without-a-grant', ({ usernames, isDecided }) =>
    usernames.length > 1 && !isDecided
      && `users ${usernames.join(', ')} without a grant: each may read, write and delete everything; grant what they need, which closes the cluster, or set authorization to EVERY_USER`),

  // Grants close a cluster for all. Who has none may do nothing, unless ACLs that are managed elsewhere say otherwise.
  warning('users-without-rights', ({ isClosed, withoutRights }) =>
    isClosed && withoutRights.length > 0
      && `users of a cluster that grants close must be granted something, got nothing for ${withoutRights.join(', ')}: Kafka will refuse them everything; `
      + 'grant what they need, or acknowledge this warning if other ACLs are set for them by hand'),

  // AWS's sentence about IAM and allow.everyone.if.no.acl.found can be read so that no user could set the first ACL, docs/decisions/0013.
  warning('iam-with-grants', ({ iam, isClosed }) =>
    iam && isClosed
      && 'iam must be turned on in a deploy after the one that closed the cluster, got a cluster that is closed by grants or authorization and takes IAM: '
      + 'on a cluster that takes IAM, AWS says, allow.everyone.if.no.acl.found has no effect, and acl-administrator may be refused when it sets the first ACLs; '
      + 'deploy without iam first, then with it, and acknowledge this warning'),
];
