import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { Broker } from './broker';
import { brokerFile, KEY_STORE_PASSWORD_VARIABLE } from './broker-file';
import type { Certificate } from './certificate';
import { classDataFlags } from './class-data';
import { compiledProgram } from './compile';
import type { KafkaDistribution } from './distribution';
import { javaFlags, javaProgram } from '../system/java';
import { resource } from '../system/package-root';
import { logging } from './logging';
import type { BrokerType } from './msk-defaults';
import { LOOPBACK, type Node, planNodes } from './nodes';
import { scramCredential } from './scram';
import { formatStorage, storageClasses } from './storage/storage';

/** What a cluster is made of. */
export interface Preparation {
  readonly name: string;
  readonly version: KafkaDistribution;
  /** The template's text, used as it is. */
  readonly serverProperties: string;
  /** How many brokers. */
  readonly brokers: number;
  /** Of MSK, whose defaults hang on them; one for each broker by default. */
  readonly zones?: number;
  /** Of MSK, whose defaults they have; Standard by default. */
  readonly brokerType?: BrokerType;
  /** Whether it has tiered storage in MSK; it has not by default. */
  readonly isTiered?: boolean;
  /** Passwords by user name. */
  readonly users: ReadonlyMap<string, string>;
  /** Where clients reach the brokers. */
  readonly address: string;
  /** Takes everything that the cluster writes. */
  readonly directory: string;
  readonly certificate: Certificate;
  /** A PEM file with the authority whose certificates the brokers take; none if they take none. */
  readonly authority?: string;
}

/** Writes everything that the nodes of a cluster read and formats their storage; nothing runs yet. */
export async function prepareNodes(cluster: Preparation): Promise<Broker[]> {
  const temporaryDirectory = path.join(cluster.directory, 'tmp');
  await fs.mkdir(temporaryDirectory, { recursive: true, mode: 0o700 });
  const nodes = await planNodes(cluster.brokers, cluster.address, cluster.authority !== undefined);
  const files = nodes.map((node) => brokerFile({
    cluster: cluster.name,
    serverProperties: cluster.serverProperties,
    brokerType: cluster.brokerType,
    zones: cluster.zones,
    isTiered: cluster.isTiered,
    node,
    nodes,
    address: cluster.address,
    keyStore: cluster.certificate.keyStore.path,
    authority: cluster.authority,
    logDirectory: logDirectory(cluster, node),
    refusedTopics: refusedTopicsFile(cluster),
  }));
  const common = {
    clusterId: newClusterId(),
    credentials: [...cluster.users].map(([user, password]) => scramCredential(user, password)),
    environment: { ...process.env, [KEY_STORE_PASSWORD_VARIABLE]: cluster.certificate.keyStore.password },
    logging: await logging(cluster.version, path.join(cluster.directory, 'log4j.properties'), { level: 'INFO', output: 'stdout' }),
    temporaryDirectory,
    classData: await classDataFlags(cluster.version, 'broker', temporaryDirectory),
    classes: [cluster.version.classpath, ...await ownClasses(cluster)].join(path.delimiter),
  };
  const brokers = await Promise.all(nodes.map(async (node, index) => {
    const directory = nodeDirectory(cluster, node);
    const file = path.join(directory, 'server.properties');
    await fs.mkdir(directory, { recursive: true, mode: 0o700 });
    await fs.writeFile(file, files[index]);
    return new Broker({
      id: node.id,
      address: `${cluster.address}:${node.clientPort}`,
      certificateAddress: node.certificatePort === undefined ? undefined : `${cluster.address}:${node.certificatePort}`,
      replicationAddress: `${LOOPBACK}:${node.replicationPort}`,
      log: path.join(directory, 'server.log'),
      logDirectory: logDirectory(cluster, node),
      directory,
      command: javaProgram('java'),
      args: ['-Xmx384m', ...javaFlags(temporaryDirectory), ...common.classData, common.logging, '-cp', common.classes, 'kafka.Kafka', file],
      environment: common.environment,
    });
  }));
  await formatStorage({ ...common, distribution: cluster.version, files: nodes.map((node) => path.join(nodeDirectory(cluster, node), 'server.properties')) });
  return brokers;
}

/** What brokers load that is not Kafka's. */
function ownClasses({ version, isTiered = false }: Preparation): Promise<string[]> {
  return Promise.all([storageClasses(version), ...(isTiered ? [compiledProgram(version, resource('local-kafka', 'tiered-storage'))] : [])]);
}

function nodeDirectory(cluster: Preparation, node: Node): string {
  return path.join(cluster.directory, `${node.isBroker ? 'broker' : 'controller'}-${node.id}`);
}

function logDirectory(cluster: Preparation, node: Node): string {
  return path.join(nodeDirectory(cluster, node), 'data');
}

/** Names the topics that the brokers of a cluster refuse to create. */
export function refusedTopicsFile({ directory }: Pick<Preparation, 'directory'>): string {
  return path.join(directory, 'refused-topics');
}

function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  // StorageTool would take a leading hyphen for an option.
  return id.startsWith('-') ? newClusterId() : id;
}
