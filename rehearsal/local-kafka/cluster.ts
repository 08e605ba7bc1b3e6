import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Broker } from './broker';
import { type Certificate, createCertificate } from './certificate';
import type { Store } from './keytool';
import { LOOPBACK } from './nodes';
import { prepareNodes, refusedTopicsFile, type Preparation } from './preparation';

export interface LocalClusterOptions extends Omit<Preparation, 'address' | 'certificate'> {
  /** Where clients reach the brokers; 127.0.0.1 by default. */
  readonly address?: string;
  /** Made with createCertificate() when a client must trust more than one cluster; one of the cluster's own by default. */
  readonly certificate?: Certificate;
  readonly onProgress?: (text: string) => void;
}

/** Real Kafka brokers on this machine, with the listeners, users and authorizer of an MSK cluster with SASL/SCRAM. */
export class LocalCluster {
  /** Resolves when every broker answers clients; when one refuses to start, none is left running. */
  public static async start(options: LocalClusterOptions): Promise<LocalCluster> {
    const { name, directory, brokers, address = LOOPBACK, onProgress = () => undefined } = options;
    onProgress(`${name}: formats the storage of ${brokers === 1 ? 'a broker' : `${brokers} brokers`}`);
    const certificate = options.certificate ?? await createCertificate(path.join(directory, 'certificate'), [address]);
    const nodes = await prepareNodes({ ...options, address, certificate });
    const cluster = new LocalCluster(name, certificate, nodes.slice(0, brokers), nodes.slice(brokers), refusedTopicsFile(options));
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
    /** Those that are no broker, as all are in MSK: no client ever talks to one. */
    private readonly controllers: readonly Broker[],
    private readonly refusedTopics: string,
  ) {}

  /** The SASL_SSL listeners of all brokers, as GetBootstrapBrokers gives them. */
  public get bootstrapServers(): string {
    return this.brokers.map((broker) => broker.address).sort().join(',');
  }

  /** The listeners of all brokers for clients with a certificate; none if the cluster takes none. */
  public get certificateBootstrapServers(): string | undefined {
    const addresses = this.brokers.flatMap(({ certificateAddress }) => certificateAddress === undefined ? [] : [certificateAddress]);
    return addresses.length === 0 ? undefined : addresses.sort().join(',');
  }

  /** The listener that MSK itself uses, without a login and whatever ACLs say. */
  public get controlPlane(): string {
    return this.brokers.map((broker) => broker.replicationAddress).join(',');
  }

  /** What a Java client must trust. */
  public get trustStore(): Store {
    return this.certificate.trustStore;
  }

  public get logs(): string[] {
    return this.nodes.map((node) => node.log);
  }

  /** The ids of the brokers that run now. A controller that is no broker does not count. */
  public get runningBrokers(): number[] {
    return this.brokers.filter(({ pid }) => pid !== undefined).map(({ id }) => id);
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

  /** Has a policy refuse to create these topics from now on, and no others. */
  public async refuseTopics(names: readonly string[]): Promise<void> {
    await writeFile(this.refusedTopics, names.map((name) => `${name}\n`).join(''));
  }

  /** Alters a record in every copy that brokers keep of a partition, so that its checksum is wrong. In how many. */
  public async corrupt(topic: string, partition: number, value: string): Promise<number> {
    return (await Promise.all(this.brokers.map((broker) => broker.corrupt(topic, partition, value)))).filter((isThere) => isThere).length;
  }

  /** Ends every broker and controller at once, as the loss of a Region does. */
  public async killAll(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
  }

  /** Starts those again that do not run, and resolves when they answer. */
  public async revive(): Promise<void> {
    await Promise.all(this.nodes.filter((node) => node.pid === undefined).map((node) => node.start()));
  }

  /** Ends everything and resolves when it is gone. */
  public async stop(): Promise<void> {
    await this.killAll();
  }

  private get nodes(): readonly Broker[] {
    return [...this.brokers, ...this.controllers];
  }

  private broker(id: number): Broker {
    const broker = this.brokers.find((candidate) => candidate.id === id);
    if (!broker) {
      throw new Error(`Cluster ${this.name} has no broker ${id}: its brokers are ${this.brokers.map(({ id: known }) => known).join(', ')}.`);
    }
    return broker;
  }
}
