import { App, Aws, Stack, Token } from 'aws-cdk-lib';
import { ActiveSide, MirroredCluster, type ActiveSides } from '../../../lib';
import { PRIMARY, SECONDARY } from '../scene';
import type { RuleRow } from './rows';
import { importSecretIn } from './secret';

interface Place {
  readonly region?: string;
  readonly account?: string;
  readonly parameterName?: string;
}

function activeSide(primary: Place = {}, secondary: Place = {}): ActiveSides {
  const define = ({ region, account, parameterName = '/orders' }: Place) =>
    new ActiveSide(new Stack(new App(), 'Side', { env: { region, account } }), 'ActiveSide', { parameterName });
  return { primary: define({ region: PRIMARY, ...primary }), secondary: define({ region: SECONDARY, ...secondary }) };
}

export const ACTIVE_SIDE_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-active-side-name',
    broken: { activeSide: activeSide({ parameterName: '/orders' }, { parameterName: '/bills' }) },
    says: ["parameterName must be the same for both in activeSide, got '/orders' and '/bills'"],
    holds: { activeSide: activeSide() },
  },
  {
    rule: 'mirror-maker-active-side-region',
    broken: { activeSide: activeSide({ region: SECONDARY }, { region: PRIMARY }) },
    says: [
      `primary of activeSide must be in ${PRIMARY}, where the primary is looked up, got ${SECONDARY}`,
      `secondary of activeSide must be in ${SECONDARY}, where the secondary is looked up, got ${PRIMARY}`,
    ],
    holds: { activeSide: activeSide() },
  },
  {
    rule: 'mirror-maker-active-side-region',
    broken: { activeSide: activeSide({ region: undefined }, { region: Aws.REGION }) },
    says: [
      `primary of activeSide must be in ${PRIMARY}, where the primary is looked up, got a stack without a Region`,
      `secondary of activeSide must be in ${SECONDARY}, where the secondary is looked up, got a stack without a Region`,
    ],
    holds: { activeSide: activeSide() },
  },
  {
    rule: 'mirror-maker-active-side-one-region',
    broken: {
      primary: MirroredCluster.selfManaged({ bootstrapServers: 'kafka:9094', secret: importSecretIn(SECONDARY) }), peering: undefined,
      activeSide: activeSide({ region: SECONDARY }),
    },
    says: ['activeSide must be left out where both clusters are looked up in one Region', `got ${SECONDARY} for both`],
    holds: { primary: MirroredCluster.selfManaged({ bootstrapServers: 'kafka:9094', secret: importSecretIn(PRIMARY) }), peering: undefined, activeSide: activeSide() },
  },
  {
    rule: 'mirror-maker-active-side-account',
    broken: { account: '111111111111', activeSide: activeSide({ account: '222222222222' }, { account: '111111111111' }) },
    says: ['activeSide must be in the account of the stack, 111111111111, whose role reads it, got 222222222222 for the primary'],
    holds: { account: '111111111111', activeSide: activeSide({ account: '111111111111' }, { account: Token.asString({ Ref: 'Account' }) }) },
  },
];
