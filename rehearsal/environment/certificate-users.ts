import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { formatAcl, parseAcl, principalOf, type Acl } from 'cdk-msk-georeplication/kafka';
import type { KafkaUser } from '../drivers/kafka/kafka-driver';
import { Authority } from '../local-kafka/authority';
import type { Store } from '../local-kafka/keytool';
import { ELSEWHERE, attemptsOf, example } from './access-attempts';
import { setAcls } from './acl-function';
import type { ClusterEnvironment } from './check';
import { firstWorkingUser, type WorkingUser } from './working-user';

/** Of the rehearsal, for an app that lets no certificate both write and read a topic. */
export const OWN: WorkingUser = { username: 'CN=rehearsal,O=Rehearsal', topic: 'rehearsal-certificates', group: 'rehearsal-certificates' };
const OWN_ACLS: readonly Acl[] = [`WRITE TOPIC LITERAL ${OWN.topic}`, `READ TOPIC LITERAL ${OWN.topic}`, `READ GROUP LITERAL ${OWN.group}`]
  .map((right) => parseAcl(`${principalOf(OWN.username)} ${right}`));

/** The users with a certificate of a cluster, while its ACLs are set. */
export interface CertificateUsers {
  /** Those of the template, as Kafka writes them, or the one of the rehearsal. */
  readonly names: readonly string[];
  /** One that may both write and read a topic. */
  readonly working: WorkingUser;
  /** None where everybody may do everything. */
  readonly acls: readonly Acl[];
}

/**
 * Sets the ACLs of the template and makes the topics that they speak of, for as long as something is tried. Where the template
 * lets no certificate both write and read a topic, the rehearsal adds one of its own.
 */
export async function withCertificateUsers<Result>(environment: ClusterEnvironment, tryIt: (users: CertificateUsers) => Promise<Result>): Promise<Result> {
  const { acls: declared, certificates } = environment.description;
  const ofTemplate = (declared?.properties.Acls ?? []).map(parseAcl);
  const working = firstWorkingUser(certificates!.names, ofTemplate);
  const acls = [...ofTemplate, ...(working ? [] : OWN_ACLS)];
  const names = certificates!.names.length > 0 ? certificates!.names : [OWN.username];
  const control = environment.driver.controlPlane;
  const made = new Set<string>();
  try {
    for (const topic of new Set([...acls.filter(({ resourceType }) => resourceType === 'TOPIC').map(example), ELSEWHERE])) {
      await control.call('access.create', { topic }).then(() => made.add(topic), () => undefined);
    }
    await close(environment, acls);
    names.flatMap((name) => attemptsOf(name, acls)).filter(({ method }) => method === 'create').forEach(({ params }) => made.add(params.topic!));
    return await tryIt({ names, working: working ?? OWN, acls: declared ? acls : [] });
  } finally {
    await leave(control, made);
  }
}

/** The variables that the library's texts refer to, with a new certificate for a name. */
export async function certificateVariables({ cluster, secrets }: ClusterEnvironment, authority: Authority, name: string, options?: { readonly expired?: boolean }): Promise<Record<string, string>> {
  const keyStore = await authority.issue(name, options);
  secrets.add(keyStore.password);
  return { ...ofStore('KAFKA_KEYSTORE', keyStore), ...ofStore('KAFKA_TRUSTSTORE', cluster.trustStore) };
}

/** One that has the same name and is not the same: brokers must look at what it signed. */
export async function impostor({ authority, secrets }: ClusterEnvironment): Promise<Authority> {
  const other = await Authority.create(await mkdtemp(join(authority!.directory, 'impostor-')));
  secrets.add(other.password);
  return other;
}

/** By the function of the template, as a deploy does. */
async function close(environment: ClusterEnvironment, acls: readonly Acl[]): Promise<void> {
  if (environment.description.acls) {
    const { properties } = environment.description.acls;
    await setAcls(environment, { RequestType: 'Create', ResourceProperties: { ...properties, Acls: acls.map(formatAcl) } });
  }
}

/** What comes after finds the cluster as it was. */
async function leave(control: KafkaUser, topics: ReadonlySet<string>): Promise<void> {
  await control.call('access.open');
  await Promise.all([...topics].map((topic) => control.call('access.delete', { topic }).catch(() => undefined)));
}

function ofStore(variable: string, { path, password }: Store): Record<string, string> {
  return { [variable]: path, [`${variable}_PASSWORD`]: password };
}
