import { join } from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect as connectPlain } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { CERTIFICATE_CLIENT_CONFIGURATIONS } from 'cdk-msk-georeplication/kafka';
import type { KafkaUser } from '../../drivers/kafka/kafka-driver';
import { ELSEWHERE } from '../../environment/access-attempts';
import { certificateVariables, impostor, withCertificateUsers, type CertificateUsers } from '../../environment/certificate-users';
import type { Check, ClusterEnvironment } from '../../environment/check';
import { tryAccess } from '../../environment/try-access';
import { assert } from '../../system/assert';
import { withoutRights } from './not-rehearsed';
import { METADATA_REQUEST, answerTo, isKafka } from './refusals';

/** What Java says of a handshake that the brokers ended. */
const NO_HANDSHAKE = /SslAuthenticationException/;

/** What OpenSSL says of it: under several codes of Node.js, for TLS 1.2 and 1.3. */
const ALERT = /\balert (certificate required|bad certificate|handshake failure)\b/;

/** A connection that ended before the alert was read. */
const CONNECTION_ENDED = ['ECONNRESET', 'EPIPE'];

export const certificates: Check = {
  id: 'cluster.certificates',
  title: 'a certificate may do what its name was granted, and nothing else; brokers refuse those of another authority, expired ones, and clients without one or without TLS',
  skipReason: withoutRights,
  appliesTo: (_, { certificates: declared }) => declared !== undefined,
  run: (environment) => withCertificateUsers(environment, async (users) => {
    const configuration = await writeClientProperties(environment);
    const seen = await Promise.all([
      ...users.names.map((name) => tryName(environment, users, name, configuration)),
      ...await Promise.all([
        refusalOf(environment, 'of another authority', configuration, await certificateVariables(environment, await impostor(environment), users.names[0]!)),
        refusalOf(environment, 'expired', configuration, await certificateVariables(environment, environment.authority!, users.names[0]!, { expired: true })),
      ]),
      withoutCertificate(environment),
      withoutTls(environment),
    ]);
    return seen.join('\n');
  }),
};

/** The library's text for the command line tools, which any Java client can read. */
async function writeClientProperties({ directory }: ClusterEnvironment): Promise<string> {
  const file = join(directory, 'certificates', 'client.properties');
  await mkdir(join(directory, 'certificates'), { recursive: true });
  await writeFile(file, (CERTIFICATE_CLIENT_CONFIGURATIONS.CONSOLE_TOOLS as () => string)());
  return file;
}

async function tryName(environment: ClusterEnvironment, { acls }: CertificateUsers, name: string, configuration: string): Promise<string> {
  const client = logIn(environment, configuration, await certificateVariables(environment, environment.authority!, name));
  if (acls.length > 0) {
    return tryAccess(name, acls, client);
  }
  await client.call('access.write', { topic: ELSEWHERE });
  return `${name} may do everything: the template declares no ACL`;
}

async function refusalOf(environment: ClusterEnvironment, what: string, configuration: string, variables: Record<string, string>): Promise<string> {
  const error = await logIn(environment, configuration, variables).call('access.write', { topic: ELSEWHERE }).then(() => undefined, ({ message }: Error) => message);
  return handshakeRefusal(what, error);
}

function logIn({ driver, cluster }: ClusterEnvironment, configuration: string, variables: Record<string, string>): KafkaUser {
  return driver.logInWithCertificate(configuration, cluster.certificateBootstrapServers!, variables);
}

/** A client that is refused later, by an ACL, has logged in. */
export function handshakeRefusal(what: string, error: string | undefined): string {
  assert(error !== undefined && NO_HANDSHAKE.test(error), `a certificate that is ${what} was to be refused in the handshake, and met: ${error ?? 'no refusal'}`);
  return `${what}: ${error}`;
}

async function withoutCertificate({ cluster }: ClusterEnvironment): Promise<string> {
  const [host, port] = hostAndPort(cluster.brokers[0]!.certificateAddress!);
  const socket = connectTls({ host, port, rejectUnauthorized: false });
  let ended: NodeJS.ErrnoException | undefined;
  socket.once('error', (error) => ended = error);
  const answer = await answerTo(METADATA_REQUEST, socket).catch(() => Buffer.alloc(0));
  return missingCertificateRefusal(answer, ended);
}

/** Brokers that do not run, or hang, refuse nothing. */
export function missingCertificateRefusal(answer: Buffer, ended: NodeJS.ErrnoException | undefined): string {
  assert(!isKafka(answer), 'a broker answered a client without a certificate');
  const { code = '', message = 'no refusal' } = ended ?? {};
  const alert = ALERT.exec(message)?.[0];
  assert(alert !== undefined || CONNECTION_ENDED.includes(code), `a client without a certificate was to be refused in the handshake, and met: ${message.trim()}`);
  return `without a certificate: ${alert ?? code}`;
}

async function withoutTls({ cluster }: ClusterEnvironment): Promise<string> {
  const [host, port] = hostAndPort(cluster.brokers[0]!.certificateAddress!);
  assert(!isKafka(await answerTo(METADATA_REQUEST, connectPlain({ host, port }))), 'a broker answered a client without TLS');
  return 'without TLS: the broker closed the connection';
}

function hostAndPort(address: string): [host: string, port: number] {
  const [host, port] = address.split(':');
  return [host!, Number(port)];
}
