import { join } from 'node:path';
import { Application } from './application/application';
import { compileApplication } from './application/compile';
import type { MirrorMakerDescription, Side } from './assembly/descriptions';
import { kafkaDistribution } from './kafka/distribution';
import { Flow } from './mirror-maker/flow';
import { MirrorMaker } from './mirror-maker/mirror-maker';
import type { Stage } from './proofs/proof';
import type { End, ReplicationStage } from './proofs/replication/proof';
import { REHEARSAL_TOPIC } from './proofs/replication/topics';
import { secondsUntil } from './proofs/replication/waiting';

const DELETION_TIMEOUT = 30;

/** What the rehearsal gives to a replication. */
export interface ReplicationSurroundings {
  /** Takes everything that is written. */
  readonly directory: string;
  readonly accessKeyId: string;
  /** Holds the AWS command line. */
  readonly awsDirectory: string;
  readonly awsEndpoint: string;
  readonly passwordOf: (clusterArn: string, username: string) => string;
  /** Is told of every MirrorMaker, as it must not outlive the rehearsal. */
  readonly onMirrorMaker: (mirrorMaker: MirrorMaker) => void;
}

/** A MirrorMaker between two clusters that run, not started yet, and an application beside each of them. */
export async function stageReplication(
  description: MirrorMakerDescription, stages: Readonly<Record<Side, Stage>>, surroundings: ReplicationSurroundings,
): Promise<ReplicationStage> {
  const [primary, secondary, mirrorMaker] = await Promise.all([
    startApplication(stages.primary, description.secrets.primary, surroundings),
    startApplication(stages.secondary, description.secrets.secondary, surroundings),
    MirrorMaker.install(description, { ...surroundings, trustStore: stages[description.target].cluster.trustStore }),
  ]);
  surroundings.onMirrorMaker(mirrorMaker);
  return {
    mirrorMaker,
    flow: new Flow(description),
    primary,
    secondary,
    topicsBefore: await primary.application.topics(),
    groupsBefore: await primary.application.groups(),
  };
}

/** Of a user that is not MirrorMaker's, nor the box's if there is another. What earlier proofs wrote is deleted. */
async function startApplication(stage: Stage, mirrorMakerSecret: string, { directory, passwordOf }: ReplicationSurroundings): Promise<End> {
  const { description, cluster, box } = stage;
  const users = description.users.filter(({ secretArn }) => secretArn !== mirrorMakerSecret);
  const { username } = users.find(({ secretArn }) => secretArn !== box.description.secretArn) ?? users[0]!;
  const application = Application.start({
    box,
    classes: await compileApplication(await kafkaDistribution(description.kafkaVersion), join(directory, 'application', description.region)),
    brokers: cluster.bootstrapServers,
    username,
    password: passwordOf(description.arn, username),
  });
  await deleteLeftovers(application);
  return { stage, application };
}

async function deleteLeftovers(application: Application): Promise<void> {
  const leftovers = async () => Object.keys(await application.topics()).filter((topic) => REHEARSAL_TOPIC.test(topic));
  await application.delete(await leftovers());
  await secondsUntil('the topics of earlier proofs are gone', DELETION_TIMEOUT, async () => (await leftovers()).length === 0);
}
