import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, type Proof } from './proof';

const ANSWER_TIMEOUT = 5_000;

export const wrongPassword: Proof = {
  promise: 'a wrong password is refused',
  async run({ box, cluster, description }) {
    const [user] = description.users;
    const { status, stdout, stderr } = await box.run(box.path('/opt/kafka/bin/kafka-topics.sh'), [
      '--bootstrap-server', cluster.bootstrapServers,
      '--command-config', box.path('/etc/kafka/client.properties'),
      '--list',
    ], { environment: { KAFKA_USERNAME: user!.username, KAFKA_PASSWORD: 'wrong' } });
    const refusal = /Authentication failed[^\n.]*/.exec(stdout + stderr)?.[0];
    expect(status !== 0 && refusal !== undefined, `kafka-topics.sh ended with ${status}: ${stdout}${stderr}`);
    return refusal;
  },
};

export const plaintext: Proof = {
  promise: 'a client without TLS, or without a login, gets no answer',
  async run({ cluster }) {
    const [host, port] = cluster.brokers[0]!.address.split(':') as [string, string];
    const withoutTls = await answerTo(METADATA_REQUEST, connectPlain({ host, port: Number(port) }));
    expect(!isKafka(withoutTls), 'a broker answered a client without TLS');
    const withoutLogin = await answerTo(METADATA_REQUEST, connectTls({ host, port: Number(port), rejectUnauthorized: false }));
    expect(withoutLogin.length === 0, 'a broker answered a client that did not log in');
    return 'both connections were closed by the broker';
  },
};

/** Metadata, version 0, correlation id 7, no client id, all topics. */
const METADATA_REQUEST = Buffer.from([0, 0, 0, 14, 0, 3, 0, 0, 0, 0, 0, 7, 0xff, 0xff, 0, 0, 0, 0]);

function isKafka(answer: Buffer): boolean {
  return answer.length >= 8 && answer.readInt32BE(4) === 7;
}

/** What comes back before the other side closes the connection. */
function answerTo(request: Buffer, socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.setTimeout(ANSWER_TIMEOUT, () => socket.destroy(new Error('the broker neither answered nor closed the connection')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks)));
    // A reset is as good as a close.
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET' ? undefined : reject(error));
    socket.write(request);
  });
}
