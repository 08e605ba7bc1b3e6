import { administratorAcls } from 'cdk-msk-georeplication/kafka';
import { close } from './close';
import { accessInWords, accessOf, type ReplicationAccess } from './replication-access';
import type { WorkingUsers } from './working-user';
import { Workload } from '../drivers/kafka/workload';
import type { ClusterDescription, MirrorMakerDescription, ProbeDescription, Side } from '../assembly/descriptions';
import type { Replication } from '../assembly/replications';
import type { ProbeFunction } from '../hosts/functions/probe-function';
import { FlowProperties } from '../hosts/mirror-maker/flow-properties';
import type { MirrorMaker } from '../hosts/mirror-maker/mirror-maker';
import { ownAcls } from './own-acls';
import type { ClusterEnvironment } from './check';
import { BackgroundWorkload, type Workers } from './background-workload';
import type { End, ReplicationEnvironment, MirrorMakerFlow } from './replication-check';
import { BACKGROUND_GROUP, BACKGROUND_TOPIC, PARTITIONS, REHEARSAL_TOPIC } from './topics';
import { secondsUntil } from './waiting';
import { userSecretsOf } from '../assembly/rotations';

const DELETION_TIMEOUT = 30;

/** What the rehearsal gives to a replication. */
export interface ReplicationSetUp {
  readonly passwordOf: (clusterArn: string, username: string) => string;
  readonly installMirrorMaker: (description: MirrorMakerDescription) => Promise<MirrorMaker>;
  readonly probeOf: (description: ProbeDescription) => ProbeFunction;
}

type Environments = Readonly<Record<Side, ClusterEnvironment>>;

/** A MirrorMaker between two clusters that run, and perhaps one for the failback, not started yet, and workloads for each cluster. */
export async function setUpReplication(replication: Replication, environments: Environments, setUp: ReplicationSetUp): Promise<ReplicationEnvironment> {
  const { forward, failback } = replication;
  const access = accessOf(environments.primary.description, environments.secondary.description, forward);
  const begin = (environment: ClusterEnvironment) => startWorkloads(environment, replication, access, setUp);
  const [primary, secondary, forwardFlow, failbackFlow] = await Promise.all([
    begin(environments.primary),
    begin(environments.secondary),
    installFlow(forward, setUp),
    failback && installFlow(failback, setUp),
  ]);
  return {
    ...forwardFlow,
    failbackFlow,
    probe: forward.probe && setUp.probeOf(forward.probe),
    primary: primary.end,
    secondary: secondary.end,
    background: new BackgroundWorkload({ primary: primary.background, secondary: secondary.background }, workOf(environments.primary.description, access.users)),
    access: accessInWords(access, { primary: primary.acls, secondary: secondary.acls }),
    topicsBefore: await primary.end.workload.topics(),
    groupsBefore: await primary.end.workload.groups(),
  };
}

function workOf({ topics }: ClusterDescription, { topic, group }: Pick<WorkingUsers, 'topic' | 'group'> = { topic: BACKGROUND_TOPIC, group: BACKGROUND_GROUP }) {
  return { topic, group, partitions: topics.find(({ name }) => name === topic)?.partitions ?? PARTITIONS };
}

async function installFlow(description: MirrorMakerDescription, { installMirrorMaker }: ReplicationSetUp): Promise<MirrorMakerFlow> {
  return { mirrorMaker: await installMirrorMaker(description), flow: new FlowProperties(description) };
}

/** The workloads of a cluster. */
interface Workloads {
  /** May do everything, to prepare and to look. */
  readonly end: End;
  /** Do the users' work. */
  readonly background: Workers;
  /** How many close the cluster. */
  readonly acls: number;
}

/** What earlier checks wrote is deleted. */
async function startWorkloads(environment: ClusterEnvironment, replication: Replication, { isClosed, users }: ReplicationAccess, { passwordOf }: ReplicationSetUp): Promise<Workloads> {
  const { description, driver } = environment;
  const { exactlyOnce } = new FlowProperties(replication.forward);
  const credentialsOf = (username: string) => ({ username, password: passwordOf(description.arn, username) });
  const start = (username: string) => new Workload(driver.logIn(credentialsOf(username), exactlyOnce), exactlyOnce);
  const everything = isClosed ? administratorOf(description) : otherUserOf(environment, replication);
  const workload = start(everything);
  await deleteLeftovers(workload, description, users);
  // The template lets this user set ACLs and no more: that it may prepare and look is for the rehearsal only.
  const acls = isClosed ? await close(environment, [...ownAcls(environment, replication), ...administratorAcls(everything)]) : 0;
  const background = users ? { writer: start(users.writer), reader: start(users.reader) } : { writer: workload, reader: workload };
  return { end: { environment, workload, credentials: credentialsOf(everything) }, background, acls };
}

function administratorOf({ users, acls }: ClusterDescription): string {
  return users.find(({ secretArn }) => secretArn === acls!.properties.AdministratorSecretArn)!.username;
}

/** Not MirrorMaker, whose password may change, nor the client instance's user if there is another. */
function otherUserOf({ description, clientInstance }: ClusterEnvironment, { forward }: Replication): string {
  const rotated = (description.rotations ?? []).filter(({ isOfMirrorMaker }) => isOfMirrorMaker).flatMap(userSecretsOf);
  const users = description.users.filter(({ secretArn }) => ![...Object.values(forward.secrets), ...rotated].includes(secretArn));
  return (users.find(({ secretArn }) => secretArn !== clientInstance.description.secretArn) ?? users[0]!).username;
}

/** Topics of the rehearsal go; the one of the template that the workload will use is there again, and empty. */
async function deleteLeftovers(workload: Workload, cluster: ClusterDescription, users?: WorkingUsers): Promise<void> {
  const leftovers = async () => Object.keys(await workload.topics()).filter((topic) => topic === users?.topic || REHEARSAL_TOPIC.test(topic));
  await workload.delete(await leftovers());
  await secondsUntil('the topics of earlier checks are gone', DELETION_TIMEOUT, async () => (await leftovers()).length === 0);
  for (const { name, partitions, settings } of cluster.topics.filter(({ name: declared }) => declared === users?.topic)) {
    await workload.create(name, partitions, settings);
  }
}
