import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PYTHON_TOOLS } from '../tooling/python-tools';
import type { AclsDescription, AssemblyDescription, ClientBoxDescription, ClusterDescription, MirrorMakerDescription, Side } from './assembly/descriptions';
import type { Replication } from './assembly/way-back';
import { AwsEndpoint } from './aws/endpoint';
import { ClientBox } from './client-box/client-box';
import { GeneratedSecrets } from './generated-secrets';
import { howToConnect } from './how-to-connect';
import { createCertificate, type Certificate } from './kafka/certificate';
import { LocalCluster } from './kafka/cluster';
import { kafkaDistribution } from './kafka/distribution';
import { writeTools } from './kafka/tools';
import { MirrorMaker } from './mirror-maker/mirror-maker';
import { accessKeyOf, fileName } from './names';
import { ProcessListWatch } from './process-list';
import { killAll } from './processes';
import type { Stage } from './proofs/proof';
import type { ReplicationStage } from './proofs/replication/proof';
import { stageReplication } from './replication-stage';
import { RotationFunction } from './rotation/rotation-function';
import type { RotationDescription } from './rotation/rotations';

/** How often somebody looks at the process list. */
const LOOK_EVERY = 1000;

/** A file system in memory, on Linux. */
const MEMORY = '/dev/shm';

/**
 * Everything that one run starts and writes: a directory, brokers, the AWS endpoint. `end` leaves nothing of it.
 */
export class Rehearsal {
  public static async begin(): Promise<Rehearsal> {
    return new Rehearsal(await mkdtemp(join(tmpdir(), 'msk-rehearsal-')), await mkdtemp(join(MEMORY, 'msk-rehearsal-')));
  }

  private readonly secrets = new GeneratedSecrets();
  private readonly processList = new ProcessListWatch(this.secrets.passwords);
  private readonly clusters = new Map<string, LocalCluster>();
  private regions: string[] = [];
  private readonly stages: Stage[] = [];
  private readonly mirrorMakers: MirrorMaker[] = [];
  private endpoint?: AwsEndpoint;
  private ended?: Promise<void>;
  /** One for all clusters, as Amazon's authorities are: a client in one Region trusts the brokers of the other. */
  private certificate?: Certificate;

  private constructor(public readonly directory: string, private readonly memory: string) {
    void this.processList.watch(LOOK_EVERY);
  }

  /** Generates passwords and a certificate, and answers for AWS from now on. */
  public async prepare({ clusters, clientBoxes, mirrorMakers }: AssemblyDescription): Promise<void> {
    this.regions = [...new Set(clusters.map(({ region }) => region))];
    this.certificate = await createCertificate(join(this.directory, 'certificate'), this.regions.map((region) => this.addressOf(region)));
    this.secrets.generate(clusters);
    const functions = clusters.flatMap(({ acls, rotations = [] }) => [...rotations, ...(acls ? [acls] : [])]);
    this.endpoint = await AwsEndpoint.start({
      clusters: new Map(clusters.map(({ arn, region }) => [arn, { region, bootstrapBrokerStringSaslScram: '' }])),
      secrets: this.secrets.secrets,
      principals: new Map([...clientBoxes, ...mirrorMakers, ...functions].map((caller) => [accessKeyOf(caller), [...caller.statements]])),
    });
  }

  /** Starts the brokers of a cluster, one for each zone, and says what they are. */
  public async startBrokers(description: ClusterDescription, onProgress: (text: string) => void): Promise<string> {
    const version = await kafkaDistribution(description.kafkaVersion);
    const cluster = await LocalCluster.start({
      name: description.name,
      version,
      serverProperties: description.serverProperties,
      brokers: description.zones,
      users: this.secrets.of(description.arn),
      address: this.addressOf(description.region),
      certificate: this.certificate,
      directory: join(this.directory, 'clusters', fileName(description.name)),
      onProgress,
    });
    this.clusters.set(description.arn, cluster);
    this.endpoint!.setBootstrapBrokers(description.arn, cluster.bootstrapServers);
    return `${description.zones} brokers of Kafka ${version.version} at ${this.addressOf(description.region)}${version.note ? ` (${version.note})` : ''}`;
  }

  /** Each Region has a loopback address of its own, so that an address of the wrong Region cannot work by chance. */
  private addressOf(region: string): string {
    return `127.0.${this.regions.indexOf(region) + 1}.1`;
  }

  /** Puts a client box beside its cluster, which runs. */
  public async stage(assembly: AssemblyDescription, description: ClusterDescription, box: ClientBoxDescription): Promise<Stage> {
    const directory = join(this.directory, 'boxes', fileName(box.name));
    const cluster = this.clusters.get(description.arn)!;
    const kafka = join(directory, 'kafka');
    const memory = join(this.memory, fileName(box.name));
    await mkdir(memory);
    await writeTools(await kafkaDistribution(description.kafkaVersion), kafka);
    const functionOf = (caller: AclsDescription | RotationDescription) => ({
      directory: caller.codeDirectory,
      region: description.region,
      awsEndpoint: this.endpoint!.url,
      accessKeyId: accessKeyOf(caller),
      certificate: cluster.certificate.pem,
    });
    const stage: Stage = {
      description,
      cluster,
      endpoint: this.endpoint!,
      box: await ClientBox.install(box, {
        root: join(directory, 'root'),
        memory,
        kafka,
        awsDirectory: PYTHON_TOOLS,
        awsEndpoint: this.endpoint!.url,
        accessKeyId: accessKeyOf(box),
        trustStore: cluster.trustStore,
      }),
      templates: assembly.templates,
      secrets: this.secrets.passwords,
      directory: this.directory,
      memory,
      processList: this.processList,
      aclFunction: description.acls && functionOf(description.acls),
      rotationFunctions: description.rotations?.map((rotation) => new RotationFunction(rotation, functionOf(rotation))),
    };
    this.stages.push(stage);
    return stage;
  }

  /** Puts a replication between its clusters, which run with a client box each, and an application beside each of them. */
  public async stageReplication(replication: Replication, stages: Readonly<Record<Side, Stage>>): Promise<ReplicationStage> {
    return stageReplication(replication, stages, {
      directory: join(this.directory, 'mirror-makers', fileName(replication.forward.name)),
      passwordOf: (clusterArn, username) => this.secrets.of(clusterArn).get(username)!,
      installMirrorMaker: (description) => this.installMirrorMaker(description),
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

  /** For somebody who wants to try the boxes himself while the brokers are up. */
  public howToConnect(): string {
    return howToConnect(this.stages);
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
      await rm(directory, { recursive: true, force: true });
    }
  }
}
