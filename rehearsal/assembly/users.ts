import type { PasswordRule } from '../fake-aws/generated-secret';
import type { ClusterDescription, OtherResource, UnknownUser, UserDescription } from './descriptions';
import { isTrue } from './enabled';
import { reasonOfCluster } from './reason-of-cluster';
import type { LocatedResource, Resolver } from './resolver';
import { listOf, unknownIn } from '../system/unknown';

interface Association {
  readonly ClusterArn?: string;
  /** One text where it is known to AWS only. */
  readonly SecretArnList?: readonly string[] | string;
}

interface SecretProperties {
  readonly Name?: string;
  readonly KmsKeyId?: string;
  readonly SecretString?: string;
  readonly GenerateSecretString?: PasswordRule;
}

/** What the name of every secret for MSK begins with. */
const PREFIX = 'AmazonMSK_';

const LIMITATIONS = 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html';

/** The key of a secret that names none. */
const DEFAULT_KEY = 'alias/aws/secretsmanager';

/** The users of a cluster: whom the rehearsal can log in as, and whom it cannot. */
export interface Users {
  readonly users: readonly UserDescription[];
  readonly unknownUsers: readonly UnknownUser[];
}

/** What a resource of AWS's own for one call has: the call as JSON. */
interface Call {
  readonly action?: string;
  readonly parameters?: Association;
}

/** The users whose secrets any stack associates with a cluster. */
export function describeUsers(clusterArn: string, resolver: Resolver): Users {
  const arns = associations(resolver).map(({ association }) => association)
    .filter(({ ClusterArn }) => ClusterArn === clusterArn)
    .flatMap(({ SecretArnList }) => listOf<string>(SecretArnList));
  const described = [...new Set(arns)].map((secretArn) => describeUser(secretArn, resolver));
  return {
    users: described.filter((user) => 'username' in user),
    unknownUsers: described.filter((user) => 'reason' in user),
  };
}

/** The associations that no cluster has here. */
export function otherUsers(clusters: readonly ClusterDescription[], resolver: Resolver): OtherResource[] {
  return associations(resolver).flatMap(({ found: { template, logicalId }, association: { ClusterArn, SecretArnList } }): OtherResource[] => {
    const reason = reasonOfCluster(ClusterArn, clusters)
      ?? (Array.isArray(SecretArnList) ? undefined : `which secrets it associates is known to AWS only: ${unknownIn(SecretArnList) ?? 'it is not in the template'}`);
    return reason === undefined ? [] : [{ name: template.pathOf(logicalId), kind: 'users', reason }];
  });
}

function associations(resolver: Resolver): { found: LocatedResource; association: Association }[] {
  return [
    ...resolver.ofType('AWS::MSK::BatchScramSecret').map((found) => ({ found, association: resolver.propertiesOf<Association>(found) })),
    ...resolver.ofType('Custom::AWS').flatMap((found) => associationsByCall(found, resolver).map((association) => ({ found, association }))),
  ];
}

/** As CDK's construct for a call of AWS's API associates secrets. */
function associationsByCall(found: LocatedResource, resolver: Resolver): Association[] {
  const { Create, Update } = resolver.propertiesOf<{ Create?: string; Update?: string }>(found);
  const { action, parameters } = jsonIn<Call>(Create ?? Update) ?? {};
  return parameters && action?.toLowerCase() === 'batchassociatescramsecret' ? [parameters] : [];
}

/** The password is never the template's: the rehearsal makes up its own for every user. */
function describeUser(secretArn: string, resolver: Resolver): UserDescription | UnknownUser {
  const secret = resolver.find('AWS::SecretsManager::Secret', secretArn);
  if (!secret) {
    return { secretArn, reason: `no template of the assembly defines its secret, ${unknownIn(secretArn) ?? secretArn}` };
  }
  const { template, logicalId } = secret;
  const properties = resolver.propertiesOf<SecretProperties>(secret);
  const { GenerateSecretString: rule, SecretString, KmsKeyId: keyArn } = properties;
  const username = jsonIn<{ username?: unknown }>(rule?.SecretStringTemplate ?? SecretString)?.username;
  const name = template.pathOf(logicalId);
  const refusal = refusalOf(properties, name);
  if (refusal !== undefined) {
    return { secretArn, reason: refusal };
  }
  if (typeof username !== 'string' || username === '') {
    return { secretArn, reason: `the secret ${name} must be JSON with a username in its template or value, which cannot be read here` };
  }
  if (unknownIn(username) !== undefined) {
    return { secretArn, reason: `the user name in the secret ${name} is known to AWS only` };
  }
  if (rule && rule.GenerateStringKey !== 'password') {
    return { secretArn, reason: `GenerateStringKey of the secret ${name} must be password, got ${rule.GenerateStringKey}: MSK reads no other name` };
  }
  return { username, secretArn, keyArn, passwordRule: rule ? withTruths(rule) : { SecretStringTemplate: JSON.stringify({ username }), GenerateStringKey: 'password', ExcludePunctuation: true } };
}

/** Why MSK would not associate a secret, or why that is not known here. */
function refusalOf({ Name, KmsKeyId }: SecretProperties, name: string): string | undefined {
  if (!Name?.startsWith(PREFIX) && unknownIn(Name) !== undefined) {
    return `whether the name of the secret ${name} begins with ${PREFIX}, as it must for MSK, is known to AWS only: ${unknownIn(Name)} (${LIMITATIONS})`;
  }
  if (!Name?.startsWith(PREFIX)) {
    return `the name of the secret ${name} must begin with ${PREFIX}, got ${Name ?? 'none, so that CloudFormation makes one up'}: MSK associates no other (${LIMITATIONS})`;
  }
  if (KmsKeyId === undefined || KmsKeyId === DEFAULT_KEY) {
    return `KmsKeyId of the secret ${name} must be a key of your own, got ${KmsKeyId ?? 'none'}: MSK cannot read a secret with the default key of Secrets Manager (${LIMITATIONS})`;
  }
  return undefined;
}

/** A template may have a truth as text. */
function withTruths(rule: PasswordRule): PasswordRule {
  return Object.fromEntries(Object.entries(rule).map(([name, value]) => [name, /^(Exclude(?!Characters)|Include|Require)/.test(name) ? isTrue(value) : value])) as unknown as PasswordRule;
}

function jsonIn<T>(text: unknown): T | undefined {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : text;
    return typeof value === 'object' && value !== null ? value as T : undefined;
  } catch {
    return undefined;
  }
}
