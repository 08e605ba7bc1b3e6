import { parseAcl, principalOf, type Acl } from 'cdk-msk-georeplication/kafka';
import type { ClusterDescription } from '../assembly/descriptions';
import { covers, example } from './access-attempts';

/** A user that may write to a topic and read it as a group, and no more than its ACLs say. */
export interface WorkingUser {
  readonly username: string;
  readonly topic: string;
  readonly group: string;
}

/** One user that may write to a topic, and one, perhaps another, that may read it as a group. */
export interface WorkingUsers {
  readonly writer: string;
  readonly reader: string;
  readonly topic: string;
  readonly group: string;
}

/** Whether records of a topic and offsets of a group are there after a failover. */
export type IsReplicated = (work: Pick<WorkingUsers, 'topic' | 'group'>) => boolean;

/**
 * The first user that may both write and read, or the first two of which one writes what the other reads, if they are users of the
 * other cluster as well and what they use is replicated. Administrators may everything, and show nothing.
 */
export function workingUsersOf({ acls, users }: ClusterDescription, other: ClusterDescription, isReplicated: IsReplicated): WorkingUsers | undefined {
  const onBoth = users.map(({ username }) => username).filter((username) => other.users.some((user) => user.username === username));
  const declared = (acls?.properties.Acls ?? []).map(parseAcl);
  const pairs = pairsOf(onBoth, declared).filter(isReplicated);
  return pairs.find(({ writer, reader }) => writer === reader) ?? pairs[0];
}

/** The first of them that may both write and read the same topic. */
export function firstWorkingUser(usernames: readonly string[], declared: readonly Acl[]): WorkingUser | undefined {
  return pairsOf(usernames, declared).filter(({ writer, reader }) => writer === reader).map(({ writer: username, topic, group }) => ({ username, topic, group }))[0];
}

/** In the order of the writers, then of the readers. */
function pairsOf(usernames: readonly string[], declared: readonly Acl[]): WorkingUsers[] {
  const granted = usernames.map((username) => ({ username, acls: declared.filter(({ principal }) => principal === principalOf(username)) }))
    .filter(({ acls }) => !acls.some(({ resourceType }) => resourceType === 'CLUSTER'));
  const writers = granted.flatMap(({ username, acls }) => topicsFor('WRITE', acls).map((written) => ({ writer: username, written })));
  const readers = granted.flatMap(({ username, acls }) => acls.filter(isReadOfGroup).slice(0, 1)
    .flatMap((group) => topicsFor('READ', acls).map((read) => ({ reader: username, read, group: example(group) }))));
  return writers.flatMap(({ writer, written }) => readers.flatMap(({ reader, read, group }): WorkingUsers[] => {
    // The narrower of the two names a topic that both may use.
    const topic = [written, read].map(example).find((name) => covers(written, name) && covers(read, name));
    return topic === undefined ? [] : [{ writer, reader, topic, group }];
  }));
}

function topicsFor(operation: 'READ' | 'WRITE', acls: readonly Acl[]): Acl[] {
  return acls.filter((acl) => acl.resourceType === 'TOPIC' && acl.operation === operation);
}

function isReadOfGroup({ resourceType, operation }: Acl): boolean {
  return resourceType === 'GROUP' && operation === 'READ';
}
