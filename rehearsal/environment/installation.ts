import type { AssemblyDescription, ClusterDescription, MirrorMakerDescription } from '../assembly/descriptions';
import { driverClasses } from '../drivers/kafka/kafka-driver';
import { exporterJar } from '../hosts/mirror-maker/exporter';
import { Image } from '../hosts/mirror-maker/image';
import { kafkaDistribution } from '../local-kafka/distribution';
import { storageClasses } from '../local-kafka/storage/storage';

/**
 * Downloads and compiles what the clusters and MirrorMakers of an assembly run, so that a check spends none of its time on that. What
 * cannot be had, the check says that needs it.
 */
export async function installKafka({ clusters, mirrorMakers }: Pick<AssemblyDescription, 'clusters' | 'mirrorMakers'>): Promise<void> {
  await Promise.allSettled([...clusters.map(installBrokers), ...mirrorMakers.map(installMirrorMaker)]);
}

async function installBrokers({ kafkaVersion }: ClusterDescription): Promise<void> {
  const distribution = await kafkaDistribution(kafkaVersion);
  await Promise.all([storageClasses(distribution), driverClasses(distribution)]);
}

async function installMirrorMaker({ image }: MirrorMakerDescription): Promise<void> {
  const { kafka, exporter } = new Image(image?.directory, image?.buildArgs).downloads;
  await Promise.all([kafkaDistribution(kafka), exporterJar(exporter)]);
}
