import { join } from 'node:path';
import { Application } from './application/application';
import { compileProgram } from './conversation/compile';
import type { MirrorMakerDescription, Side } from './assembly/descriptions';
import type { Replication } from './assembly/way-back';
import { kafkaDistribution } from './kafka/distribution';
import { Flow } from './mirror-maker/flow';
import type { MirrorMaker } from './mirror-maker/mirror-maker';
import type { Stage } from './proofs/proof';
import { LiveApplication } from './proofs/replication/live-application';
import type { End, ReplicationStage, Way } from './proofs/replication/proof';
import { REHEARSAL_TOPIC } from './proofs/replication/topics';
import { secondsUntil } from './proofs/replication/waiting';
import { userSecretsOf } from './rotation/rotations';

const DELETION_TIMEOUT = 30;

/** What the rehearsal gives to a replication. */
export interface ReplicationSurroundings {
  /** Takes what the applications are made of. */
  readonly directory: string;
  readonly passwordOf: (clusterArn: string, username: string) => string;
  readonly installMirrorMaker: (description: MirrorMakerDescription) => Promise<MirrorMaker>;
}

/** A MirrorMaker between two clusters that run, and perhaps one for the way back, not started yet, and an application beside each cluster. */
export async function stageReplication(
  { forward, wayBack }: Replication, stages: Readonly<Record<Side, Stage>>, surroundings: ReplicationSurroundings,
): Promise<ReplicationStage> {
  const [primary, secondary, way, back] = await Promise.all([
    startApplication(stages.primary, forward, surroundings),
    startApplication(stages.secondary, forward, surroundings),
    installWay(forward, surroundings),
    wayBack && installWay(wayBack, surroundings),
  ]);
  return {
    ...way,
    wayBack: back,
    primary,
    secondary,
    live: new LiveApplication({ primary: primary.application, secondary: secondary.application }),
    topicsBefore: await primary.application.topics(),
    groupsBefore: await primary.application.groups(),
  };
}

async function installWay(description: MirrorMakerDescription, { installMirrorMaker }: ReplicationSurroundings): Promise<Way> {
  return { mirrorMaker: await installMirrorMaker(description), flow: new Flow(description) };
}

/** Of a user that is not MirrorMaker's, whose password may change, nor the box's if there is another. What earlier proofs wrote is deleted. */
async function startApplication(stage: Stage, mirrorMaker: MirrorMakerDescription, { directory, passwordOf }: ReplicationSurroundings): Promise<End> {
  const { description, cluster, box } = stage;
  const ofMirrorMaker = [...Object.values(mirrorMaker.secrets), ...(description.rotations ?? []).filter(({ isOfMirrorMaker }) => isOfMirrorMaker).flatMap(userSecretsOf)];
  const users = description.users.filter(({ secretArn }) => !ofMirrorMaker.includes(secretArn));
  const { username } = users.find(({ secretArn }) => secretArn !== box.description.secretArn) ?? users[0]!;
  const application = Application.start({
    box,
    classes: await compileProgram(await kafkaDistribution(description.kafkaVersion), join(directory, 'application', description.region), join(__dirname, 'application')),
    brokers: cluster.bootstrapServers,
    username,
    password: passwordOf(description.arn, username),
    readsCommittedOnly: new Flow(mirrorMaker).exactlyOnce,
  });
  await deleteLeftovers(application);
  return { stage, application };
}

async function deleteLeftovers(application: Application): Promise<void> {
  const leftovers = async () => Object.keys(await application.topics()).filter((topic) => REHEARSAL_TOPIC.test(topic));
  await application.delete(await leftovers());
  await secondsUntil('the topics of earlier proofs are gone', DELETION_TIMEOUT, async () => (await leftovers()).length === 0);
}
