import type { IamStatement, UnreadStatement } from '../fake-aws/iam';
import { listOf, unknownIn } from '../system/unknown';
import type { LocatedResource, Resolver } from './resolver';
import type { Rights } from './rights';

interface Policy {
  readonly Roles?: unknown;
  readonly RoleName?: unknown;
  readonly PolicyDocument?: unknown;
}

interface Role {
  readonly Policies?: unknown;
  readonly ManagedPolicyArns?: unknown;
  readonly PermissionsBoundary?: unknown;
}

/** Managed policies of AWS that say nothing of MSK, secrets and keys. */
const UNRELATED = [
  'AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy', 'AWSXRayDaemonWriteAccess', 'AWSXrayWriteOnlyAccess',
  'service-role/AWSLambdaBasicExecutionRole', 'service-role/AWSLambdaVPCAccessExecutionRole', 'service-role/AmazonECSTaskExecutionRolePolicy',
];

/** One of AWS's own, in any partition. */
const OF_AWS = /^arn:[^:]+:iam::aws:policy\/(.+)$/;

/** What the policies of the templates let a role do: those of its own and those attached to it. What they do not say is unread. */
export function roleStatements(arn: unknown, resolver: Resolver): Rights {
  return statementsOf(resolver.find('AWS::IAM::Role', arn, 'Arn'), arn, resolver);
}

/** What they let the role of an instance profile do; nothing without a profile. */
export function statementsOfInstanceProfile(name: unknown, resolver: Resolver): Rights {
  const profile = resolver.find('AWS::IAM::InstanceProfile', name);
  if (!profile) {
    return name === undefined ? [] : unread(`no template of the assembly defines the instance profile ${nameOf(name)}`);
  }
  return itemsOf<string>(resolver.propertiesOf<{ Roles?: unknown }>(profile).Roles, 'the roles of its instance profile')
    .flatMap((role) => typeof role === 'string' ? statementsOf(resolver.find('AWS::IAM::Role', role), role, resolver) : [role]);
}

function statementsOf(role: LocatedResource | undefined, reference: unknown, resolver: Resolver): Rights {
  if (!role) {
    return reference === undefined ? [] : unread(`no template of the assembly defines the role ${nameOf(reference)}`);
  }
  const name = resolver.resolve({ Ref: role.logicalId }, role.template);
  const { Policies, ManagedPolicyArns, PermissionsBoundary } = resolver.propertiesOf<Role>(role);
  const attached = (['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'] as const)
    .flatMap((type) => resolver.ofType(type).map((found) => resolver.propertiesOf<Policy>(found)))
    .filter(({ Roles, RoleName }) => listOf(Roles).includes(name) || RoleName === name);
  return [
    ...itemsOf<Policy>(Policies, 'its policies').flatMap((policy) => 'unread' in policy ? [policy] : documentStatements(policy)),
    ...attached.flatMap(documentStatements),
    ...itemsOf<string>(ManagedPolicyArns, 'its managed policies').flatMap((policy) => typeof policy === 'string' ? managedPolicyStatements(policy, resolver) : [policy]),
    ...PermissionsBoundary === undefined ? [] : [{ Effect: 'Deny' as const, unread: `what the permissions boundary ${nameOf(PermissionsBoundary)} lets through is not judged here` }],
  ];
}

function managedPolicyStatements(arn: string, resolver: Resolver): Rights {
  const defined = resolver.find('AWS::IAM::ManagedPolicy', arn);
  if (defined) {
    return documentStatements(resolver.propertiesOf<Policy>(defined));
  }
  const ofAws = OF_AWS.exec(arn)?.[1];
  if (ofAws !== undefined && UNRELATED.includes(ofAws)) {
    return [];
  }
  const statements = unread(`what the managed policy ${ofAws ?? nameOf(arn)} says is not in the templates`);
  // AWS's own let do things, but for those that are named after what they forbid.
  return ofAws === undefined || /Deny|Quarantine/.test(ofAws) ? statements : statements.filter(({ Effect }) => Effect === 'Allow');
}

function documentStatements({ PolicyDocument }: Policy): Rights {
  const { Statement } = (typeof PolicyDocument === 'object' ? PolicyDocument : { Statement: PolicyDocument }) as { Statement?: unknown };
  return [Statement ?? []].flat().flatMap((statement): Rights => {
    const { Effect, Condition = {} } = statement as Partial<IamStatement>;
    return typeof Condition === 'object' && (Effect === 'Allow' || Effect === 'Deny')
      ? [statement as IamStatement]
      : unread(`a statement of a policy is known to AWS only: ${nameOf(unknownIn(statement) ?? statement)}`);
  });
}

/** The items of a list, some of which may be unknown, as may all of it. */
function itemsOf<T>(list: unknown, what: string): (T | UnreadStatement)[] {
  return Array.isArray(list) || list === undefined ? (list ?? []) as T[] : [...unread(`what ${what} are is known to AWS only: ${nameOf(list)}`)];
}

/** It may let do anything, and forbid it. */
function unread(reason: string): UnreadStatement[] {
  return [{ Effect: 'Allow', unread: reason }, { Effect: 'Deny', unread: reason }];
}

function nameOf(value: unknown): string {
  return unknownIn(value) ?? (typeof value === 'string' ? value : JSON.stringify(value));
}
