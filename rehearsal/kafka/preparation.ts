import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { Broker } from './broker';
import { brokerFile, KEY_STORE_PASSWORD_VARIABLE } from './broker-file';
import type { Certificate } from './certificate';
import type { KafkaDistribution } from './distribution';
import { javaFlags, javaProgram } from './java';
import { logging } from './logging';
import { LOOPBACK, type Node, planNodes } from './nodes';
import { scramCredential } from './scram';
import { formatStorage } from './storage';

export interface Preparation {
  readonly name: string;
  readonly version: KafkaDistribution;
  readonly serverProperties: string;
  readonly brokers: number;
  readonly users: ReadonlyMap<string, string>;
  readonly address: string;
  readonly directory: string;
  readonly certificate: Certificate;
}

/** Writes everything that the nodes of a cluster read and formats their storage; nothing runs yet. */
export async function prepareNodes(cluster: Preparation): Promise<Broker[]> {
  const temporaryDirectory = path.join(cluster.directory, 'tmp');
  await fs.mkdir(temporaryDirectory, { recursive: true, mode: 0o700 });
  const nodes = await planNodes(cluster.brokers, cluster.address);
  const files = nodes.map((node) => brokerFile({
    cluster: cluster.name,
    serverProperties: cluster.serverProperties,
    node,
    nodes,
    address: cluster.address,
    keyStore: cluster.certificate.keyStore.path,
    logDirectory: path.join(nodeDirectory(cluster, node), 'data'),
  }));
  const common = {
    clusterId: newClusterId(),
    credentials: [...cluster.users].map(([user, password]) => scramCredential(user, password)),
    environment: { ...process.env, [KEY_STORE_PASSWORD_VARIABLE]: cluster.certificate.keyStore.password },
    logging: await logging(cluster.version, path.join(cluster.directory, 'log4j.properties'), { level: 'INFO', output: 'stdout' }),
    temporaryDirectory,
  };
  return everyOne(nodes.map(async (node, index) => {
    const directory = nodeDirectory(cluster, node);
    const file = path.join(directory, 'server.properties');
    await fs.mkdir(directory, { recursive: true, mode: 0o700 });
    await fs.writeFile(file, files[index]);
    await formatStorage({ ...common, distribution: cluster.version, file });
    return new Broker({
      id: node.id,
      address: `${cluster.address}:${node.clientPort}`,
      replicationAddress: `${LOOPBACK}:${node.replicationPort}`,
      log: path.join(directory, 'server.log'),
      directory,
      command: javaProgram('java'),
      args: ['-Xmx384m', ...javaFlags(temporaryDirectory), common.logging, '-cp', cluster.version.classpath, 'kafka.Kafka', file],
      environment: common.environment,
    });
  }));
}

/** Unlike Promise.all, leaves nothing at work when one fails. */
async function everyOne<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function nodeDirectory(cluster: Preparation, node: Node): string {
  return path.join(cluster.directory, `${node.isBroker ? 'broker' : 'controller'}-${node.id}`);
}

function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  // StorageTool would take a leading hyphen for an option.
  return id.startsWith('-') ? newClusterId() : id;
}
