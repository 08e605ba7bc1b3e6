import { allow } from '../acls/acl-grants';
import { EVERY, aclPattern, type AclPattern } from '../acls/acl-patterns';
import type { Acl } from '../acls/acls';
import { HEARTBEATS, ownTopics, prefixOfCopies } from './copied-topics';
import type { FlowChoices } from './defaults';

/** What of a flow decides what MirrorMaker must be allowed. */
export type MirroredFlow = Pick<FlowChoices, 'source' | 'naming' | 'topics' | 'groups' | 'exactlyOnce'>;

/** What MirrorMaker's user must be allowed where records come from: it reads, and writes nothing. */
export function sourceAcls(username: string, { topics, groups }: MirroredFlow): Acl[] {
  return distinct([
    ...patternsOf(topics).flatMap((pattern) => allow(username, 'TOPIC', pattern, ['READ', 'DESCRIBE_CONFIGS'])),
    ...patternsOf(groups).flatMap((pattern) => allow(username, 'GROUP', pattern, ['DESCRIBE'])),
  ]);
}

/** What MirrorMaker's user must be allowed where records go to: copies, their groups, and what it keeps for itself. */
export function targetAcls(username: string, flow: MirroredFlow): Acl[] {
  const { source, topics, groups, exactlyOnce } = flow;
  const heartbeats = patternsOf(topics).includes(EVERY) ? [] : [aclPattern(`${prefixOfCopies(source)}${HEARTBEATS}`)];
  return distinct([
    // READ on the copies too: who sets the position of a group must be allowed to read the topic.
    ...[...copiesOf(flow), ...heartbeats].flatMap((pattern) => allow(username, 'TOPIC', pattern, ['CREATE', 'READ', 'WRITE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'])),
    ...ownTopics(source).flatMap((name) => allow(username, 'TOPIC', aclPattern(name), ['CREATE', 'READ', 'WRITE', 'DESCRIBE_CONFIGS'])),
    ...patternsOf(groups).flatMap((pattern) => allow(username, 'GROUP', pattern, ['READ'])),
    ...allow(username, 'GROUP', aclPattern(`${source}-mm2`), ['READ']),
    ...(exactlyOnce ? [`connect-cluster-${source}-mm2`, `${source}-mm2-*`] : [])
      .flatMap((id) => allow(username, 'TRANSACTIONAL_ID', aclPattern(id), ['WRITE'])),
  ]);
}

/** What a user must be allowed that looks at the originals, to tell which of them are still to be copied: records, too, and no right to change anything. */
export function sourceProbeAcls(username: string, { topics }: Pick<MirroredFlow, 'topics'>): Acl[] {
  return distinct(patternsOf(topics).flatMap((pattern) => allow(username, 'TOPIC', pattern, ['READ'])));
}

/** What a user must be allowed that looks at the copies: how far they have come and how long they are kept, and no record. */
export function targetProbeAcls(username: string, flow: Pick<MirroredFlow, 'source' | 'naming' | 'topics'>): Acl[] {
  return distinct(copiesOf(flow).flatMap((pattern) => allow(username, 'TOPIC', pattern, ['DESCRIBE', 'DESCRIBE_CONFIGS'])));
}

/** What ends in heartbeats is renamed under identical names, too: topics with a beginning may include one. */
function copiesOf({ source, naming, topics }: Pick<MirroredFlow, 'source' | 'naming' | 'topics'>): AclPattern[] {
  const prefix = prefixOfCopies(source);
  return patternsOf(topics).flatMap((pattern) =>
    naming === 'prefixed' ? behind(prefix, pattern) : pattern.patternType === 'PREFIXED' ? [pattern, behind(prefix, pattern)] : pattern);
}

/**
 * An ACL knows names and beginnings of names, MirrorMaker's lists are regular expressions. `orders`, `orders\.eu` and
 * `orders.*` say the same in both. Of any other expression each alternative becomes the beginning that all its names have:
 * `orders-[0-9]+|bills` is `orders-*` and `bills`, and `[a-z]+` is every name. A dot that is not escaped is taken for a dot:
 * MirrorMaker does not see what it may not read, so that a narrower ACL breaks nothing.
 */
function patternsOf(expressions: readonly string[]): AclPattern[] {
  const patterns = expressions.flatMap(alternativesOf).map(patternOf);
  return patterns.includes(EVERY) ? [EVERY] : patterns;
}

/** Those at the top of an expression; where there may be others, inside of a group, a class or a quotation, it is taken whole. */
function alternativesOf(expression: string): string[] {
  return /[()[\]]|\\Q/.test(expression) ? [expression] : expression.split(/(?<!\\)\|/);
}

/** A name of letters, digits and . _ - as an expression, and what follows it. */
const BEGINNING = /^\^?((?:[A-Za-z0-9_.-]|\\[.-])*)(.*)$/s;

function patternOf(expression: string): AclPattern {
  const [, text = '', rest = ''] = BEGINNING.exec(expression) ?? [];
  if (rest === '' || rest === '$') {
    return text === '' ? EVERY : aclPattern(unescaped(text));
  }
  // What a quantifier stands behind is no part of the beginning: it may be there several times, or not at all.
  const beginning = unescaped(/^[*?{+]/.test(rest) ? text.replace(/\\?.$/s, '') : text);
  return beginning === '' || hasAlternatives(rest) ? EVERY : aclPattern(`${beginning}*`);
}

/** Whether what follows may be an alternative to the beginning itself. */
function hasAlternatives(rest: string): boolean {
  return rest.replace(/\\./gs, '').replace(/\([^()]*\)|\[[^\]]*\]/g, '').includes('|');
}

function unescaped(text: string): string {
  return text.replaceAll('\\', '');
}

function behind(prefix: string, { patternType, name }: AclPattern): AclPattern {
  return name === EVERY.name ? { patternType: 'PREFIXED', name: prefix } : { patternType, name: `${prefix}${name}` };
}

function distinct(acls: readonly Acl[]): Acl[] {
  return [...new Map(acls.map((acl) => [JSON.stringify(acl), acl])).values()];
}
