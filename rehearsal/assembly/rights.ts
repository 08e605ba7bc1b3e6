import { isAllowedByPolicies, type IamRequest, type IamStatement, type UnreadStatement } from '../fake-aws/iam';
import { contextOfCall, contextOfKey } from '../fake-aws/request-context';
import { SECRET_CALLS } from '../fake-aws/secret-calls';
import type { Resolver } from './resolver';

/** What its policies say of a caller of AWS. */
export type Rights = readonly (IamStatement | UnreadStatement)[];

/** What a caller asks AWS for. */
export interface Needs {
  readonly clusterArns: readonly (string | undefined)[];
  readonly secretArns: readonly (string | undefined)[];
  /** Which parameters it reads; none by default. */
  readonly parameterArns?: readonly string[];
  /** What it does with the secrets; reads them by default. */
  readonly secretActions?: readonly string[];
}

/** Why it is not known whether a caller may do what it needs to, if so. */
export function unknownRights(rights: Rights, needs: Needs, resolver: Resolver): string | undefined {
  for (const request of requestsOf(needs, resolver)) {
    const verdict = isAllowedByPolicies(rights, request);
    if (typeof verdict === 'object') {
      return `whether its role may ${request.action} is not known here: ${verdict.unknown}`;
    }
  }
  return undefined;
}

function requestsOf({ clusterArns, secretArns, parameterArns = [], secretActions = ['secretsmanager:GetSecretValue'] }: Needs, resolver: Resolver): IamRequest[] {
  return [
    ...known(clusterArns).map((resource) => ({ action: 'kafka:GetBootstrapBrokers', resource, context: contextOfCall(regionOf(resource)) })),
    ...parameterArns.map((resource) => ({ action: 'ssm:GetParameter', resource, context: contextOfCall(regionOf(resource)) })),
    ...known(secretArns).flatMap((resource) => secretActions.flatMap((action) => [
      { action, resource, context: contextOfCall(regionOf(resource)) },
      ...keyRequests(action, resource, resolver),
    ])),
  ];
}

function keyRequests(action: string, secretArn: string, resolver: Resolver): IamRequest[] {
  const secret = resolver.find('AWS::SecretsManager::Secret', secretArn);
  const { KmsKeyId: resource } = secret ? resolver.propertiesOf<{ KmsKeyId?: string }>(secret) : {};
  return resource === undefined ? [] : SECRET_CALLS[action]!.key.map((use) => ({ action: use, resource, context: contextOfKey(secretArn, regionOf(secretArn)) }));
}

function known(arns: readonly (string | undefined)[]): string[] {
  return arns.filter((arn) => arn !== undefined);
}

/** arn:aws:kafka:us-east-1:111122223333:cluster/... */
function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}
