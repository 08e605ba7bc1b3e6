import { App, CfnOutput, Lazy } from 'aws-cdk-lib';
import { CrossRegionPeering } from '../../lib';
import { PEER_ROLE_RULES } from '../../lib/cross-region-peering/peer-role';
import { check } from '../examples/nag';
import { errorOf, ZonedStack } from '../stacks';
import { allOf, importVpc, PRIMARY } from './regions';

const OURS = '111122223333';
const THEIRS = '444455556666';

/** A role in a stack of our account, for a VPC in us-east-1. */
function scenario(region = PRIMARY, context = {}) {
  const stack = new ZonedStack(new App({ context }), 'Primary', { region, account: OURS });
  const role = CrossRegionPeering.definePeerRole(stack, 'PeerRole', importVpc(stack, 'Vpc', '10.0', { region: PRIMARY }), THEIRS);
  return { stack, role };
}

const statementsOf = (stack: ZonedStack) => allOf(stack, 'AWS::IAM::Policy').flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
const ec2Arn = (region: string, resource: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:${region}:${OURS}:${resource}`]] });

test.each([
  { where: 'the Region of the VPC', region: PRIMARY },
  { where: 'another Region', region: 'eu-west-1' },
])('made in $where, it may accept connections to one VPC, and nothing else', ({ region }) => {
  expect(statementsOf(scenario(region).stack)).toEqual([{
    Effect: 'Allow',
    Action: 'ec2:AcceptVpcPeeringConnection',
    Resource: [ec2Arn(PRIMARY, 'vpc/vpc-vpc-10.0'), ec2Arn(PRIMARY, 'vpc-peering-connection/*')],
  }]);
});

test('it trusts the account of the requester alone', () => {
  const [role] = allOf(scenario().stack, 'AWS::IAM::Role');

  expect(role!.AssumeRolePolicyDocument.Statement).toEqual([{
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${THEIRS}:root`]] } },
  }]);
  expect(role!.Description).toBe(`Accepts peering connections of account ${THEIRS}`);
});

test('it has a name only if somebody in another account needs it', () => {
  const { stack, role } = scenario();
  new CfnOutput(stack, 'Role', { value: role.roleArn });

  expect(allOf(stack, 'AWS::IAM::Role')[0]).not.toHaveProperty('RoleName');
});

test.each([
  { what: 'left open', context: {} },
  { what: 'written out', context: { '@aws-cdk/core:enablePartitionLiterals': true } },
])('its wildcard is explained to cdk-nag, with a partition that is $what', ({ context }) => {
  const { stack } = scenario(PRIMARY, context);

  expect(check(stack)).toMatchObject({ open: [], idle: [] });
});

describe('fails for a role that is of no use', () => {
  const define = (requesterAccount: string, { account = OURS as string | undefined, owner = OURS as string | undefined } = {}) => () => {
    const app = new App();
    const vpc = importVpc(new ZonedStack(app, 'Vpcs', { account: owner }), 'Vpc', '10.0');
    return CrossRegionPeering.definePeerRole(new ZonedStack(app, 'Primary', { account }), 'PeerRole', vpc, requesterAccount);
  };

  test.each<{ rule: string; broken: () => unknown; says: string }>([
    { rule: 'peer-role-requester', broken: define('4444'), says: "requesterAccount must be an account id of 12 digits, got '4444'" },
    { rule: 'peer-role-requester', broken: define('arn:aws:iam::444455556666:root'), says: "12 digits, got 'arn:aws:iam::444455556666:root'" },
    { rule: 'peer-role-account', broken: define(THEIRS, { account: THEIRS.replace('4', '7') }), says: `vpc must be in the account of the role, 744455556666, got ${OURS}` },
    { rule: 'peer-role-needless', broken: define(OURS), says: `requesterAccount must be another account than that of the vpc, got ${OURS} for both` },
  ])('by $rule: $says', ({ rule, broken, says }) => {
    const [first, ...lines] = errorOf(broken).split('\n');

    expect(first).toBe('Primary/PeerRole cannot be defined:');
    expect(lines.find((line) => line.endsWith(` [${rule}]`))).toContain(says);
  });

  test('with a row for each rule', () => {
    expect(PEER_ROLE_RULES.map(({ id }) => id)).toEqual(['peer-role-requester', 'peer-role-account', 'peer-role-needless']);
  });

  test('what is known in the deploy only is not judged', () => {
    expect(define(THEIRS, { account: undefined })).not.toThrow();
    expect(define(Lazy.string({ produce: () => THEIRS }))).not.toThrow();
    expect(define(THEIRS, { owner: undefined })).not.toThrow();
  });
});
