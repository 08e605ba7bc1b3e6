import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { CheckFailed, assert } from '../../system/assert';
import type { Check } from '../../environment/check';

const ANSWER_TIMEOUT = 5_000;

export const wrongPassword: Check = {
  id: 'cluster.wrong-password',
  title: 'a wrong password is refused',
  async run({ clientInstance, cluster, description }) {
    const [user] = description.users;
    const { status, stdout, stderr } = await clientInstance.run(clientInstance.path('/opt/kafka/bin/kafka-topics.sh'), [
      '--bootstrap-server', cluster.bootstrapServers,
      '--command-config', clientInstance.path('/etc/kafka/client.properties'),
      '--list',
    ], { environment: { KAFKA_USERNAME: user!.username, KAFKA_PASSWORD: 'wrong' } });
    const refusal = /Authentication failed[^\n.]*/.exec(stdout + stderr)?.[0];
    assert(status !== 0 && refusal !== undefined, `kafka-topics.sh ended with ${status}: ${stdout}${stderr}`);
    return refusal;
  },
};

export const plaintext: Check = {
  id: 'cluster.plaintext',
  title: 'a client without TLS, or without a login, gets no answer',
  async run({ cluster }) {
    const [host, port] = cluster.brokers[0]!.address.split(':') as [string, string];
    const withoutTls = await answerTo(METADATA_REQUEST, connectPlain({ host, port: Number(port) }));
    assert(!isKafka(withoutTls), 'a broker answered a client without TLS');
    const withoutLogin = await answerTo(METADATA_REQUEST, connectTls({ host, port: Number(port), rejectUnauthorized: false }));
    assert(withoutLogin.length === 0, 'a broker answered a client that did not log in');
    return 'both connections were closed by the broker';
  },
};

/** Metadata, version 0, correlation id 7, no client id, all topics. */
export const METADATA_REQUEST = Buffer.from([0, 0, 0, 14, 0, 3, 0, 0, 0, 0, 0, 7, 0xff, 0xff, 0, 0, 0, 0]);

export function isKafka(answer: Buffer): boolean {
  return answer.length >= 8 && answer.readInt32BE(4) === 7;
}

/** What comes back before the other side closes the connection. */
export function answerTo(request: Buffer, socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.setTimeout(ANSWER_TIMEOUT, () => socket.destroy(new CheckFailed('the broker neither answered nor closed the connection')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks)));
    // A reset is as good as a close.
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET' ? undefined : reject(error));
    socket.write(request);
  });
}
