import { describeRotations } from '../rotation/rotations';
import { describeAcls, type CodeDirectories } from './acls';
import type { ClusterDescription, MirrorMakerDescription, PasswordRule, UserDescription } from './descriptions';
import type { Resolver } from './resolver';
import type { Template } from './template';
import { describeTopics } from './topics';

/** What of a cluster's properties is read here. */
interface ClusterProperties {
  readonly KafkaVersion: string;
  readonly NumberOfBrokerNodes: number;
  readonly BrokerNodeGroupInfo: { readonly ClientSubnets: unknown[] };
  readonly ClientAuthentication?: { readonly Sasl?: { readonly Scram?: { readonly Enabled: boolean } } };
  readonly ConfigurationInfo?: { readonly Arn: string };
}

interface SecretProperties {
  readonly KmsKeyId?: string;
  readonly GenerateSecretString?: PasswordRule;
}

/** The clusters of a template that take SASL/SCRAM. */
export function describeClusters(
  template: Template, templates: readonly Template[], mirrorMakers: readonly MirrorMakerDescription[], code: CodeDirectories, resolver: Resolver,
): ClusterDescription[] {
  return template.ofType('AWS::MSK::Cluster').flatMap(([logicalId, { Properties }]) => {
    const properties = resolver.resolve(Properties, template) as ClusterProperties;
    if (!properties.ClientAuthentication?.Sasl?.Scram?.Enabled) {
      return [];
    }
    const arn = resolver.resolve({ Ref: logicalId }, template) as string;
    return [{
      name: template.pathOf(logicalId),
      arn,
      region: template.region,
      kafkaVersion: properties.KafkaVersion,
      zones: properties.BrokerNodeGroupInfo.ClientSubnets.length,
      brokers: properties.NumberOfBrokerNodes,
      serverProperties: serverPropertiesOf(properties.ConfigurationInfo?.Arn, template, resolver),
      users: templates.flatMap((other) => associatedUsers(arn, other, templates, resolver)),
      topics: templates.flatMap((other) => describeTopics(arn, other, resolver)),
      acls: describeAcls(arn, template, code, resolver),
      rotations: describeRotations(arn, template, mirrorMakers, code, resolver),
    }];
  });
}

/** Empty for a cluster with MSK's own configuration. */
function serverPropertiesOf(configurationArn: string | undefined, template: Template, resolver: Resolver): string {
  const found = template.ofType('AWS::MSK::Configuration')
    .find(([logicalId]) => resolver.resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] }, template) === configurationArn);
  return found ? resolver.resolve(found[1].Properties!.ServerProperties, template) as string : '';
}

function associatedUsers(clusterArn: string, template: Template, templates: readonly Template[], resolver: Resolver): UserDescription[] {
  return template.ofType('AWS::MSK::BatchScramSecret')
    .map(([, { Properties }]) => resolver.resolve(Properties, template) as { ClusterArn: string; SecretArnList?: string[] })
    .filter(({ ClusterArn }) => ClusterArn === clusterArn)
    .flatMap(({ SecretArnList = [] }) => SecretArnList)
    .flatMap((secretArn) => templates.flatMap((other) => describeUser(secretArn, other, resolver)));
}

/** A secret that no template defines was brought: nobody here knows its user name, so the rehearsal does without it. */
function describeUser(secretArn: string, template: Template, resolver: Resolver): UserDescription[] {
  return template.ofType('AWS::SecretsManager::Secret')
    .filter(([logicalId]) => resolver.resolve({ Ref: logicalId }, template) === secretArn)
    .flatMap(([, { Properties }]) => {
      const { GenerateSecretString: passwordRule, KmsKeyId: keyArn } = resolver.resolve(Properties, template) as SecretProperties;
      return passwordRule
        ? [{ username: JSON.parse(passwordRule.SecretStringTemplate).username, secretArn, keyArn, passwordRule }]
        : [];
    });
}
