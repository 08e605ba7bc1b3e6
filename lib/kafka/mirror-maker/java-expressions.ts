import { ExpressionReader, isForTopics, Refusal, sourceOf, type Part } from './java-expression-reader';

/** What is known of a regular expression that Java is to read, without Java. */
export interface JavaExpression {
  /** Why Java does not read it, or reads more than it with it. */
  readonly fault?: string;
  /** What in it is not judged here: Java may refuse it. */
  readonly doubt?: string;
  /** Another text, which says what the expression does where it is read as `orders-*` is elsewhere. */
  readonly suggestion?: string;
  /** The same for JavaScript, or undefined where that says it in no way. */
  readonly javaScript?: RegExp;
  /** Whether it takes any text that a topic can be called. */
  readonly isForTopics: boolean;
  /** What each of its alternatives is sure to begin and to end with. */
  readonly alternatives: readonly Alternative[];
  /** The names of its groups. */
  readonly groupNames: readonly string[];
}

/** One of the texts between `|`. A period counts for a period, though without a backslash it is any character. */
export interface Alternative {
  readonly beginning: string;
  readonly ending: string;
  /** Whether it is a name and no more, which both of them are then. */
  readonly isName: boolean;
}

const UNREADABLE = { isForTopics: true, alternatives: [], groupNames: [] };

/** Reads an expression as `java.util.regex.Pattern` of Java 17 does. MirrorMaker asks for a match of a whole name. */
export function readExpression(text: string): JavaExpression {
  const reader = new ExpressionReader(text);
  try {
    const alternatives = reader.read();
    const { doubt, groupNames } = reader;
    return {
      fault: reader.leak,
      doubt,
      suggestion: withAny(text, reader.literalStars),
      javaScript: doubt === undefined && reader.leak === undefined ? javaScript(alternatives) : undefined,
      isForTopics: isForTopics(alternatives),
      alternatives: alternatives.map(alternative),
      groupNames,
    };
  } catch (reason) {
    if (!(reason instanceof Refusal)) {
      throw reason;
    }
    const { doubt, leak, literalStars } = reader;
    return {
      ...UNREADABLE,
      doubt,
      fault: leak ?? (doubt === undefined ? reason.message : undefined),
      suggestion: withAny(text, reason.star === undefined ? [] : [...literalStars, reason.star]),
    };
  }
}

function javaScript(alternatives: readonly (readonly Part[])[]): RegExp | undefined {
  const source = sourceOf(alternatives);
  return source === undefined ? undefined : new RegExp(`^(?:${source})$`, 'u');
}

function alternative(whole: readonly Part[]): Alternative {
  const parts = withoutAnchors(whole);
  const isOpen = ({ fixed }: Part) => fixed === undefined;
  const first = parts.findIndex(isOpen);
  const last = parts.map(isOpen).lastIndexOf(true);
  const text = (some: readonly Part[]) => some.map(({ fixed }) => fixed).join('');
  return { beginning: text(first < 0 ? parts : parts.slice(0, first)), ending: text(parts.slice(last + 1)), isName: first < 0 };
}

/** MirrorMaker asks for a match of the whole name anyway. */
function withoutAnchors(parts: readonly Part[]): readonly Part[] {
  return parts.slice(parts[0]?.source === '^' ? 1 : 0, parts.length > 1 && parts.at(-1)!.source === '$' ? -1 : undefined);
}

/** With `.*` in the place of each of some stars, if Java reads that. */
function withAny(text: string, stars: readonly number[]): string | undefined {
  if (stars.length === 0 || text.includes('\\Q')) {
    return undefined;
  }
  const suggestion = Array.from(text).map((character, index) => stars.includes(index) ? `.${character}` : character).join('');
  return readExpression(suggestion).fault === undefined ? suggestion : undefined;
}
