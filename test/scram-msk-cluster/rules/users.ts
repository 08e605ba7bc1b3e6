import type { RuleRow } from './row';

export const USER_ROWS: readonly RuleRow[] = [
  {
    rule: 'users',
    broken: () => ({ users: ['orders', 'pay ments', 'orders', 'ANONYMOUS', 'acl-administrator'] }),
    says: [
      "users[1] must be 1 to 64 characters, a letter or digit, then letters, digits and . _ @ + -, got 'pay ments'",
      "users[2] must be there exactly once, got 'orders'",
      "users[3] must not be 'ANONYMOUS', Kafka's name for clients that did not log in",
      "users[4] must not be 'acl-administrator', which the library keeps for itself",
    ],
    holds: () => ({ users: ['orders', 'Orders', 'x'.repeat(64)] }),
  },
];
