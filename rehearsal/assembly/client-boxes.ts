import { parse } from 'dotenv';
import type { IamStatement } from '../aws/iam';
import type { ClientBoxDescription, InitFile, OtherCluster } from './descriptions';
import type { Resolver } from './resolver';
import type { Resource, Template } from './template';

/** Its presence makes an instance a client box. */
export const CLIENT_ENVIRONMENT = '/etc/kafka/client.env';

/** CloudFormation Init metadata, as far as our boxes use it. */
interface InitConfig {
  readonly files?: Record<string, { readonly content: string; readonly mode: string }>;
  readonly commands?: Record<string, { readonly command: string }>;
}

export function describeClientBoxes(template: Template, resolver: Resolver): ClientBoxDescription[] {
  return template.ofType('AWS::EC2::Instance').flatMap(([logicalId, instance]) => {
    const init = resolver.resolve(instance.Metadata?.['AWS::CloudFormation::Init'], template) as { config?: InitConfig } | undefined;
    const files = Object.entries(init?.config?.files ?? {})
      .map(([path, { content, mode }]): InitFile => ({ path, content, mode: parseInt(mode, 8) & 0o777 }));
    const environment = files.find(({ path }) => path === CLIENT_ENVIRONMENT);
    if (!environment) {
      return [];
    }
    return [{
      name: template.pathOf(logicalId),
      clusterArn: parse(environment.content).CLUSTER_ARN!,
      otherClusters: files.flatMap(describeOtherCluster),
      files,
      // CloudFormation Init runs commands in the order of their names.
      commands: Object.entries(init?.config?.commands ?? {}).sort(([one], [other]) => one < other ? -1 : 1).map(([, { command }]) => command),
      statements: statementsOf(instance, template, resolver),
    }];
  });
}

/** /etc/kafka/clusters/primary.env */
function describeOtherCluster({ path, content }: InitFile): OtherCluster[] {
  const name = /^\/etc\/kafka\/clusters\/(.+)\.env$/.exec(path)?.[1];
  const { CLUSTER_ARN, CLUSTER_REGION, SECRET_ARN } = parse(content);
  return name ? [{ name, arn: CLUSTER_ARN!, region: CLUSTER_REGION!, secretArn: SECRET_ARN! }] : [];
}

interface Policy {
  readonly Roles?: readonly string[];
  readonly PolicyDocument: { readonly Statement: IamStatement[] };
}

/** What the policies of the template let the role of an instance do: those of its own and those attached to it. */
function statementsOf(instance: Resource, template: Template, resolver: Resolver): IamStatement[] {
  const profile = resolver.resolve(instance.Properties?.IamInstanceProfile, template) as string;
  const roles = propertyOf('AWS::IAM::InstanceProfile', profile, 'Roles', template, resolver) as string[];
  const inline = roles.flatMap((role) => (propertyOf('AWS::IAM::Role', role, 'Policies', template, resolver) ?? []) as Policy[]);
  const attached = template.ofType('AWS::IAM::Policy')
    .map(([, { Properties }]) => resolver.resolve(Properties, template) as Policy)
    .filter(({ Roles }) => Roles?.some((role) => roles.includes(role)));
  return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** A property of the resource that others refer to by an id. */
function propertyOf(type: string, id: string, property: string, template: Template, resolver: Resolver): unknown {
  const found = template.ofType(type).find(([logicalId]) => resolver.resolve({ Ref: logicalId }, template) === id);
  return resolver.resolve(found?.[1].Properties?.[property], template);
}
