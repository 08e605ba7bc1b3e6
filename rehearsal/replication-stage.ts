import { join } from 'node:path';
import { administratorAcls } from '../lib/kafka/acl-grants';
import { close } from './access/close';
import { workingUserOf, type WorkingUser } from './access/working-user';
import { Application } from './application/application';
import { compileProgram } from './conversation/compile';
import type { ClusterDescription, MirrorMakerDescription, Side } from './assembly/descriptions';
import type { Replication } from './assembly/way-back';
import { kafkaDistribution } from './kafka/distribution';
import { Flow } from './mirror-maker/flow';
import type { MirrorMaker } from './mirror-maker/mirror-maker';
import { ownAcls } from './mirror-maker/own-topics';
import { onLocalBrokers } from './proofs/declared-topics';
import type { Stage } from './proofs/proof';
import { LiveApplication } from './proofs/replication/live-application';
import type { End, ReplicationStage, Way } from './proofs/replication/proof';
import { LIVE_READER, LIVE_TOPIC, PARTITIONS, REHEARSAL_TOPIC } from './proofs/replication/topics';
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

type Stages = Readonly<Record<Side, Stage>>;

/** A MirrorMaker between two clusters that run, and perhaps one for the way back, not started yet, and applications beside each cluster. */
export async function stageReplication(replication: Replication, stages: Stages, surroundings: ReplicationSurroundings): Promise<ReplicationStage> {
  const { forward, wayBack } = replication;
  const user = userOf(stages);
  const begin = (stage: Stage) => startApplications(stage, replication, user, surroundings);
  const [primary, secondary, way, back] = await Promise.all([
    begin(stages.primary),
    begin(stages.secondary),
    installWay(forward, surroundings),
    wayBack && installWay(wayBack, surroundings),
  ]);
  return {
    ...way,
    wayBack: back,
    primary: primary.end,
    secondary: secondary.end,
    live: new LiveApplication({ primary: primary.live, secondary: secondary.live }, workOf(stages.primary.description, user)),
    access: user ? `closed by ${primary.acls} and ${secondary.acls} ACLs: the application is ${user.username}, which may do no more than it was granted` : 'every user may do everything',
    topicsBefore: await primary.end.application.topics(),
    groupsBefore: await primary.end.application.groups(),
  };
}

/** Who writes and reads on both sides with no more than its grants; nobody unless both clusters declare ACLs. */
function userOf({ primary: { description: primary }, secondary: { description: secondary } }: Stages): WorkingUser | undefined {
  return secondary.acls && workingUserOf(primary, secondary);
}

function workOf({ topics }: ClusterDescription, { topic, group }: Pick<WorkingUser, 'topic' | 'group'> = { topic: LIVE_TOPIC, group: LIVE_READER }) {
  return { topic, group, partitions: topics.find(({ name }) => name === topic)?.partitions ?? PARTITIONS };
}

async function installWay(description: MirrorMakerDescription, { installMirrorMaker }: ReplicationSurroundings): Promise<Way> {
  return { mirrorMaker: await installMirrorMaker(description), flow: new Flow(description) };
}

/** What runs beside a cluster. */
interface Applications {
  /** May do everything, to prepare and to look. */
  readonly end: End;
  /** Does the user's work. */
  readonly live: Application;
  /** How many close the cluster. */
  readonly acls: number;
}

/** What earlier proofs wrote is deleted. */
async function startApplications(stage: Stage, replication: Replication, user: WorkingUser | undefined, { directory, passwordOf }: ReplicationSurroundings): Promise<Applications> {
  const { description, cluster, box } = stage;
  const classes = await compileProgram(await kafkaDistribution(description.kafkaVersion), join(directory, 'application', description.region), join(__dirname, 'application'));
  const start = (username: string) => Application.start({
    box,
    classes,
    brokers: cluster.bootstrapServers,
    username,
    password: passwordOf(description.arn, username),
    readsCommittedOnly: new Flow(replication.forward).exactlyOnce,
  });
  const everything = user ? administratorOf(description) : somebodyOf(stage, replication);
  const application = start(everything);
  await deleteLeftovers(application, description, user);
  // The template lets this user set ACLs and no more: that it may prepare and look is for the rehearsal only.
  const acls = user ? await close(stage, [...ownAcls(stage, replication), ...administratorAcls(everything)]) : 0;
  return { end: { stage, application }, live: user ? start(user.username) : application, acls };
}

function administratorOf({ users, acls }: ClusterDescription): string {
  return users.find(({ secretArn }) => secretArn === acls!.properties.AdministratorSecretArn)!.username;
}

/** Not MirrorMaker, whose password may change, nor the box's user if there is another. */
function somebodyOf({ description, box }: Stage, { forward }: Replication): string {
  const rotated = (description.rotations ?? []).filter(({ isOfMirrorMaker }) => isOfMirrorMaker).flatMap(userSecretsOf);
  const users = description.users.filter(({ secretArn }) => ![...Object.values(forward.secrets), ...rotated].includes(secretArn));
  return (users.find(({ secretArn }) => secretArn !== box.description.secretArn) ?? users[0]!).username;
}

/** Topics of the rehearsal go; the one of the template that the application will use is there again, and empty. */
async function deleteLeftovers(application: Application, { topics }: ClusterDescription, user?: WorkingUser): Promise<void> {
  const leftovers = async () => Object.keys(await application.topics()).filter((topic) => topic === user?.topic || REHEARSAL_TOPIC.test(topic));
  await application.delete(await leftovers());
  await secondsUntil('the topics of earlier proofs are gone', DELETION_TIMEOUT, async () => (await leftovers()).length === 0);
  for (const { name, partitions, settings } of topics.filter(({ name: declared }) => declared === user?.topic).map(onLocalBrokers)) {
    await application.create(name, partitions, settings);
  }
}
