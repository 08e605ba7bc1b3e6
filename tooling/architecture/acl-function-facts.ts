import type { AclsDescription } from '../../rehearsal/assembly/descriptions';
import type { Resolver } from '../../rehearsal/assembly/resolver';
import type { Template } from '../../rehearsal/assembly/template';
import { servicesOf, type Calls } from './calls';
import type { Client } from './flows';
import { only } from './only';
import type { Zone } from './region-facts';

/** The function that sets the ACLs of a cluster, from the subnets of the brokers. */
export interface AclFunctionFacts extends Client, Calls {
  /** Whom it logs in as: no user of anybody else. */
  readonly administrator: string;
}

export function describeAclFunction(acls: AclsDescription, zones: readonly Zone[], template: Template, resolver: Resolver): AclFunctionFacts {
  const { VpcConfig } = resolver.resolve(only(template, 'AWS::Lambda::Function')!.properties, template) as { VpcConfig: { SecurityGroupIds: string[] } };
  return {
    name: `The function that sets the ACLs of ${template.stackName}`,
    groups: VpcConfig.SecurityGroupIds,
    blocks: zones.map(({ block }) => block),
    administrator: administratorOf(acls, template, resolver),
    otherRegions: [],
    services: servicesOf(acls.statements.flatMap(({ Action }) => Action)),
  };
}

function administratorOf({ properties }: AclsDescription, template: Template, resolver: Resolver): string {
  const [, secret] = template.ofType('AWS::SecretsManager::Secret')
    .find(([logicalId]) => resolver.resolve({ Ref: logicalId }, template) === properties.AdministratorSecretArn)!;
  const { SecretStringTemplate } = secret.Properties!.GenerateSecretString as { SecretStringTemplate: string };
  return (JSON.parse(SecretStringTemplate) as { username: string }).username;
}
