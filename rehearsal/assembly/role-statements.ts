import type { IamStatement } from '../aws/iam';
import type { Resolver } from './resolver';
import type { Template } from './template';

interface Policy {
  readonly Roles?: readonly string[];
  readonly PolicyDocument: { readonly Statement: IamStatement[] };
}

/** What the policies of the template let a role do: those of its own and those attached to it. */
export function roleStatements(roleName: string, template: Template, resolver: Resolver): IamStatement[] {
  const role = template.ofType('AWS::IAM::Role').find(([logicalId]) => resolver.resolve({ Ref: logicalId }, template) === roleName);
  const inline = (resolver.resolve(role?.[1].Properties?.Policies, template) ?? []) as Policy[];
  const attached = template.ofType('AWS::IAM::Policy')
    .map(([, { Properties }]) => resolver.resolve(Properties, template) as Policy)
    .filter(({ Roles }) => Roles?.includes(roleName));
  return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
