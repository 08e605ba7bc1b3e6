import * as path from 'node:path';
import type { Broker } from './broker';
import { type Certificate, createCertificate, type Store } from './certificate';
import type { KafkaDistribution } from './distribution';
import { LOOPBACK } from './nodes';
import { prepareNodes } from './preparation';

export interface LocalClusterOptions {
  readonly name: string;
  readonly version: KafkaDistribution;
  /** The template's text, used as it is. */
  readonly serverProperties: string;
  /** How many brokers. */
  readonly brokers: number;
  /** Passwords by user name. */
  readonly users: ReadonlyMap<string, string>;
  /** Where clients reach the brokers; 127.0.0.1 by default. */
  readonly address?: string;
  /** Takes everything that the cluster writes. */
  readonly directory: string;
  /** Made with createCertificate() when a client must trust more than one cluster; one of the cluster's own by default. */
  readonly certificate?: Certificate;
  readonly onProgress?: (text: string) => void;
}

/** Real Kafka brokers on this machine, with the listeners, users and authorizer of an MSK cluster with SASL/SCRAM. */
export class LocalCluster {
  /** Resolves when every broker answers clients; when one refuses to start, none is left running. */
  public static async start(options: LocalClusterOptions): Promise<LocalCluster> {
    const { name, directory, brokers, address = LOOPBACK, onProgress = () => undefined } = options;
    onProgress(`${name}: formats the storage of ${brokers} broker(s)`);
    const certificate = options.certificate ?? await createCertificate(path.join(directory, 'certificate'), [address]);
    const nodes = await prepareNodes({ ...options, address, certificate });
    const cluster = new LocalCluster(name, certificate, nodes.slice(0, brokers), nodes);
    onProgress(`${name}: starts Kafka ${options.version.version}`);
    try {
      await Promise.all(nodes.map(async (node) => {
        await node.start();
        onProgress(`${name}: node ${node.id} answers`);
      }));
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  private constructor(
    public readonly name: string,
    /** The brokers' key, and what their clients must trust. */
    public readonly certificate: Certificate,
    public readonly brokers: readonly Broker[],
    /** The brokers, and the controllers that are no broker. */
    private readonly nodes: readonly Broker[],
  ) {}

  /** The SASL_SSL listeners of all brokers, as GetBootstrapBrokers gives them. */
  public get bootstrapServers(): string {
    return this.brokers.map((broker) => broker.address).sort().join(',');
  }

  /** The way that MSK itself takes, without a login and whatever ACLs say. */
  public get controlPlane(): string {
    return this.brokers.map((broker) => broker.replicationAddress).join(',');
  }

  /** The SASL_SSL listener of each broker, by broker id. */
  public get addresses(): ReadonlyMap<number, string> {
    return new Map(this.brokers.map((broker) => [broker.id, broker.address]));
  }

  /** What a Java client must trust. */
  public get trustStore(): Store {
    return this.certificate.trustStore;
  }

  public get logs(): string[] {
    return this.nodes.map((node) => node.log);
  }

  /** The processes that run now. */
  public get pids(): number[] {
    return this.nodes.map((node) => node.pid).filter((pid) => pid !== undefined);
  }

  /** Ends a broker at once and resolves when it is gone. */
  public async kill(id: number): Promise<void> {
    await this.broker(id).kill();
  }

  /** Starts a broker again, after shutting it down in good order if it runs, and resolves when it answers. */
  public async restart(id: number): Promise<void> {
    await this.broker(id).shutDown();
    await this.broker(id).start();
  }

  /** Lets a broker hang with its connections open, until thaw(). */
  public freeze(id: number): void {
    this.broker(id).freeze();
  }

  public thaw(id: number): void {
    this.broker(id).thaw();
  }

  /** Ends every broker at once, as the loss of a Region does. */
  public async killAll(): Promise<void> {
    await Promise.all(this.brokers.map((broker) => broker.kill()));
  }

  /** Starts those again that do not run, and resolves when they answer. */
  public async revive(): Promise<void> {
    await Promise.all(this.nodes.filter((node) => node.pid === undefined).map((node) => node.start()));
  }

  /** Ends everything and resolves when it is gone. */
  public async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
  }

  private broker(id: number): Broker {
    const broker = this.brokers.find((candidate) => candidate.id === id);
    if (!broker) {
      throw new Error(`Cluster ${this.name} has no broker ${id}: its brokers are ${this.brokers.map(({ id: known }) => known).join(', ')}.`);
    }
    return broker;
  }
}
