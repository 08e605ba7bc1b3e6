import { allow } from './acl-grants';
import { EVERY, aclPattern, type AclPattern } from './acl-patterns';
import { CLUSTER_NAME, type Acl } from './acls';
import { prefixOfCopies } from './copied-topics';
import type { FlowChoices } from './mirror-maker-defaults';

/** What of a flow decides what MirrorMaker must be allowed. */
export type MirroredFlow = Pick<FlowChoices, 'source' | 'naming' | 'topics' | 'groups' | 'exactlyOnce'>;

const CLUSTER: AclPattern = { patternType: 'LITERAL', name: CLUSTER_NAME };

/** What MirrorMaker's user must be allowed where records come from: it reads, and writes nothing. */
export function sourceAcls(username: string, { topics, groups }: MirroredFlow): Acl[] {
  return distinct([
    ...patternsOf(topics).flatMap((pattern) => allow(username, 'TOPIC', pattern, ['READ', 'DESCRIBE_CONFIGS'])),
    ...patternsOf(groups).flatMap((pattern) => allow(username, 'GROUP', pattern, ['DESCRIBE'])),
    ...allow(username, 'CLUSTER', CLUSTER, ['DESCRIBE']),
  ]);
}

/** What MirrorMaker's user must be allowed where records go to: copies, their groups, and what it keeps for itself. */
export function targetAcls(username: string, { source, naming, topics, groups, exactlyOnce }: MirroredFlow): Acl[] {
  const copies = patternsOf(topics).map((pattern) => naming === 'identical' ? pattern : behind(prefixOfCopies(source), pattern));
  const own = [
    ...['configs', 'offsets', 'status'].map((store) => `mm2-${store}.${source}.internal`),
    `mm2-offset-syncs.${source}.internal`,
    `${source}.checkpoints.internal`,
    'heartbeats',
  ];
  return distinct([
    // READ on the copies too: who sets the position of a group must be allowed to read the topic.
    ...copies.flatMap((pattern) => allow(username, 'TOPIC', pattern, ['CREATE', 'READ', 'WRITE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'])),
    ...own.flatMap((name) => allow(username, 'TOPIC', aclPattern(name), ['CREATE', 'READ', 'WRITE', 'DESCRIBE_CONFIGS'])),
    ...patternsOf(groups).flatMap((pattern) => allow(username, 'GROUP', pattern, ['READ'])),
    ...allow(username, 'GROUP', aclPattern(`${source}-mm2`), ['READ']),
    ...allow(username, 'CLUSTER', CLUSTER, ['DESCRIBE']),
    ...(exactlyOnce ? [`connect-cluster-${source}-mm2`, `${source}-mm2-*`] : [])
      .flatMap((id) => allow(username, 'TRANSACTIONAL_ID', aclPattern(id), ['WRITE'])),
  ]);
}

/**
 * An ACL knows names and beginnings of names, MirrorMaker's lists are regular expressions. `orders`, `orders\.eu` and
 * `orders.*` say the same in both; anything else becomes every name. A dot that is not escaped is taken for a dot:
 * MirrorMaker does not see what it may not read, so that a narrower ACL breaks nothing.
 */
function patternsOf(expressions: readonly string[]): AclPattern[] {
  const patterns = expressions.map(patternOf);
  return patterns.includes(EVERY) ? [EVERY] : patterns;
}

function patternOf(expression: string): AclPattern {
  const [, name, rest] = /^((?:[A-Za-z0-9_.-]|\\[.-])*?)(\.\*)?$/.exec(expression) ?? [];
  if (!name) {
    return EVERY;
  }
  return aclPattern(`${name.replaceAll('\\', '')}${rest ? '*' : ''}`);
}

function behind(prefix: string, { patternType, name }: AclPattern): AclPattern {
  return name === EVERY.name ? { patternType: 'PREFIXED', name: prefix } : { patternType, name: `${prefix}${name}` };
}

function distinct(acls: readonly Acl[]): Acl[] {
  return [...new Map(acls.map((acl) => [JSON.stringify(acl), acl])).values()];
}
