import { delimiter } from 'node:path';
import { classDataFlags } from '../../local-kafka/class-data';
import { compiledProgram } from '../../local-kafka/compile';
import { kafkaDistribution, type KafkaDistribution } from '../../local-kafka/distribution';
import type { RunningCluster } from '../../hosts/running-cluster';
import { javaFlags, javaProgram } from '../../system/java';
import { resource } from '../../system/package-root';
import { JsonRpcClient } from '../json-rpc/json-rpc-client';

/** Who logs in. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** For the largest drills: a few hundred thousand records, read at once. */
const HEAP = '-Xmx384m';

/**
 * Kafka's own clients of one cluster, warm, in one process, with the properties of the client instance: for what prepares and
 * looks, and for users that work. What a client instance promises is asked of its own scripts.
 */
export class KafkaDriver {
  public static async start({ clientInstance, cluster, description, directory }: RunningCluster): Promise<KafkaDriver> {
    const distribution = await kafkaDistribution(description.kafkaVersion);
    const classes = await driverClasses(distribution);
    return new KafkaDriver(new JsonRpcClient(clientInstance.start(javaProgram('java'), [
      HEAP, ...javaFlags(directory), ...await classDataFlags(distribution, 'client', directory),
      `-Djavax.net.ssl.trustStore=${cluster.trustStore.path}`, `-Djavax.net.ssl.trustStorePassword=${cluster.trustStore.password}`,
      '-cp', [distribution.classpath, classes].join(delimiter),
      'KafkaDriver', clientInstance.path('/etc/kafka/client.properties'), cluster.bootstrapServers, cluster.controlPlane,
    ], { input: 'pipe' })));
  }

  /** As MSK itself connects: no ACL applies to it. */
  public readonly controlPlane: KafkaUser;
  private logins = 0;

  public constructor(private readonly rpc: JsonRpcClient) {
    this.controlPlane = new KafkaUser(rpc, 'control plane');
  }

  /** Clients of their own, also when the user is known already. Brokers hear of it when something is asked of it. */
  public logIn({ username, password }: Credentials, readsCommittedOnly = false): KafkaUser {
    const user = `${username}, login ${++this.logins}`;
    const isolation = readsCommittedOnly ? 'READ_COMMITTED' : 'READ_UNCOMMITTED';
    return new KafkaUser(this.rpc, user, this.rpc.call('logIn', { user, isolation }, { username, password }));
  }

  /**
   * Clients that log in with a certificate.
   *
   * @param configuration a file of the library, which refers to variables
   */
  public logInWithCertificate(configuration: string, brokers: string, variables: Readonly<Record<string, string>>): KafkaUser {
    const user = `certificate, login ${++this.logins}`;
    return new KafkaUser(this.rpc, user, this.rpc.call('logIn', { user, isolation: 'READ_UNCOMMITTED', configuration, brokers }, { variables }));
  }

  /** Clients that log in with what the call gives them, and end with it. */
  public callWith<Result>(method: string, params: object, credentials: Credentials): Promise<Result> {
    return this.rpc.call(method, params, credentials);
  }

  public kill(): void {
    this.rpc.kill();
  }
}

/** Where its classes are. */
export function driverClasses(distribution: KafkaDistribution): Promise<string> {
  return compiledProgram(distribution, resource('drivers', 'kafka'), resource('drivers', 'json-rpc'));
}

/** One user's clients. */
export class KafkaUser {
  public constructor(private readonly rpc: JsonRpcClient, private readonly name: string, private readonly loggedIn: Promise<unknown> = Promise.resolve()) {
    // A call hears of it.
    loggedIn.catch(() => undefined);
  }

  public async call<Result>(method: string, params: object = {}): Promise<Result> {
    await this.loggedIn;
    return this.rpc.call(method, { ...params, user: this.name });
  }
}
