import type { AclsDescription } from './descriptions';
import type { Resolver } from './resolver';
import { roleStatements } from './role-statements';
import type { Template } from './template';

/** The directories of the functions' code, by the key that it would have in the bucket of assets. */
export type CodeDirectories = ReadonlyMap<string, string>;

interface FunctionProperties {
  readonly Role: string;
  readonly Code: { readonly S3Key: string };
}

/** The ACLs that a template declares for a cluster, and the function that would set them. */
export function describeAcls(clusterArn: string, template: Template, code: CodeDirectories, resolver: Resolver): AclsDescription | undefined {
  return template.ofType('Custom::MskAcls').flatMap(([logicalId, { Properties }]) => {
    const { ServiceToken, ...properties } = resolver.resolve(Properties, template) as AclsDescription['properties'] & Record<string, string>;
    const handler = byArn('AWS::Lambda::Function', ServiceToken!, template, resolver);
    const { Role, Code } = resolver.resolve(template.resources[handler!]!.Properties, template) as FunctionProperties;
    const role = resolver.resolve({ Ref: byArn('AWS::IAM::Role', Role, template, resolver) }, template) as string;
    return properties.ClusterArn === clusterArn ? [{
      name: template.pathOf(logicalId),
      properties,
      statements: roleStatements(role, template, resolver),
      codeDirectory: code.get(Code.S3Key)!,
    }] : [];
  })[0];
}

function byArn(type: string, arn: string, template: Template, resolver: Resolver): string | undefined {
  return template.ofType(type).find(([logicalId]) => resolver.resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] }, template) === arn)?.[0];
}
