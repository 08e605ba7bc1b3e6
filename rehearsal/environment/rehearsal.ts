import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PYTHON_TOOLS } from '../system/python-tools';
import type { AclsDescription, AssemblyDescription, ClientInstanceDescription, ClusterDescription, MirrorMakerDescription, RotationDescription, Side } from '../assembly/descriptions';
import type { Replication } from '../assembly/replications';
import { KafkaDriver } from '../drivers/kafka/kafka-driver';
import { AwsEndpoint } from '../fake-aws/endpoint';
import type { ClientHost } from '../hosts/client-host';
import { ClientInstance } from '../hosts/client-instance';
import { OwnClient } from '../hosts/own-client/own-client';
import { GeneratedSecrets } from './generated-secrets';
import { Authority } from '../local-kafka/authority';
import { createCertificate, type Certificate } from '../local-kafka/certificate';
import { LocalCluster } from '../local-kafka/cluster';
import { kafkaDistribution } from '../local-kafka/distribution';
import { writeTools } from '../local-kafka/tools';
import { MirrorMaker } from '../hosts/mirror-maker/mirror-maker';
import { addressOfRegion } from '../system/loopback';
import { memoryDirectory } from '../system/memory';
import { accessKeyOf, fileName } from '../system/names';
import { ProcessListWatch } from '../system/process-list';
import { killAll } from '../system/processes';
import type { RunningCluster } from '../hosts/running-cluster';
import { makeTemporaryDirectory, removeTemporaryDirectory } from '../system/temporary-directories';
import { brokersNote } from './brokers-note';
import type { ClusterEnvironment } from './check';
import type { ReplicationEnvironment } from './replication-check';
import { setUpReplication } from './replication-environment';
import { ProbeFunction } from '../hosts/functions/probe-function';
import { RotationFunction } from '../hosts/functions/rotation-function';

/** How often the process list is looked at. */
const LOOK_EVERY = 1000;

const PREFIX = 'msk-rehearsal-';

/**
 * Everything that one run starts and writes: a directory, brokers, the AWS endpoint. `end` leaves nothing of it.
 */
export class Rehearsal {
  public static begin(): Rehearsal {
    return new Rehearsal(makeTemporaryDirectory(tmpdir(), PREFIX), makeTemporaryDirectory(memoryDirectory().path, PREFIX));
  }

  private readonly secrets = new GeneratedSecrets();
  private readonly processList = new ProcessListWatch(this.secrets.passwords);
  private readonly clusters = new Map<string, LocalCluster>();
  /** By the ARN of the cluster that takes their certificates. */
  private readonly authorities = new Map<string, Authority>();
  private regions: string[] = [];
  /** Of the clusters that run. */
  public readonly environments: ClusterEnvironment[] = [];
  private readonly mirrorMakers: MirrorMaker[] = [];
  private endpoint?: AwsEndpoint;
  private ended?: Promise<void>;
  /** One for all clusters, as Amazon's authorities are: a client in one Region trusts the brokers of the other. */
  private certificate?: Certificate;

  private constructor(public readonly directory: string, private readonly memory: string) {
    void this.processList.watch(LOOK_EVERY);
  }

  /** Whether a signal ended it: what fails from then on says nothing of the assembly. */
  public get isEnding(): boolean {
    return this.ended !== undefined;
  }

  /** Of all users of the clusters, and those that checks made up. */
  public get passwords(): ReadonlySet<string> {
    return this.secrets.passwords;
  }

  /** Generates passwords and a certificate, and answers for AWS from now on. */
  public async prepare({ clusters, clientInstances, mirrorMakers, activeSides }: AssemblyDescription): Promise<void> {
    this.regions = [...new Set(clusters.map(({ region }) => region))];
    this.certificate = await createCertificate(join(this.directory, 'certificate'), this.regions.map((region) => this.addressOf(region)));
    this.secrets.generate(clusters);
    this.secrets.passwords.add(this.certificate.keyStore.password);
    const functions = clusters.flatMap(({ acls, rotations = [] }) => [...rotations, ...(acls ? [acls] : [])]);
    this.endpoint = await AwsEndpoint.start({
      clusters: new Map(clusters.map(({ arn, region }) => [arn, { region, brokers: {} }])),
      secrets: this.secrets.secrets,
      parameters: new Map(activeSides.map((parameter) => [parameter.arn, parameter])),
      principals: new Map([...clientInstances, ...mirrorMakers, ...mirrorMakers.flatMap(({ probe }) => probe ?? []), ...functions].map((caller) => [accessKeyOf(caller), [...caller.statements]])),
    });
  }

  /** Starts the brokers of a cluster, and says what they are. */
  public async startBrokers(description: ClusterDescription, onProgress: (text: string) => void): Promise<string> {
    const version = await kafkaDistribution(description.kafkaVersion);
    const authority = description.certificates && await Authority.create(join(this.memory, 'authorities', fileName(description.name)));
    if (authority) {
      this.secrets.passwords.add(authority.password);
    }
    const cluster = await LocalCluster.start({
      name: description.name,
      version,
      serverProperties: description.serverProperties,
      brokers: description.brokers,
      zones: description.zones,
      brokerType: description.brokerType,
      isTiered: description.features.includes('tiered-storage'),
      users: this.secrets.of(description.arn),
      address: this.addressOf(description.region),
      certificate: this.certificate,
      authority: authority?.pem,
      directory: join(this.directory, 'clusters', fileName(description.name)),
      onProgress,
    });
    this.clusters.set(description.arn, cluster);
    if (authority) {
      this.authorities.set(description.arn, authority);
    }
    this.endpoint!.setBootstrapBrokers(description.arn, {
      bootstrapBrokerStringSaslScram: cluster.bootstrapServers,
      bootstrapBrokerStringTls: cluster.certificateBootstrapServers,
    });
    const notes = [brokersNote(description), version.note, description.unknownServerProperties && "with MSK's own configuration"].filter((note) => note);
    return `${description.brokers} brokers of Kafka ${version.version} at ${this.addressOf(description.region)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
  }

  private addressOf(region: string): string {
    return addressOfRegion(this.regions.indexOf(region));
  }

  /** Installs the client of a cluster, which runs. */
  public async setUpCluster(assembly: AssemblyDescription, description: ClusterDescription, clientInstance: ClientInstanceDescription): Promise<ClusterEnvironment> {
    const directory = join(this.directory, 'client-instances', fileName(clientInstance.name));
    const cluster = this.clusters.get(description.arn)!;
    const kafka = join(directory, 'kafka');
    const memory = join(this.memory, fileName(clientInstance.name));
    await mkdir(memory);
    await writeTools(await kafkaDistribution(description.kafkaVersion), kafka);
    const functionOf = (caller: AclsDescription | RotationDescription) => ({
      directory: caller.codeDirectory,
      region: description.region,
      awsEndpoint: this.endpoint!.url,
      accessKeyId: accessKeyOf(caller),
      certificate: cluster.certificate.pem,
    });
    const running: RunningCluster = {
      description,
      cluster,
      directory: this.directory,
      clientInstance: await this.installClient(clientInstance, description, { root: join(directory, 'root'), memory, kafka }),
    };
    const environment: ClusterEnvironment = {
      ...running,
      driver: await KafkaDriver.start(running),
      endpoint: this.endpoint!,
      templates: assembly.templates,
      secrets: this.secrets.passwords,
      memory,
      processList: this.processList,
      authority: this.authorities.get(description.arn),
      aclFunction: description.acls && functionOf(description.acls),
      rotationFunctions: description.rotations?.map((rotation) => new RotationFunction(rotation, functionOf(rotation))),
    };
    this.environments.push(environment);
    return environment;
  }

  private installClient(client: ClientInstanceDescription, { arn, region }: ClusterDescription, places: Record<'root' | 'memory' | 'kafka', string>): Promise<ClientHost> {
    const cluster = this.clusters.get(arn)!;
    const options = {
      ...places,
      awsDirectory: PYTHON_TOOLS,
      awsEndpoint: this.endpoint!.url,
      accessKeyId: accessKeyOf(client),
      trustStore: cluster.trustStore,
    };
    const credentials = () => JSON.parse(this.endpoint!.secretString(client.secretArn));
    return client.isOfRehearsal
      ? OwnClient.install(client, options, { region, bootstrapServers: cluster.bootstrapServers, credentials })
      : ClientInstance.install(client, options);
  }

  /** Installs a replication between its clusters, which run with a client instance each, and starts a workload for each of them. */
  public async setUpReplication(replication: Replication, environments: Readonly<Record<Side, ClusterEnvironment>>): Promise<ReplicationEnvironment> {
    return setUpReplication(replication, environments, {
      passwordOf: (clusterArn, username) => this.secrets.of(clusterArn).get(username)!,
      installMirrorMaker: (description) => this.installMirrorMaker(description),
      probeOf: (description) => new ProbeFunction(description, {
        directory: description.codeDirectory,
        region: environments.secondary.description.region,
        awsEndpoint: this.endpoint!.url,
        accessKeyId: accessKeyOf(description),
        certificate: this.certificate!.pem,
      }),
    });
  }

  private async installMirrorMaker(description: MirrorMakerDescription): Promise<MirrorMaker> {
    const mirrorMaker = await MirrorMaker.install(description, {
      directory: join(this.directory, 'mirror-makers', fileName(description.name)),
      awsDirectory: PYTHON_TOOLS,
      awsEndpoint: this.endpoint!.url,
      accessKeyId: accessKeyOf(description),
      trustStore: this.certificate!.trustStore,
    });
    // It must not outlive the rehearsal.
    this.mirrorMakers.push(mirrorMaker);
    return mirrorMaker;
  }

  /** Ends every process and removes every file of the rehearsal. */
  public end(): Promise<void> {
    return this.ended ??= this.stopAll();
  }

  private async stopAll(): Promise<void> {
    this.processList.stop();
    await Promise.all(this.mirrorMakers.map((mirrorMaker) => mirrorMaker.kill()));
    await Promise.all([...this.clusters.values()].map((cluster) => cluster.stop()));
    await this.endpoint?.stop();
    killAll();
    for (const directory of [this.memory, this.directory]) {
      await removeTemporaryDirectory(directory);
    }
  }
}
