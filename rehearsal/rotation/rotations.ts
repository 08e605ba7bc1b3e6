import type { CodeDirectories } from '../assembly/acls';
import type { MirrorMakerDescription } from '../assembly/descriptions';
import type { Resolver } from '../assembly/resolver';
import { roleStatements } from '../assembly/role-statements';
import type { Template } from '../assembly/template';
import type { IamStatement } from '../aws/iam';

/** A user of a cluster whose password is rotated, and the function that does it. */
export interface RotationDescription {
  /** Its construct path. */
  readonly name: string;
  /** What clients read. */
  readonly secretArn: string;
  readonly keyArn?: string;
  /** The secret that it begins as. */
  readonly originArn: string;
  /** Of the function. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the function may do. */
  readonly statements: readonly IamStatement[];
  readonly codeDirectory: string;
  /** Whether a MirrorMaker of the assembly is who logs in with it. */
  readonly isOfMirrorMaker: boolean;
}

interface FunctionProperties {
  readonly Role: string;
  readonly Code: { readonly S3Key: string };
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

/** The secrets that only the rotation reads and writes: those of the two who take turns. */
export function userSecretsOf({ environment }: RotationDescription): string[] {
  return Object.values<string>(JSON.parse(environment.USER_SECRETS!));
}

/** A whole secret as the value of another one. */
const ORIGIN = /^\{\{resolve:secretsmanager:(.+):SecretString:::\}\}$/;

/** The users of a cluster that a template rotates; nothing where there is none. */
export function describeRotations(
  clusterArn: string, template: Template, mirrorMakers: readonly MirrorMakerDescription[], code: CodeDirectories, resolver: Resolver,
): RotationDescription[] | undefined {
  const found = template.ofType('AWS::SecretsManager::RotationSchedule').flatMap(([logicalId, { Properties }]) => {
    const { SecretId, RotationLambdaARN } = resolver.resolve(Properties, template) as Record<string, string>;
    const handler = propertiesOf<FunctionProperties>('AWS::Lambda::Function', { 'Fn::GetAtt': 'Arn' }, RotationLambdaARN!, template, resolver);
    const secret = propertiesOf<{ KmsKeyId?: string; SecretString?: string }>('AWS::SecretsManager::Secret', { Ref: '' }, SecretId!, template, resolver);
    const origin = ORIGIN.exec(secret?.properties.SecretString ?? '')?.[1];
    if (!handler || !origin || handler.properties.Environment.Variables.KAFKA_CLUSTER_ARN !== clusterArn) {
      return [];
    }
    const { Role, Code, Environment } = handler.properties;
    const role = propertiesOf('AWS::IAM::Role', { 'Fn::GetAtt': 'Arn' }, Role, template, resolver)!;
    return [{
      name: template.pathOf(logicalId),
      secretArn: SecretId!,
      keyArn: secret!.properties.KmsKeyId,
      originArn: origin,
      environment: Environment.Variables,
      statements: roleStatements(resolver.resolve({ Ref: role.logicalId }, template) as string, template, resolver),
      codeDirectory: code.get(Code.S3Key)!,
      isOfMirrorMaker: mirrorMakers.some(({ secrets }) => Object.values(secrets).includes(SecretId!)),
    }];
  });
  return found.length > 0 ? found : undefined;
}

/** The resource of a type that a reference to it gives a value for. */
function propertiesOf<Properties>(type: string, reference: { readonly Ref: '' } | { readonly 'Fn::GetAtt': string }, value: string, template: Template, resolver: Resolver) {
  const found = template.ofType(type).find(([logicalId]) =>
    resolver.resolve('Ref' in reference ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, reference['Fn::GetAtt']] }, template) === value);
  return found && { logicalId: found[0], properties: resolver.resolve(found[1].Properties, template) as Properties };
}
