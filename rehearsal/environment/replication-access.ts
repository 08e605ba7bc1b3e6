import type { ClusterDescription, MirrorMakerDescription, Side } from '../assembly/descriptions';
import { FlowProperties } from '../hosts/mirror-maker/flow-properties';
import { withOwnTopics } from '../hosts/mirror-maker/own-topics';
import { workingUsersOf, type WorkingUsers } from './working-user';

/** Who may do what on both clusters of a replication. */
export interface ReplicationAccess {
  /** Whether both clusters declare ACLs; otherwise every user may do everything on both. */
  readonly isClosed: boolean;
  /** Who writes and reads on both sides with no more than its grants; none where the templates have no such users. */
  readonly users?: WorkingUsers;
}

export function accessOf(primary: ClusterDescription, secondary: ClusterDescription, forward: MirrorMakerDescription): ReplicationAccess {
  if (primary.acls === undefined || secondary.acls === undefined) {
    return { isClosed: false };
  }
  // With the topics and groups that the rehearsal adds to those of the template.
  const flow = new FlowProperties({ target: forward.target, environment: { MIRROR_MAKER_PROPERTIES: withOwnTopics(forward.environment.MIRROR_MAKER_PROPERTIES!) } });
  return { isClosed: true, users: workingUsersOf(primary, secondary, ({ topic, group }) => flow.copies(topic) && flow.syncsOffsetsOf(group)) };
}

/** For the table, with how many ACLs close each side. */
export function accessInWords({ isClosed, users }: ReplicationAccess, acls: Readonly<Record<Side, number>>): string {
  return isClosed ? `closed by ${acls.primary} and ${acls.secondary} ACLs: ${workersInWords(users)}` : 'every user may do everything';
}

function workersInWords(users: WorkingUsers | undefined): string {
  if (users === undefined) {
    return 'an administrator is the application, as no users of both sides were granted to write to a topic that is copied and to read it as a group';
  }
  return users.writer === users.reader
    ? `the application is ${users.writer}, which may do no more than it was granted`
    : `${users.writer} writes and ${users.reader} reads, which may do no more than they were granted`;
}
