import { missingMskDefaults, type BrokerType } from './msk-defaults';
import { LOOPBACK, type Node } from './nodes';
import { CheckFailed } from '../system/assert';
import { parseProperties, type Property } from '../system/properties';

/** The variable that the brokers read the key store's password from, so that no file holds it. */
export const KEY_STORE_PASSWORD_VARIABLE = 'KEY_STORE_PASSWORD';

export const CLIENT_LISTENER = 'CLIENT_SASL_SCRAM';

/** That of port 9094, by MSK's own name for it. */
export const CERTIFICATE_LISTENER = 'CLIENT_SECURE';

export interface BrokerFile {
  readonly cluster: string;
  /** The template's text, used as it is. */
  readonly serverProperties: string;
  /** Of MSK; Standard by default. */
  readonly brokerType?: BrokerType;
  /** Of MSK; one for each broker by default. */
  readonly zones?: number;
  readonly node: Node;
  readonly nodes: readonly Node[];
  /** Where clients reach the brokers. */
  readonly address: string;
  readonly keyStore: string;
  /** A PEM file with the authority whose certificates the broker takes; none if it takes none. */
  readonly authority?: string;
  readonly logDirectory: string;
  /** Whether the cluster has tiered storage; it has not by default. */
  readonly isTiered?: boolean;
  /** Names the topics that the brokers refuse to create, one a line; it need not be there. */
  readonly refusedTopics: string;
}

/** The server.properties of one node: the template's text, then MSK's defaults where it is silent, then what MSK itself would set. */
export function brokerFile(file: BrokerFile): string {
  const given = parseProperties(file.serverProperties);
  const own = ownProperties(file);
  refuseConflicts(given, own);
  const zones = file.zones ?? file.nodes.filter((node) => node.isBroker).length;
  return [
    `# Node ${file.node.id} of ${file.cluster}. From here on, the template's own text:`,
    file.serverProperties,
    '',
    '# MSK\'s defaults, where the text above sets nothing:',
    ...written(missingMskDefaults(given, { zones, brokerType: file.brokerType ?? 'Standard' })),
    '',
    '# What MSK sets itself, with this machine\'s addresses:',
    ...written(own),
    '',
    '# A policy that refuses what a drill says:',
    'create.topic.policy.class.name=RefusedTopics',
    `refused.topics.file=${file.refusedTopics}`,
    '',
  ].join('\n');
}

function ownProperties(file: BrokerFile): Record<string, string> {
  const { node, nodes, address } = file;
  const clients = `${CLIENT_LISTENER}://${address}:${node.clientPort}`;
  const certificates = file.authority === undefined ? [] : [`${CERTIFICATE_LISTENER}://${address}:${node.certificatePort}`];
  const replication = `REPLICATION://${LOOPBACK}:${node.replicationPort}`;
  const controller = `CONTROLLER://${LOOPBACK}:${node.controllerPort}`;
  const voters = nodes.filter((other) => other.isController).map((other) => `${other.id}@${LOOPBACK}:${other.controllerPort}`);
  const listener = `listener.name.${CLIENT_LISTENER.toLowerCase()}`;
  return {
    'process.roles': [node.isBroker && 'broker', node.isController && 'controller'].filter(Boolean).join(','),
    'node.id': `${node.id}`,
    'controller.quorum.voters': voters.join(','),
    'controller.listener.names': 'CONTROLLER',
    'listeners': [...(node.isBroker ? [clients, ...certificates, replication] : []), ...(node.isController ? [controller] : [])].join(','),
    ...(node.isBroker ? { 'advertised.listeners': [clients, ...certificates, replication].join(','), 'inter.broker.listener.name': 'REPLICATION' } : {}),
    'listener.security.protocol.map': [`${CLIENT_LISTENER}:SASL_SSL`, ...certificates.map(() => `${CERTIFICATE_LISTENER}:SSL`), 'REPLICATION:PLAINTEXT', 'CONTROLLER:PLAINTEXT'].join(','),
    [`${listener}.sasl.enabled.mechanisms`]: 'SCRAM-SHA-512',
    [`${listener}.scram-sha-512.sasl.jaas.config`]: 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    ...(file.authority === undefined ? {} : certificateProperties(file.authority)),
    'config.providers': 'env',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': file.keyStore,
    'ssl.keystore.password': `\${env:${KEY_STORE_PASSWORD_VARIABLE}}`,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:ANONYMOUS',
    'log.dirs': file.logDirectory,
    ...(file.isTiered ? TIERED_STORAGE : {}),
  };
}

/** Of which local brokers have no more than that they take the settings of a tiered topic. */
const TIERED_STORAGE = {
  'remote.log.storage.system.enable': 'true',
  'remote.log.storage.manager.class.name': 'NoRemoteStorage',
  'remote.log.metadata.manager.class.name': 'NoRemoteMetadata',
};

/** Who has no certificate of the authority gets no connection; who has one is, for ACLs, the whole name in it. */
function certificateProperties(authority: string): Record<string, string> {
  const listener = `listener.name.${CERTIFICATE_LISTENER.toLowerCase()}`;
  return {
    [`${listener}.ssl.client.auth`]: 'required',
    [`${listener}.ssl.truststore.type`]: 'PEM',
    [`${listener}.ssl.truststore.location`]: authority,
    [`${listener}.ssl.principal.mapping.rules`]: 'DEFAULT',
  };
}

/** Families of which MSK lets no configuration set a member. */
const RESERVED = /^(ssl\.|sasl\.|security\.|listener\.name\.|config\.providers|broker\.id$|log\.dir$|metadata\.log\.dir$|zookeeper\.connect$|zookeeper\.ssl\.|create\.topic\.policy\.)/;

function refuseConflicts(given: readonly Property[], own: Readonly<Record<string, string>>): void {
  for (const { key, value, line } of given) {
    if (key in own) {
      throw new CheckFailed(`server.properties line ${line} sets "${key}=${value}", but MSK sets it itself (here "${key}=${own[key]}"): remove the line.`);
    }
    if (RESERVED.test(key)) {
      throw new CheckFailed(`server.properties line ${line} sets "${key}=${value}", which MSK does not let a configuration set: remove the line.`);
    }
  }
}

function written(properties: Readonly<Record<string, string>>): string[] {
  return Object.entries(properties).map(([key, value]) => `${key}=${value}`);
}
