import { parse } from 'dotenv';
import type { IamStatement } from '../aws/iam';
import type { ClientBoxDescription, InitFile, OtherCluster } from './descriptions';
import type { Resolver } from './resolver';
import { roleStatements } from './role-statements';
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
    const { CLUSTER_ARN, SECRET_ARN } = parse(environment.content);
    return [{
      name: template.pathOf(logicalId),
      clusterArn: CLUSTER_ARN!,
      secretArn: SECRET_ARN!,
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

/** What the policies of the template let the role of an instance do. */
function statementsOf(instance: Resource, template: Template, resolver: Resolver): IamStatement[] {
  const profile = resolver.resolve(instance.Properties?.IamInstanceProfile, template);
  const found = template.ofType('AWS::IAM::InstanceProfile').find(([logicalId]) => resolver.resolve({ Ref: logicalId }, template) === profile);
  return (resolver.resolve(found?.[1].Properties?.Roles, template) as string[]).flatMap((role) => roleStatements(role, template, resolver));
}
