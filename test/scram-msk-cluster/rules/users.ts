import type { RuleRow } from './row';

export const USER_ROWS: readonly RuleRow[] = [
  {
    rule: 'users',
    broken: () => ({ users: ['orders', 'pay ments', 'orders', 'ANONYMOUS'] }),
    says: [
      "users 'pay ments': 1 to 64 characters are allowed",
      "'orders': a name once is allowed",
      "'ANONYMOUS' is Kafka's name for clients that did not log in",
    ],
    holds: () => ({ users: ['orders', 'Orders', 'x'.repeat(64)] }),
  },
];
