import { parse } from 'dotenv';
import type { ClientInstanceDescription, InitFile, OtherCluster } from './descriptions';
import type { LocatedResource, Resolver } from './resolver';
import { unknownRights, type Rights } from './rights';
import { statementsOfInstanceProfile } from './role-statements';
import { unknownIn } from '../system/unknown';

/** Its presence makes an instance a client instance. */
export const CLIENT_ENVIRONMENT = '/etc/kafka/client.env';

/** CloudFormation Init metadata, as far as our client instances use it. */
interface InitConfig {
  readonly files?: Record<string, { readonly content: string; readonly mode: string }>;
  readonly commands?: Record<string, { readonly command: string }>;
}

export function describeClientInstances(resolver: Resolver): ClientInstanceDescription[] {
  return resolver.ofType('AWS::EC2::Instance').flatMap((instance) => {
    const { template, logicalId, resource } = instance;
    const init = resolver.resolve(resource.Metadata?.['AWS::CloudFormation::Init'], template) as { config?: InitConfig } | undefined;
    const files = Object.entries(init?.config?.files ?? {})
      // An instance of another kind may have files that hold no text: JSON, or what is downloaded.
      .flatMap(([path, { content, mode }]): InitFile[] => typeof content === 'string' ? [{ path, content, mode: parseInt(mode, 8) & 0o777 }] : []);
    const environment = files.find(({ path }) => path === CLIENT_ENVIRONMENT);
    if (!environment) {
      return [];
    }
    const { CLUSTER_ARN, SECRET_ARN } = parse(environment.content);
    const commands = Object.entries(init?.config?.commands ?? {}).sort(([one], [other]) => one < other ? -1 : 1).map(([, { command }]) => command);
    const statements = statementsOf(instance, resolver);
    const what = unknownIn([files, commands]);
    return [{
      name: template.pathOf(logicalId),
      clusterArn: CLUSTER_ARN!,
      secretArn: SECRET_ARN!,
      otherClusters: files.flatMap(describeOtherCluster),
      files,
      // CloudFormation Init runs commands in the order of their names.
      commands,
      statements,
      unknown: what === undefined
        ? unknownRights(statements, { clusterArns: [CLUSTER_ARN], secretArns: [SECRET_ARN] }, resolver)
        : `what CloudFormation Init puts there is known to AWS only: ${what}`,
    }];
  });
}

/** /etc/kafka/clusters/primary.env */
function describeOtherCluster({ path, content }: InitFile): OtherCluster[] {
  const name = /^\/etc\/kafka\/clusters\/(.+)\.env$/.exec(path)?.[1];
  const { CLUSTER_ARN, CLUSTER_REGION, SECRET_ARN } = parse(content);
  return name ? [{ name, arn: CLUSTER_ARN!, region: CLUSTER_REGION!, secretArn: SECRET_ARN! }] : [];
}

/** What the policies of the templates let the role of an instance do. */
function statementsOf(instance: LocatedResource, resolver: Resolver): Rights {
  return statementsOfInstanceProfile(resolver.propertiesOf<{ IamInstanceProfile?: string }>(instance).IamInstanceProfile, resolver);
}
