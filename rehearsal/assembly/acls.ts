import { unknownIn } from '../system/unknown';
import type { AssetFiles } from './asset-files';
import type { AclsDescription, ClusterDescription, OtherResource } from './descriptions';
import { reasonOfCluster } from './reason-of-cluster';
import { unknownRights } from './rights';
import type { LocatedResource, Resolver } from './resolver';
import { roleStatements } from './role-statements';

type Properties = AclsDescription['properties'] & { readonly ServiceToken: string };

interface FunctionProperties {
  readonly Role: string;
  readonly Code: { readonly S3Key: string };
}

/** The ACLs that any stack declares for a cluster, but for those of which something is known to AWS only, and the function that would set them. */
export function describeAcls(clusterArn: string, code: AssetFiles, resolver: Resolver): AclsDescription | undefined {
  return declaredAcls(resolver).filter(({ properties }) => properties.ClusterArn === clusterArn).flatMap(({ found, properties: { ServiceToken, ...properties } }) => {
    const { Role, Code } = functionOf(ServiceToken, resolver);
    const codeDirectory = code.get(Code?.S3Key ?? '');
    return codeDirectory === undefined || reasonAgainst({ ServiceToken, ...properties }, resolver) !== undefined ? [] : [{
      name: found.template.pathOf(found.logicalId),
      properties: { ...properties, Acls: [properties.Acls].flat().filter((acl) => unknownIn(acl) === undefined) },
      statements: roleStatements(Role, resolver),
      codeDirectory,
    }];
  })[0];
}

/** The ACLs that no cluster has here: each of which something is known to AWS only, and whole sets. */
export function otherAcls(clusters: readonly ClusterDescription[], resolver: Resolver): OtherResource[] {
  return declaredAcls(resolver).flatMap(({ found, properties }) => {
    const { ClusterArn, Acls } = properties;
    const name = found.template.pathOf(found.logicalId);
    const described = clusters.find(({ arn }) => arn === ClusterArn)?.acls;
    const reason = reasonOfCluster(ClusterArn, clusters)
      ?? reasonAgainst(properties, resolver)
      ?? (described === undefined ? 'the function that sets them is not in the assembly' : undefined)
      ?? (described!.name === name ? undefined : `${described!.name} sets the ACLs of the same cluster`);
    const unknown = [Acls].flat().map(unknownIn).filter((what) => what !== undefined).map((what) => `something of an ACL is known to AWS only: ${what}`);
    const reasons = reason === undefined ? [...new Set(unknown)] : [reason];
    return reasons.length > 0 ? [{ name, kind: 'acls' as const, reason: reasons.join('; ') }] : [];
  });
}

/** Why the function that sets ACLs cannot be tried, if so. */
function reasonAgainst({ ServiceToken, ClusterArn, AdministratorSecretArn }: Properties, resolver: Resolver): string | undefined {
  if (!resolver.find('AWS::SecretsManager::Secret', AdministratorSecretArn)) {
    return `no template of the assembly defines the secret of the user that sets them, ${unknownIn(AdministratorSecretArn) ?? AdministratorSecretArn}`;
  }
  const { Role } = functionOf(ServiceToken, resolver);
  return unknownRights(roleStatements(Role, resolver), { clusterArns: [ClusterArn], secretArns: [AdministratorSecretArn] }, resolver);
}

function functionOf(arn: string, resolver: Resolver): Partial<FunctionProperties> {
  const handler = resolver.find('AWS::Lambda::Function', arn, 'Arn');
  return handler ? resolver.propertiesOf<Partial<FunctionProperties>>(handler) : {};
}

function declaredAcls(resolver: Resolver): { found: LocatedResource; properties: Properties }[] {
  return resolver.ofType('Custom::MskAcls').map((found) => ({ found, properties: resolver.propertiesOf<Properties>(found) }));
}
