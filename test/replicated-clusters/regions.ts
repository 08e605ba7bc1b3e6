import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ReplicatedClusters, ScramMskCluster, type ReplicatedClustersProps, type ScramMskClusterProps, type TopicNaming } from '../../lib';
import { ZonedStack } from '../stacks';

/** A cluster in each of two Regions, in a stack of its own. */
export function defineRegions(props: ScramMskClusterProps = {}) {
  const app = new App();
  const primaryStack = new ZonedStack(app, 'Primary', { region: 'us-east-1' });
  const secondaryStack = new ZonedStack(app, 'Secondary', { region: 'us-east-2' });
  return {
    app,
    primaryStack,
    secondaryStack,
    primary: new ScramMskCluster(primaryStack, 'Kafka', props),
    secondary: new ScramMskCluster(secondaryStack, 'Kafka', props),
  };
}

/** Two such clusters, replicated. */
export function define(topicNaming?: TopicNaming, props: Partial<ReplicatedClustersProps> = {}) {
  const regions = defineRegions();
  const { primary, secondary } = regions;
  return { ...regions, clusters: ReplicatedClusters.of({ primary, secondary, topicNaming, ...props }) };
}

/** The ACLs of a stack as lines, without those of the library's own administrator. */
export function aclsIn(stack: ZonedStack): string[] {
  return Object.values(Template.fromStack(stack).findResources('Custom::MskAcls')).flatMap(({ Properties }) => Properties.Acls as string[])
    .filter((line) => !line.startsWith('User:acl-administrator '));
}

/** Names of the topics of a stack. */
export function topicsIn(stack: ZonedStack): string[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::MSK::Topic')).map(({ Properties }) => Properties.TopicName);
}

/** The names that the users of a stack log in with, each with the logical id of the secret that MSK reads. */
export function secretsIn(stack: ZonedStack): Record<string, string> {
  const secrets = Object.entries(Template.fromStack(stack).findResources('AWS::SecretsManager::Secret'))
    .filter(([, { Properties }]) => JSON.stringify(Properties.Name ?? '').includes('AmazonMSK_'));
  return Object.fromEntries(secrets.map(([id, { Properties }]) => [JSON.parse(Properties.GenerateSecretString.SecretStringTemplate).username, id]));
}
