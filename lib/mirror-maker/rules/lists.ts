import { beginningsLeftOut } from '../../kafka/mirror-maker/synced-groups';
import { NameList } from '../../kafka/mirror-maker/name-lists';
import { error, warning } from '../../private/rules';
import { entriesOf, isOfDeploy, isOne, list, LISTS, textsOf, type Entry } from './entries';
import type { MirrorMakerRule } from './rule';

/** How names of topics and groups are listed, and what the lists do to each other. */
export const LIST_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-lists', ({ props }) => {
    const unknown = LISTS.filter((prop) => isOfDeploy(props, prop));
    return unknown.length > 0 && `${unknown.join(' and ')} must be a list that is known when the app is synthesized, its entries may be tokens, got one that is known in the deploy only`;
  }),

  error('mirror-maker-comma', ({ props }) => {
    const broken = LISTS.flatMap((prop) => textsOf(props, prop).filter((entry) => !isOne(entry)).map((entry) => ({ prop, entry })));
    return broken.length > 0 && `each entry must be a name or an expression without a comma, which separates them for MirrorMaker, got ${list(broken)}`;
  }),

  error('mirror-maker-entry-blank', ({ props }) => {
    const broken = entriesOf(props).filter(({ entry }) => entry !== entry.trim());
    return broken.length > 0 && `each entry must have no blank at its ends, where MirrorMaker cuts it off, got ${list(broken)}`;
  }),

  error('mirror-maker-empty', ({ props }) => {
    const empty = (['topics', 'groups'] as const).filter((prop) => props[prop]?.length === 0);
    return empty.length > 0 && `${empty.join(' and ')} must have at least one name or expression, got none`;
  }),

  error('mirror-maker-expression', ({ props }) => {
    const broken = entriesOf(props).flatMap((entry) => {
      const { fault, suggestion } = entry.read;
      return fault === undefined ? [] : [{ ...entry, fault: suggestion === undefined ? fault : `${fault}; '${suggestion}' would do` }];
    });
    const twice = LISTS.flatMap((prop) => groupNamesTwice(entriesOf(props, [prop])));
    const faults = [...broken.length > 0 ? [list(broken, broken.map(({ fault }) => fault))] : [], ...twice];
    return faults.length > 0 && `each entry must be a regular expression that Java reads, or MirrorMaker does not start, got ${faults.join('; ')}`;
  }),

  // Java may know what is not judged here.
  warning('mirror-maker-expression-doubt', ({ props }) => {
    const doubtful = entriesOf(props).filter(({ read: { doubt, fault } }) => doubt !== undefined && fault === undefined);
    return doubtful.length > 0
      && `each entry must be a regular expression that Java reads, or MirrorMaker does not start, got what is not judged here, ${list(doubtful, doubtful.map(({ read }) => read.doubt))}`;
  }),

  warning('mirror-maker-glob', ({ props }) => {
    const globs = entriesOf(props).filter(({ read: { suggestion, fault } }) => suggestion !== undefined && fault === undefined);
    return globs.length > 0
      && `each entry must be a regular expression, in which * repeats the character before it and .* is any text, got ${list(globs, globs.map(({ read }) => `'${read.suggestion}' takes all names that begin so`))}`;
  }),

  error('mirror-maker-groups', ({ props }) => {
    const beginnings = beginningsLeftOut(props.connectGroups ?? false);
    const left = entriesOf(props, ['groups'])
      .filter(({ read: { alternatives } }) => alternatives.some(({ beginning }) => beginnings.some((text) => beginning.startsWith(text))));
    return left.length > 0 && `groups must not begin with ${beginnings.join(' or ')}, which MirrorMaker never syncs${
      props.connectGroups ? '' : ', those of Kafka Connect without connectGroups'}, got ${list(left)}`;
  }),

  error('mirror-maker-excluded', ({ props }) => {
    const broken = ([['topics', 'topicsExclude'], ['groups', 'groupsExclude']] as const).flatMap(([prop, exclude]) => excludedNames(entriesOf(props, [prop]), entriesOf(props, [exclude])));
    return broken.length > 0 && `topics and groups must not be listed and excluded, got ${broken.join('; ')}`;
  }),

  error('mirror-maker-excludes-all', ({ props }) => {
    const all = entriesOf(props, ['topicsExclude']).filter(takesAll);
    return all.length > 0 && `topicsExclude must leave something to copy, got ${list(all)}`;
  }),

  warning('mirror-maker-excludes-all-groups', ({ props }) => {
    const all = entriesOf(props, ['groupsExclude']).filter(takesAll);
    return all.length > 0 && `groupsExclude must leave some groups to sync, or each begins anew after a failover, got ${list(all)}`;
  }),
];

/** Names with nothing in common: what takes them all takes any. */
const ANY_NAMES = ['a', 'Z', '7', '-', '_', 'orders', 'com.example.Orders-v2_0', '.x', '0'.repeat(200)];

function takesAll({ read: { javaScript } }: Entry): boolean {
  return ANY_NAMES.every((name) => javaScript?.test(name));
}

/** MirrorMaker makes one expression of a list. */
function groupNamesTwice(entries: readonly Entry[]): string[] {
  const names = entries.flatMap(({ read }) => read.groupNames);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `${entries[0]!.prop} with two groups called ${name}`);
}

function excludedNames(listed: readonly Entry[], excluded: readonly Entry[]): string[] {
  return listed.flatMap(({ prop, entry, read: { alternatives } }) => {
    const names = alternatives.filter(({ isName }) => isName).map(({ beginning }) => beginning);
    const by = excluded.find((exclusion) => names.some((name) => new NameList([exclusion.entry]).takes(name)));
    return by ? [`${prop} '${entry}' and ${by.prop} '${by.entry}'`] : [];
  });
}
