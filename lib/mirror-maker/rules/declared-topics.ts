import type * as msk from '@aws-cdk/aws-msk-alpha';
import { copyingBy, isHeartbeats, SkipReason, ownTopics, prefixOfCopies, type Copying, type CopyingFlow } from '../../kafka/mirror-maker/copied-topics';
import { NameList } from '../../kafka/mirror-maker/name-lists';
import { collide, MAXIMUM_TOPIC_NAME_LENGTH } from '../../kafka/topics/topic-names';
import { error, warning, type Rule } from '../../private/rules';
import { topicsOf } from '../../topics/topics-of-clusters';
import { copyingFlowOf, type Flow } from '../flow';

/** A flow, and the topics that the app gives to its two clusters. Those that others make are not known. */
export interface DeclaredTopics {
  readonly flow: CopyingFlow;
  /** Where records come from... */
  readonly source: readonly DeclaredTopic[];
  /** ...and go to. */
  readonly target: readonly string[];
  readonly sourcePath: string;
  readonly targetPath: string;
}

interface DeclaredTopic extends Copying {
  readonly name: string;
}

export function declaredTopicsOf(flow: Flow, source?: msk.ICluster, target?: msk.ICluster): DeclaredTopics {
  const copyingFlow = copyingFlowOf(flow);
  const copying = copyingBy(copyingFlow);
  return {
    flow: copyingFlow,
    source: source ? topicsOf(source).map((name) => ({ name, ...copying(name) })) : [],
    target: target ? topicsOf(target) : [],
    sourcePath: source?.node.path ?? copyingFlow.source,
    targetPath: target?.node.path ?? copyingFlow.target,
  };
}

/** What the names of declared topics show when all of them are known. Each row has a row in the test. */
export const DECLARED_TOPIC_RULES: readonly Rule<DeclaredTopics>[] = [
  // MirrorMaker's task would wait for the copy for ever, and what else it copies with it.
  error('mirror-maker-copy-collision', ({ flow, source, target, sourcePath, targetPath }) => {
    const others = [...target, ...ownTopics(flow.source)];
    const broken = source.flatMap(({ name, copy }) => {
      const same = copy === undefined ? undefined : others.find((other) => other !== copy && collide(other, copy));
      return same === undefined ? [] : [`'${name}', whose copy '${copy}' is '${same}' of ${targetPath} for Kafka`];
    });
    return broken.length > 0 && `topics of ${sourcePath} must have copies whose names differ from those of other topics in more than a period or an underscore, got ${broken.join('; ')}`;
  }),

  error('mirror-maker-copy-length', ({ flow, source, sourcePath }) => {
    const long = source.filter(({ skipReason }) => skipReason === SkipReason.LONG);
    return long.length > 0
      && `topics of ${sourcePath} that are copied must have names of at most ${MAXIMUM_TOPIC_NAME_LENGTH - prefixOfCopies(flow.source).length} characters, a copy has a prefix too, got ${namesOf(long)}`;
  }),

  warning('mirror-maker-mixed-heartbeats', ({ target, targetPath }) =>
    target.includes('heartbeats') && `topics of ${targetPath} must not be called heartbeats, where MirrorMaker writes its own records, got 'heartbeats'`),

  // A person can know that they are to stay where they are.
  warning('mirror-maker-never-copied', ({ flow, source, target, sourcePath }) => {
    const copies = (name: string) => target.some((other) => name === `${prefixOfCopies(flow.target)}${other}`);
    const wanted = new NameList(flow.topics);
    const left = source.filter(({ name, skipReason }) => (skipReason === SkipReason.INTERNAL || skipReason === SkipReason.CYCLE) && wanted.takes(name) && !copies(name));
    return left.length > 0
      && `topics of ${sourcePath} that are to be copied must not begin with __ or a period, end in .internal, -internal or .replica, nor have ${flow.target}. at the beginning or behind another period, `
        + `got ${namesOf(left)}, which MirrorMaker never copies`;
  }),

  warning('mirror-maker-none-copied', ({ source, sourcePath }) => {
    const others = source.filter(({ name }) => !isHeartbeats(name));
    return others.length > 0 && others.every(({ skipReason }) => skipReason === SkipReason.UNLISTED || skipReason === SkipReason.EXCLUDED)
      && `topics must match a topic of ${sourcePath}, names must be matched whole, got no match for ${namesOf(others)}`;
  }),

  warning('mirror-maker-case', ({ flow, source, sourcePath }) => {
    const near = source.flatMap(({ name, skipReason }) => {
      const entry = skipReason === SkipReason.UNLISTED ? flow.topics.find((text) => text?.toLowerCase() === name.toLowerCase()) : undefined;
      return entry === undefined ? [] : [`'${entry}' for '${name}'`];
    });
    return near.length > 0 && `topics must be written as the topics of ${sourcePath} are, in upper and lower case, got ${near.join(', ')}`;
  }),

  warning('mirror-maker-period', ({ flow, source, sourcePath }) => {
    const declared = new Set(source.map(({ name }) => name));
    const wide = flow.topics.flatMap((entry) => {
      if (entry === undefined || !entry.includes('.') || !declared.has(entry)) {
        return [];
      }
      const wanted = new NameList([entry]);
      const names = source.filter(({ name }) => name !== entry && wanted.takes(name));
      return names.length === 0 ? [] : [`'${entry}', which matches ${namesOf(names)} of ${sourcePath}, too ('${entry.replaceAll('.', '\\.')}' does not)`];
    });
    return wide.length > 0 && `topics must have \\. for a period, a period alone is any character, got ${wide.join('; ')}`;
  }),

  warning('mirror-maker-heartbeats-copied', ({ flow, source, sourcePath }) => {
    const [wanted, excluded] = [new NameList(flow.topics), new NameList(flow.topicsExclude)];
    const unwanted = source.filter(({ name, copy }) => copy !== undefined && isHeartbeats(name) && name !== 'heartbeats' && (wanted.takes(name) === false || excluded.takes(name) === true));
    return unwanted.length > 0 && `topics of ${sourcePath} that are not to be copied must not be called heartbeats behind a period, by which MirrorMaker knows what it always copies, got ${namesOf(unwanted)}`;
  }),
];

/** A few say enough. */
const SHOWN = 10;

function namesOf(topics: readonly DeclaredTopic[]): string {
  const more = topics.length > SHOWN ? ` and ${topics.length - SHOWN} more` : '';
  return `${topics.slice(0, SHOWN).map(({ name }) => `'${name}'`).join(', ')}${more}`;
}
