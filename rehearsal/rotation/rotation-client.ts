import { join } from 'node:path';
import { compileProgram } from '../conversation/compile';
import { Conversation } from '../conversation/conversation';
import { kafkaDistribution } from '../kafka/distribution';
import { expect, type Stage } from '../proofs/proof';

/** Who logs in. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What a client on connections that stay has seen. */
export interface SteadyResult {
  readonly sent: number;
  readonly acknowledged: number;
  readonly read: number;
  readonly failures: readonly string[];
}

/** Kafka's own clients, as whoever they are told to be, with the properties of the client box. */
export class RotationClient {
  public static async start({ box, cluster, description, directory }: Stage): Promise<RotationClient> {
    const classes = await compileProgram(await kafkaDistribution(description.kafkaVersion), join(directory, 'rotation', description.region), __dirname);
    const child = box.start(box.path('/opt/kafka/bin/kafka-run-class.sh'), [
      'RotationClient', cluster.bootstrapServers, box.path('/etc/kafka/client.properties'), cluster.controlPlane,
    ], { input: 'pipe', environment: { CLASSPATH: classes, KAFKA_HEAP_OPTS: '-Xmx192m' } });
    return new RotationClient(new Conversation(child));
  }

  private constructor(private readonly conversation: Conversation) {}

  public create(topic: string): Promise<void> {
    return this.conversation.ask('create', { topic });
  }

  public delete(topic: string): Promise<void> {
    return this.conversation.ask('delete', { topic });
  }

  /** What MSK does when it has learned a password. */
  public learn(credentials: Credentials): Promise<void> {
    return this.conversation.ask('learn', credentials);
  }

  /** A producer and a consumer that have just been started. Gives what went wrong, if anything. */
  public once(credentials: Credentials, topic: string): Promise<string | undefined> {
    // The request, which the error repeats, holds the password.
    return this.conversation.ask('once', { ...credentials, topic }).then(() => undefined, ({ message }: Error) => message.replace(/^could not once .*?: (?=\w+: )/, ''));
  }

  /** The brokers refuse credentials that are of no use any more. */
  public async expectRefused(credentials: Credentials, topic: string): Promise<void> {
    const refusal = await this.once(credentials, topic);
    expect(refusal?.startsWith('SaslAuthenticationException') === true, `the first password was to be of no use after two rotations: ${refusal ?? 'it is'}`);
  }

  public begin(name: string, credentials: Credentials, topic: string): Promise<void> {
    return this.conversation.ask('begin', { name, ...credentials, topic });
  }

  public end(name: string): Promise<SteadyResult> {
    return this.conversation.ask('end', { name });
  }

  public kill(): void {
    this.conversation.kill();
  }
}
