import { join } from 'node:path';
import { compileProgram } from '../conversation/compile';
import { Conversation } from '../conversation/conversation';
import { kafkaDistribution } from '../kafka/distribution';
import type { Stage } from '../proofs/proof';

/** Compiles the program that tries what a user may do, and says where its classes are. */
export async function compileAccessClient({ description, directory }: Stage): Promise<string> {
  const distribution = await kafkaDistribution(description.kafkaVersion);
  return compileProgram(distribution, join(directory, 'access', description.region, 'classes'), __dirname);
}

/** Kafka's own clients as a user of the cluster. */
export function logIn({ box, cluster }: Stage, classes: string, { username, password }: { readonly username: string; readonly password: string }): Conversation {
  return new Conversation(box.start(box.path('/opt/kafka/bin/kafka-run-class.sh'), ['AccessClient', cluster.bootstrapServers, box.path('/etc/kafka/client.properties')], {
    input: 'pipe',
    environment: { CLASSPATH: classes, KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_HEAP_OPTS: '-Xmx128m' },
  }));
}

/** The way that MSK itself takes: no ACL applies to it. */
export function controlPlane({ box, cluster }: Stage, classes: string): Conversation {
  return new Conversation(box.start(box.path('/opt/kafka/bin/kafka-run-class.sh'), ['AccessClient', cluster.controlPlane], {
    input: 'pipe',
    environment: { CLASSPATH: classes, KAFKA_HEAP_OPTS: '-Xmx128m' },
  }));
}
