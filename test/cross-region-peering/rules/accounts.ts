import { bothIn, primaryIn, secondaryIn, stackIn, type RuleRow, type Scene } from './row';

const [OURS, THEIRS] = ['111122223333', '444455556666'];
const ROLE = `arn:aws:iam::${OURS}:role/PeerRole`;

/** VPCs and peering in stacks of these accounts, open where none is named. */
const accounts = (primary: string | undefined, secondary: string | undefined, peerRoleArn?: string, own: string | null | undefined = secondary): Scene => (app) => ({
  ...bothIn(app, {
    primary: primaryIn(app, {}, { account: primary }),
    secondary: secondaryIn(app, {}, { account: secondary }),
    peerRoleArn,
  }),
  stack: stackIn(app, 'Peering', { account: own ?? undefined }),
});

export const ACCOUNT_ROWS: readonly RuleRow[] = [
  {
    rule: 'peering-role',
    broken: accounts(OURS, THEIRS),
    says: ['peerRoleArn missing', `the accounts ${OURS} and ${THEIRS}`, `the ARN of a role in ${OURS} is allowed`],
    holds: accounts(OURS, THEIRS, ROLE),
  },
  {
    rule: 'peering-role-needless',
    broken: accounts(OURS, OURS, ROLE),
    says: ['peerRoleArn given for VPCs of one account', 'two explicit accounts'],
    holds: accounts(OURS, OURS),
  },
  {
    rule: 'peering-role-needless',
    broken: accounts(undefined, undefined, ROLE),
    says: ['peerRoleArn given for VPCs of one account'],
    holds: accounts(undefined, undefined),
  },
  {
    rule: 'peering-accounts',
    broken: accounts(OURS, undefined, ROLE),
    says: ['secondary in a stack without an account', 'an explicit env.account for both, or for neither, is allowed'],
    holds: accounts(OURS, OURS),
  },
  {
    rule: 'peering-accounts',
    broken: accounts(undefined, THEIRS),
    says: ['primary in a stack without an account'],
    holds: accounts(undefined, undefined),
  },
  {
    rule: 'peering-stack-account',
    broken: accounts(OURS, THEIRS, ROLE, OURS),
    says: [`the peering is in a stack in ${OURS}`, `a stack in the secondary's account ${THEIRS} is allowed`],
    holds: accounts(OURS, THEIRS, ROLE, THEIRS),
  },
  {
    rule: 'peering-stack-account',
    broken: accounts(OURS, THEIRS, ROLE, null),
    says: ['the peering is in a stack in no explicit account', `${THEIRS} is allowed`],
    holds: accounts(undefined, undefined),
  },
];
