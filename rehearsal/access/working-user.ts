import { parseAcl, principalOf, type Acl } from '../../lib/kafka/acls';
import type { ClusterDescription } from '../assembly/descriptions';
import { example } from './attempts';

/** A user that may write to a topic and read it as a group, and no more than its ACLs say. */
export interface WorkingUser {
  readonly username: string;
  readonly topic: string;
  readonly group: string;
}

/** The first user that may both write and read, if it is a user of the other cluster as well. Administrators may everything, and show nothing. */
export function workingUserOf({ acls, users }: ClusterDescription, other: ClusterDescription): WorkingUser | undefined {
  const declared = (acls?.properties.Acls ?? []).map(parseAcl);
  return users.filter(({ username }) => other.users.some((user) => user.username === username)).flatMap(({ username }): WorkingUser[] => {
    const own = declared.filter(({ principal }) => principal === principalOf(username));
    const topic = own.find((acl) => mayWrite(acl) && own.some((read) => read.operation === 'READ' && isSameResource(read, acl)));
    const group = own.find(({ resourceType, operation }) => resourceType === 'GROUP' && operation === 'READ');
    return topic && group && !own.some(({ resourceType }) => resourceType === 'CLUSTER') ? [{ username, topic: example(topic), group: example(group) }] : [];
  })[0];
}

function mayWrite({ resourceType, operation }: Acl): boolean {
  return resourceType === 'TOPIC' && operation === 'WRITE';
}

function isSameResource(one: Acl, other: Acl): boolean {
  return one.resourceType === other.resourceType && one.patternType === other.patternType && one.name === other.name;
}
