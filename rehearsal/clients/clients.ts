import { join } from 'node:path';
import { PYTHON_TOOLS } from '../system/python-tools';
import { compiledProgram } from '../local-kafka/compile';
import { kafkaDistribution } from '../local-kafka/distribution';
import type { RunningCluster } from '../hosts/running-cluster';
import type { Client } from './client';
import { writeConfiguration } from './configuration';
import { springBootClient } from './spring-boot/spring-boot';
import { resource } from '../system/package-root';

/** One of each kind that every machine runs which rehearses, with its configuration in a directory. */
export async function prepareClients(environment: RunningCluster, directory: string): Promise<Client[]> {
  return Promise.all([
    javaClient(environment, directory),
    springBootClient(environment, directory),
    confluentKafkaClient(environment, directory),
    kafkaJsClient(environment, directory),
  ]);
}

export async function javaClient({ clientInstance, description }: RunningCluster, directory: string, text?: string): Promise<Client> {
  const classes = await compiledProgram(await kafkaDistribution(description.kafkaVersion), resource('clients'));
  return {
    name: 'Java',
    configuration: await writeConfiguration('JAVA', directory, text),
    command: [clientInstance.path('/opt/kafka/bin/kafka-run-class.sh'), 'JavaClient'],
    environment: { CLASSPATH: classes },
  };
}

export async function confluentKafkaClient({ cluster }: Pick<RunningCluster, 'cluster'>, directory: string, text?: string): Promise<Client> {
  return {
    name: 'confluent-kafka',
    configuration: await writeConfiguration('CONFLUENT_KAFKA', directory, text),
    command: [join(PYTHON_TOOLS, 'python'), resource('clients', 'confluent_kafka_client.py')],
    environment: { REHEARSAL_CA: cluster.certificate.pem },
  };
}

async function kafkaJsClient({ cluster }: RunningCluster, directory: string): Promise<Client> {
  return {
    name: 'kafkajs',
    configuration: await writeConfiguration('KAFKAJS', directory),
    command: [process.execPath, resource('clients', 'kafkajs-client.mjs')],
    environment: { NODE_EXTRA_CA_CERTS: cluster.certificate.pem },
  };
}
