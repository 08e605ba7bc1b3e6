import { join } from 'node:path';
import { prepareCertificateClients, type CertificateClient } from '../../clients/certificate-clients';
import { runScenario, type ClientScenario, type ScenarioResult } from '../../clients/scenario';
import { ELSEWHERE } from '../../environment/access-attempts';
import { OWN, certificateVariables, impostor, withCertificateUsers } from '../../environment/certificate-users';
import type { Check, ClusterEnvironment } from '../../environment/check';
import { withoutRights } from './not-rehearsed';
import { assert } from '../../system/assert';
import { fileName } from '../../system/names';
import { libraryAsset } from '../../system/package-root';

/** The entry point of an application in its container. */
const WITH_KAFKA = libraryAsset('client', 'with-kafka.sh');

const RECORDS = 20;
/** Nothing answers a client without TLS, however long it waits. */
const SHORT = 3;
const LONG = 60;
/** librdkafka tries again after a refused handshake, for as long as it may. */
const UNTIL_REFUSED = 20;

export const PLAINTEXT = 'without TLS';
const FORBIDDEN = 'forbidden topic';

/** What an attempt to log in has in its environment. */
type Variables = Readonly<Record<string, string>>;

/** What clients log in with: the right certificate, and two wrong ones. */
type Certificates = Readonly<Record<'right' | 'ofAnotherAuthority' | 'expired', Variables>>;

export const certificateClients: Check = {
  id: 'cluster.certificate-clients',
  title: 'Java, Spring Boot and librdkafka log in with the file that the library gives them and a key store, and name their mistakes',
  skipReason: withoutRights,
  appliesTo: (_, { certificates }) => certificates !== undefined,
  isSlow: true,
  run: (environment) => withCertificateUsers(environment, async ({ working, acls }) => {
    const { directory, description } = environment;
    const clients = await prepareCertificateClients(environment, join(directory, 'certificate-clients', description.region, fileName(description.name)));
    const certificates: Certificates = {
      right: await certificateVariables(environment, environment.authority!, working.username),
      ofAnotherAuthority: await certificateVariables(environment, await impostor(environment), working.username),
      expired: await certificateVariables(environment, environment.authority!, working.username, { expired: true }),
    };
    const scenario: ClientScenario = { ...working, missingTopic: ELSEWHERE, forbiddenTopic: ELSEWHERE, records: RECORDS, patience: LONG };
    const used: ScenarioResult[] = [];
    for (const { client } of clients) {
      // One after the other: they are members of the same group, and of one partition only one of them would read.
      used.push(await runScenario(environment, client, scenario, { KAFKA_CLUSTER_ARN: description.arn, KAFKA_LOGIN: 'certificate', ...certificates.right }, [WITH_KAFKA]));
    }
    const seen = await Promise.all(clients.map(async (client, index) =>
      summaryOf(client.client.name, used[index]!, acls.length > 0, await makeMistakes(environment, client, scenario, certificates))));
    const who = working === OWN ? `${working.username}, a name of the rehearsal: the template lets no certificate both write and read a topic` : working.username;
    return [`as ${who}`, ...seen].join('\n');
  }),
};

/** What a client says, by the mistake: each of them is a process, one after the other. */
async function makeMistakes(environment: ClusterEnvironment, { client, plaintext }: CertificateClient, scenario: ClientScenario, { right, ofAnotherAuthority, expired }: Certificates): Promise<Record<string, string | undefined>> {
  const brokers = { KAFKA_BOOTSTRAP_SERVERS: environment.cluster.certificateBootstrapServers! };
  return {
    'a certificate of another authority': (await runScenario(environment, client, { ...scenario, patience: UNTIL_REFUSED }, { ...brokers, ...ofAnotherAuthority })).error,
    'an expired certificate': (await runScenario(environment, client, { ...scenario, patience: UNTIL_REFUSED }, { ...brokers, ...expired })).error,
    [PLAINTEXT]: (await runScenario(environment, plaintext, { ...scenario, patience: SHORT }, { ...brokers, ...right })).error,
  };
}

/** What a client did, and what it said of each mistake. Silence is all that some hear without TLS; where there is no ACL, nothing is forbidden. */
export function summaryOf(name: string, { error, written, read, version, forbiddenTopic }: ScenarioResult, isClosed: boolean, mistakes: Record<string, string | undefined>): string {
  assert(error === undefined, `${name} did not log in: ${error}`);
  assert(written === RECORDS && read === RECORDS, `${name} wrote ${written} and read ${read} of ${RECORDS} records`);
  const answers = Object.entries({ ...mistakes, ...(isClosed && { [FORBIDDEN]: forbiddenTopic }) }).map(([mistake, text]) => {
    const expected = mistake === PLAINTEXT ? /./ : mistake === FORBIDDEN ? /authoriz/i : /SSL|TLS|certificate/i;
    assert(text !== undefined && expected.test(text), `${name} does not name this mistake: ${mistake}. It says: ${text}`);
    return `  ${mistake}: ${text}`;
  });
  return [`${name} ${version}: ${written} written, ${read} read`, ...answers].join('\n');
}
