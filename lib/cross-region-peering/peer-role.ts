import { PhysicalName, Stack, Validations } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { VPC } from '../private/kinds';
import { checkRules, differs, error, isKnown, type Rule } from '../private/rules';
import { checkCall, needed, TEXT } from '../private/shapes';

/** A role before it is defined, as its rules see it. */
export interface ResolvedPeerRole {
  /** Of the stack that the role stands in. */
  readonly account: string;
  readonly vpc: ec2.IVpc;
  readonly requesterAccount: string;
}

export const PEER_ROLE_RULES: readonly Rule<ResolvedPeerRole>[] = [
  error('peer-role-requester', ({ requesterAccount }) =>
    isKnown(requesterAccount) && !/^\d{12}$/.test(requesterAccount) && `requesterAccount must be an account id of 12 digits, got '${requesterAccount}'`),

  error('peer-role-account', ({ account, vpc }) =>
    differs(account, vpc.env.account)
      && `vpc must be in the account of the role, ${account}, got ${vpc.env.account}`),

  error('peer-role-needless', ({ vpc, requesterAccount }) =>
    isKnown(requesterAccount) && requesterAccount === vpc.env.account
      && `requesterAccount must be another account than that of the vpc, got ${requesterAccount} for both: within an account a connection needs no role`),
];

/** The role of `CrossRegionPeering.definePeerRole`. */
export function definePeerRole(scope: Construct, id: string, vpc: ec2.IVpc, requesterAccount: string): iam.Role {
  checkCall('CrossRegionPeering.definePeerRole', scope, { vpc: [needed(VPC), vpc], requesterAccount: [needed(TEXT), requesterAccount] });
  const role = new iam.Role(scope, id, {
    // The other account can name it before it is there.
    roleName: PhysicalName.GENERATE_IF_NEEDED,
    description: `Accepts peering connections of account ${requesterAccount}`,
    assumedBy: new iam.AccountPrincipal(requesterAccount),
  });
  checkRules(role, PEER_ROLE_RULES, { account: Stack.of(role).account, vpc, requesterAccount });
  const anyConnection = arnIn(vpc, 'vpc-peering-connection', '*');
  role.addToPolicy(new iam.PolicyStatement({
    actions: ['ec2:AcceptVpcPeeringConnection'],
    resources: [arnIn(vpc, 'vpc', vpc.vpcId), anyConnection],
  }));
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${inFindings(role, anyConnection)}]`,
    reason: 'The connection gets its id when it is requested; the other resource of the statement limits the role to one VPC',
  });
  return role;
}

/** An ARN in the Region and account of a VPC, which may be others than those of the stack that imports it. */
function arnIn({ env, stack }: ec2.IVpc, resource: string, resourceName: string): string {
  return stack.formatArn({ service: 'ec2', region: env.region, account: env.account, resource, resourceName });
}

/** A value as the findings of cdk-nag write it: `<AWS::Partition>` for a reference. */
function inFindings({ stack }: iam.Role, value: string): string {
  const resolved = stack.resolve(value) as string | { 'Fn::Join': [string, (string | { Ref: string })[]] };
  return typeof resolved === 'string'
    ? resolved
    : resolved['Fn::Join'][1].map((part) => typeof part === 'string' ? part : `<${part.Ref}>`).join('');
}
