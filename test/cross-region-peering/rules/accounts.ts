import { Lazy } from 'aws-cdk-lib';
import { bothIn, primaryIn, secondaryIn, stackIn, type RuleRow, type Scene } from './row';

const [OURS, THEIRS] = ['111122223333', '444455556666'];
const ROLE = `arn:aws:iam::${OURS}:role/PeerRole`;

/** VPCs and peering in stacks of these accounts, open where none is named. */
const accounts = (primary: string | undefined, secondary: string | undefined, peerRoleArn?: string, own: string | null | undefined = secondary): Scene => (app) => ({
  ...bothIn(app, {
    primaryVpc: primaryIn(app, {}, { account: primary }),
    secondaryVpc: secondaryIn(app, {}, { account: secondary }),
    peerRoleArn,
  }),
  stack: stackIn(app, 'Peering', { account: own ?? undefined }),
});

export const ACCOUNT_ROWS: readonly RuleRow[] = [
  {
    rule: 'peering-role',
    broken: accounts(OURS, THEIRS),
    says: [`peerRoleArn must be the ARN of a role in ${OURS} for the accounts ${OURS} and ${THEIRS}, got none`],
    holds: accounts(OURS, THEIRS, ROLE),
  },
  {
    rule: 'peering-role-arn',
    broken: accounts(OURS, THEIRS, ROLE.replace(OURS, THEIRS)),
    says: [`peerRoleArn must be the ARN of a role in ${OURS}, as arn:aws:iam::${OURS}:role/NAME, got 'arn:aws:iam::${THEIRS}:role/PeerRole'`],
    holds: accounts(OURS, THEIRS, ROLE.replace('PeerRole', 'path/PeerRole')),
  },
  {
    rule: 'peering-role-arn',
    broken: accounts(OURS, THEIRS, 'PeerRole'),
    says: ["got 'PeerRole'"],
    holds: accounts(OURS, THEIRS, ROLE),
  },
  {
    rule: 'peering-role-arn',
    broken: accounts(OURS, THEIRS, ROLE.replace('role', 'user')),
    says: [`got 'arn:aws:iam::${OURS}:user/PeerRole'`],
    // Known in the deploy only.
    holds: accounts(OURS, THEIRS, Lazy.string({ produce: () => 'later' })),
  },
  {
    rule: 'peering-role-needless',
    broken: accounts(OURS, OURS, ROLE),
    says: ['peerRoleArn must be given for stacks with two explicit accounts only, got it for VPCs of one account'],
    holds: accounts(OURS, OURS),
  },
  {
    rule: 'peering-role-needless',
    broken: accounts(undefined, undefined, ROLE),
    says: ['got it for VPCs of one account'],
    holds: accounts(undefined, undefined),
  },
  {
    rule: 'peering-accounts',
    broken: accounts(OURS, undefined, ROLE),
    says: ['primaryVpc and secondaryVpc must both be in a stack with an explicit env.account, or neither, got primary alone'],
    holds: accounts(OURS, OURS),
  },
  {
    rule: 'peering-accounts',
    broken: accounts(undefined, THEIRS),
    says: ['got secondary alone'],
    holds: accounts(undefined, undefined),
  },
  {
    rule: 'peering-stack-account',
    broken: accounts(OURS, THEIRS, ROLE, OURS),
    says: [`the stack of the peering must be in the secondary's account ${THEIRS}, got ${OURS}`],
    holds: accounts(OURS, THEIRS, ROLE, THEIRS),
  },
  {
    rule: 'peering-stack-account',
    broken: accounts(OURS, THEIRS, ROLE, null),
    says: [`${THEIRS}, got no explicit account`],
    holds: accounts(undefined, undefined),
  },
];
