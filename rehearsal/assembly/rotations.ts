import type { AssetFiles } from './asset-files';
import type { ClusterDescription, MirrorMakerDescription, OtherResource, RotationDescription } from './descriptions';
import { SECRET_CALLS } from '../fake-aws/secret-calls';
import { unknownIn } from '../system/unknown';
import { reasonOfCluster } from './reason-of-cluster';
import type { LocatedResource, Resolver } from './resolver';
import { unknownRights } from './rights';
import { roleStatements } from './role-statements';

interface FunctionProperties {
  readonly Role: string;
  readonly Code: { readonly S3Key: string };
  readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
}

/** The secrets that only the rotation reads and writes: those of the two who take turns. */
export function userSecretsOf({ environment }: RotationDescription): string[] {
  return Object.values<string>(JSON.parse(environment.USER_SECRETS!));
}

const FOREIGN = 'the function that rotates it is none of cdk-msk-georeplication: what it does, and expects, is not known here';

/** A whole secret as the value of another one. */
const ORIGIN = /^\{\{resolve:secretsmanager:(.+):SecretString:::\}\}$/;

/** The users of a cluster that an assembly rotates; nothing where there is none. */
export function describeRotations(
  clusterArn: string, mirrorMakers: readonly MirrorMakerDescription[], code: AssetFiles, resolver: Resolver,
): RotationDescription[] | undefined {
  const found = resolver.ofType('AWS::SecretsManager::RotationSchedule').flatMap((schedule) => {
    const rotation = describeRotation(schedule, mirrorMakers, code, resolver);
    return rotation?.environment.KAFKA_CLUSTER_ARN === clusterArn && reasonAgainst(rotation, resolver) === undefined ? [rotation] : [];
  });
  return found.length > 0 ? found : undefined;
}

/** Nothing of a schedule whose function is none of this library, or is not in the assembly. */
function describeRotation(
  schedule: LocatedResource, mirrorMakers: readonly MirrorMakerDescription[], code: AssetFiles, resolver: Resolver,
): RotationDescription | undefined {
  const { SecretId, RotationLambdaARN } = resolver.propertiesOf<Record<string, string>>(schedule);
  const handler = resolver.find('AWS::Lambda::Function', RotationLambdaARN, 'Arn');
  const secret = resolver.find('AWS::SecretsManager::Secret', SecretId);
  if (!handler || !secret) {
    return undefined;
  }
  const { KmsKeyId, SecretString } = resolver.propertiesOf<{ KmsKeyId?: string; SecretString?: string }>(secret);
  const { Role, Code, Environment } = resolver.propertiesOf<Partial<FunctionProperties>>(handler);
  const origin = ORIGIN.exec(SecretString ?? '')?.[1];
  const codeDirectory = code.get(Code?.S3Key ?? '');
  return origin === undefined || codeDirectory === undefined || Environment === undefined ? undefined : {
    name: schedule.template.pathOf(schedule.logicalId),
    secretArn: SecretId!,
    keyArn: KmsKeyId,
    originArn: origin,
    environment: Environment.Variables,
    statements: roleStatements(Role, resolver),
    codeDirectory,
    isOfMirrorMaker: mirrorMakers.some(({ secrets }) => Object.values(secrets).includes(SecretId!)),
  };
}

/** Why a rotation cannot be tried, if so. */
function reasonAgainst(rotation: RotationDescription, resolver: Resolver): string | undefined {
  const { environment, secretArn, statements } = rotation;
  const what = unknownIn(environment);
  return what !== undefined ? `the environment of its function is known to AWS only: ${what}`
    : unknownRights(statements, { clusterArns: [environment.KAFKA_CLUSTER_ARN], secretArns: [secretArn, ...userSecretsOf(rotation)], secretActions: Object.keys(SECRET_CALLS) }, resolver);
}

/** The rotations of users of clusters that are done otherwise, or of which something is unknown. */
export function otherRotations(clusters: readonly ClusterDescription[], code: AssetFiles, resolver: Resolver): OtherResource[] {
  const users = new Set(clusters.flatMap((cluster) => [...cluster.users, ...cluster.unknownUsers]).map(({ secretArn }) => secretArn));
  const described = clusters.flatMap(({ rotations = [] }) => rotations).map(({ name }) => name);
  return resolver.ofType('AWS::SecretsManager::RotationSchedule').flatMap((schedule): OtherResource[] => {
    const name = schedule.template.pathOf(schedule.logicalId);
    const rotation = describeRotation(schedule, [], code, resolver);
    const isOfUser = users.has(resolver.propertiesOf<{ SecretId: string }>(schedule).SecretId) || rotation !== undefined;
    const reason = rotation ? reasonAgainst(rotation, resolver) ?? reasonOfCluster(rotation.environment.KAFKA_CLUSTER_ARN, clusters) ?? '' : FOREIGN;
    return isOfUser && !described.includes(name) ? [{ name, kind: 'rotation', reason }] : [];
  });
}
