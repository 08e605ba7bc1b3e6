import { join } from 'node:path';
import { PYTHON_TOOLS } from '../../tooling/python-tools';
import { compileProgram } from '../conversation/compile';
import { kafkaDistribution } from '../kafka/distribution';
import type { Stage } from '../proofs/proof';
import type { AbsentClient, Client } from './client';
import { writeConfiguration } from './configuration';
import { franzGoClient } from './franz-go/franz-go';
import { springBootClient } from './spring-boot/spring-boot';

/** One of each kind, with its configuration in a directory. */
export async function prepareClients(stage: Stage, directory: string): Promise<(Client | AbsentClient)[]> {
  return Promise.all([
    javaClient(stage, directory),
    springBootClient(stage, directory),
    confluentKafkaClient(stage, directory),
    kafkaJsClient(stage, directory),
    franzGoClient(stage, directory),
  ]);
}

async function javaClient({ box, description }: Stage, directory: string): Promise<Client> {
  const classes = await compileProgram(await kafkaDistribution(description.kafkaVersion), join(directory, 'classes'), __dirname);
  return {
    name: 'Java',
    configuration: await writeConfiguration('JAVA', directory),
    command: [box.path('/opt/kafka/bin/kafka-run-class.sh'), 'JavaClient'],
    environment: { CLASSPATH: classes },
  };
}

async function confluentKafkaClient({ cluster }: Stage, directory: string): Promise<Client> {
  return {
    name: 'confluent-kafka',
    configuration: await writeConfiguration('CONFLUENT_KAFKA', directory),
    command: [join(PYTHON_TOOLS, 'python'), join(__dirname, 'confluent_kafka_client.py')],
    environment: { REHEARSAL_CA: cluster.certificate.pem },
  };
}

async function kafkaJsClient({ cluster }: Stage, directory: string): Promise<Client> {
  return {
    name: 'kafkajs',
    configuration: await writeConfiguration('KAFKAJS', directory),
    command: [process.execPath, join(__dirname, 'kafkajs-client.mjs')],
    environment: { NODE_EXTRA_CA_CERTS: cluster.certificate.pem },
  };
}
