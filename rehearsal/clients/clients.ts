import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLIENT_CONFIGURATIONS } from '../../lib/kafka/client-configuration/client-configuration';
import { PYTHON_TOOLS } from '../../tooling/python-tools';
import { compileProgram } from '../conversation/compile';
import { kafkaDistribution } from '../kafka/distribution';
import type { Stage } from '../proofs/proof';

/** A program with a real client, and what it is started with. */
export interface Client {
  readonly name: string;
  /** The text that the library gives to it, in a file. */
  readonly configuration: string;
  readonly command: readonly string[];
  /** Makes it trust the rehearsal's certificate, as it trusts Amazon's authorities. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One of each kind that runs here, with its configuration in a directory. */
export async function prepareClients(stage: Stage, directory: string): Promise<Client[]> {
  await mkdir(directory, { recursive: true });
  return Promise.all([javaClient(stage, directory), confluentKafkaClient(stage, directory), kafkaJsClient(stage, directory)]);
}

async function javaClient({ box, description }: Stage, directory: string): Promise<Client> {
  const classes = await compileProgram(await kafkaDistribution(description.kafkaVersion), join(directory, 'classes'), __dirname);
  return {
    name: 'Java',
    configuration: await written(directory, 'client.properties', CLIENT_CONFIGURATIONS.JAVA()),
    command: [box.path('/opt/kafka/bin/kafka-run-class.sh'), 'JavaClient'],
    environment: { CLASSPATH: classes },
  };
}

async function confluentKafkaClient({ cluster }: Stage, directory: string): Promise<Client> {
  return {
    name: 'confluent-kafka',
    configuration: await written(directory, 'kafka_settings.py', CLIENT_CONFIGURATIONS.CONFLUENT_KAFKA()),
    command: [join(PYTHON_TOOLS, 'python'), join(__dirname, 'confluent_kafka_client.py')],
    environment: { REHEARSAL_CA: cluster.certificate.pem },
  };
}

async function kafkaJsClient({ cluster }: Stage, directory: string): Promise<Client> {
  return {
    name: 'kafkajs',
    configuration: await written(directory, 'kafka.cjs', CLIENT_CONFIGURATIONS.KAFKAJS()),
    command: [process.execPath, join(__dirname, 'kafkajs-client.mjs')],
    environment: { NODE_EXTRA_CA_CERTS: cluster.certificate.pem },
  };
}

async function written(directory: string, name: string, text: string): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, text);
  return file;
}
