import { unknownIn } from '../system/unknown';
import type { Verdict } from './verdict';

/** What AWS, as it deploys or as it judges, puts in the place of a part of a pattern: all that stands in braces there is a variable. */
const REPLACED = /(<unknown: [^<>]*>|\{\{resolve:[^{}]*\}\}|\$\{[^{}]*\})/;

/** Variables for what would else be a wildcard or begin a variable. */
const ESCAPED = /^\$\{([*?$])\}$/;

export interface PatternOptions {
  /** Whether * and ? stand for themselves. */
  readonly isLiteral?: boolean;
  readonly ignoresCase?: boolean;
}

/** Whether a text is what a pattern of a policy says: * stands for any characters, ? for one. */
export function isLike(text: string, pattern: string, { isLiteral = false, ignoresCase = false }: PatternOptions = {}): Verdict {
  if (text === pattern) {
    return true;
  }
  const parts = pattern.split(REPLACED).map((part, index) => ({ part, isReplaced: index % 2 === 1 && !ESCAPED.test(part) }));
  const expression = parts.map(({ part, isReplaced }) => isReplaced ? '.*' : expressionOf(ESCAPED.exec(part)?.[1] ?? part, isLiteral || ESCAPED.test(part))).join('');
  const fits = new RegExp(`^${expression}$`, ignoresCase ? 'is' : 's').test(text);
  const replaced = parts.find(({ isReplaced }) => isReplaced)?.part;
  const what = unknownIn(text) ?? (fits && replaced !== undefined ? unknownIn(replaced) ?? `the policy variable ${replaced}` : undefined);
  return what === undefined || (fits && replaced === undefined) ? fits : { unknown: what };
}

function expressionOf(text: string, isLiteral: boolean): string {
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return isLiteral ? escaped.replace(/[*?]/g, '\\$&') : escaped.replace(/\*/g, '.*').replace(/\?/g, '.');
}
