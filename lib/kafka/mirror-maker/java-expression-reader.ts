import { CLASS_ESCAPES, CONTROL_ESCAPES, isLetterOfTopics, literal, propertyClass } from './java-characters';

/** One thing that an expression asks for, and how often. */
export interface Part {
  /** For JavaScript, with its flag `u`; undefined where that says it in no way. */
  readonly source?: string;
  /** Whether it may be missing. */
  readonly isOptional: boolean;
  /** Whether a part of a topic's name can be what it asks for. */
  readonly isForTopics: boolean;
  /** The one character that it is. */
  readonly fixed?: string;
  /** Whether it can be read in several ways, which a repetition multiplies. */
  readonly isVariable?: boolean;
}

/** What Java does not read. */
export class Refusal extends Error {
  /** @param star where a star has nothing to repeat */
  public constructor(message: string, public readonly star?: number) {
    super(message);
  }
}

/** What JavaScript has no word for, and may be any text. */
const ANYTHING: Part = { isOptional: true, isForTopics: true };

const LARGEST_COUNT = 2 ** 31 - 1;

/** What a stack bears, here and in Java. */
const DEEPEST = 500;

/** A class of characters while it is read. */
interface Characters {
  readonly source?: string;
}

/**
 * Reads an expression from its left to its right, as `java.util.regex.Pattern` of Java 17 does.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */
export class ExpressionReader {
  public readonly groupNames: string[] = [];

  /** Where a star repeats a letter, a digit, - or _ */
  public readonly literalStars: number[] = [];

  /** What in it is not judged. */
  public doubt?: string;

  /** What reaches beyond the end of the expression, into those that MirrorMaker puts behind it. */
  public leak?: string;

  private readonly text: readonly string[];
  private at = 0;
  private depth = 0;
  /** Flags change what everything behind them means. */
  private hasFlags = false;

  public constructor(text: string) {
    const { characters, isOpen } = unquoted(Array.from(text));
    this.text = characters;
    this.leak = isOpen ? 'it must end what \\Q begins with \\E' : undefined;
  }

  /** Its alternatives, each in parts. */
  public read(): Part[][] {
    const alternatives = this.alternatives();
    if (this.next() !== undefined) {
      throw new Refusal('it closes a group with ) that none opens');
    }
    return alternatives;
  }

  private alternatives(): Part[][] {
    const found = [this.sequence()];
    while (this.take('|')) {
      found.push(this.sequence());
    }
    return found;
  }

  private sequence(): Part[] {
    const parts: Part[] = [];
    for (let character = this.next(); character !== undefined && character !== '|' && character !== ')'; character = this.next()) {
      const part = this.part(character, parts.length === 0);
      if (part !== undefined) {
        const counted = this.counted(part);
        parts.push(this.hasFlags ? { ...counted, source: undefined, fixed: undefined } : counted);
      }
    }
    return parts;
  }

  /** Nothing for flags. */
  private part(character: string, isFirst: boolean): Part | undefined {
    switch (character) {
      case '*':
      case '+':
      case '?':
        throw new Refusal(`it repeats nothing with ${character}`, character === '*' ? this.at : undefined);
      // Java takes it for the count of nothing, which is there any number of times.
      case '{':
        return place('');
    }
    this.at += 1;
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return ofCharacters(this.characters(true));
      case '\\':
        return this.escape();
      case '^':
      case '$':
        return place(character);
      case '.':
        return { source: '.', isOptional: false, isForTopics: true, fixed: isFirst ? undefined : '.' };
      default:
        return single(character);
    }
  }

  private counted(part: Part): Part {
    const count = this.count(part);
    if (count === undefined) {
      return part;
    }
    const [least, most] = count;
    const isPossessive = this.take('+');
    const isLazy = !isPossessive && this.take('?');
    // JavaScript would try each way to share a name among the repetitions: minutes for a name of forty letters.
    const isSlow = part.isVariable === true && (most === undefined || most > 1);
    return {
      source: isPossessive || isSlow || part.source === undefined ? undefined : `(?:${part.source}){${least},${most ?? ''}}${isLazy ? '?' : ''}`,
      isOptional: part.isOptional || least === 0,
      isForTopics: part.isForTopics && most !== 0,
      isVariable: part.isVariable === true || least !== most,
    };
  }

  /** How often at least, and at most. */
  private count(part: Part): [number, number | undefined] | undefined {
    if (this.take('?')) {
      return [0, 1];
    }
    if (this.next() === '*' && part.fixed !== undefined && /[\w-]/.test(part.fixed)) {
      this.literalStars.push(this.at);
    }
    if (this.take('*')) {
      return [0, undefined];
    }
    if (this.take('+')) {
      return [1, undefined];
    }
    if (!this.take('{')) {
      return undefined;
    }
    const least = this.number('it must have a number behind {, or \\{ for the character itself');
    const most = !this.take(',') ? least : this.next() === '}' ? undefined : this.number('it must have a number or } behind the comma in { }');
    if (!this.take('}')) {
      throw new Refusal('it does not close {');
    }
    if (Math.max(least, most ?? 0) > LARGEST_COUNT || (most ?? Infinity) < least) {
      throw new Refusal('it counts to less than it begins with, or too far');
    }
    return [least, most];
  }

  private number(otherwise: string): number {
    const digits = this.takeAll(/\d/);
    if (digits === '') {
      throw new Refusal(otherwise);
    }
    return Number(digits);
  }

  private group(): Part | undefined {
    if (!this.take('?')) {
      return this.rest('(?:');
    }
    if (this.take(':')) {
      return this.rest('(?:');
    }
    for (const look of ['=', '!']) {
      if (this.take(look)) {
        return place(this.rest(`(?${look}`).source);
      }
    }
    if (this.take('>')) {
      return { ...this.rest('(?:'), source: undefined };
    }
    if (this.take('<')) {
      return this.next() === '=' || this.next() === '!' ? this.lookBehind() : this.named();
    }
    return this.flags();
  }

  /** What of it has an obvious maximum length is Java's secret. */
  private lookBehind(): Part {
    this.at += 1;
    this.rest('(?:');
    this.doubt ??= 'a look-behind';
    return place();
  }

  private named(): Part {
    const name = this.groupName();
    if (this.groupNames.includes(name)) {
      throw new Refusal(`it has two groups called ${name}`);
    }
    this.groupNames.push(name);
    return this.rest('(?:');
  }

  private groupName(): string {
    const name = this.takeAll(/[A-Za-z0-9]/);
    if (!/^[A-Za-z]/.test(name) || !this.take('>')) {
      throw new Refusal('it must name a group by Latin letters and digits, a letter first, between < and >');
    }
    return name;
  }

  private flags(): Part | undefined {
    const flags = this.takeAll(/[idmsuxcU]/) + (this.take('-') ? `-${this.takeAll(/[idmsuxcU]/)}` : '');
    if (flags.split('-')[0]!.includes('x')) {
      this.doubt ??= 'the flag x';
    }
    if (this.take(')')) {
      this.hasFlags = true;
      if (this.depth === 0) {
        this.leak ??= `it must keep its flags to itself, (?${flags}:...), MirrorMaker would read what is behind it with them, too`;
      }
      return undefined;
    }
    if (!this.take(':')) {
      throw new Refusal('it has a group of no kind that Java knows behind (?');
    }
    return { ...this.rest('(?:'), source: undefined };
  }

  /** Up to the end of a group. */
  private rest(opening: string): Part {
    const { hasFlags } = this;
    this.enter();
    const alternatives = this.alternatives();
    this.depth -= 1;
    this.hasFlags = hasFlags;
    if (!this.take(')')) {
      throw new Refusal('it does not close a group with )');
    }
    const source = sourceOf(alternatives);
    return {
      source: source === undefined ? undefined : `${opening}${source})`,
      isOptional: alternatives.some((parts) => parts.every(({ isOptional }) => isOptional)),
      isForTopics: isForTopics(alternatives),
      isVariable: alternatives.length > 1 || alternatives.flat().some(({ isVariable }) => isVariable),
    };
  }

  /** A group, or a class of characters. */
  private enter(): void {
    this.depth += 1;
    if (this.depth > DEEPEST) {
      throw new Refusal(`it has more than ${DEEPEST} groups or classes in each other`);
    }
  }

  private escape(): Part {
    const character = this.escaped();
    const ofClass = this.classEscape(character);
    if (ofClass !== undefined) {
      return ofCharacters(ofClass);
    }
    switch (character) {
      case 'A':
        return place('^');
      case 'z':
      case 'Z':
        return place('$');
      case 'B':
        return place('\\B');
      case 'b':
        if (this.text.slice(this.at, this.at + 3).join('') === '{g}') {
          this.at += 3;
          return place();
        }
        return place('\\b');
      case 'G':
        return place();
      case 'R':
      case 'X':
        return ANYTHING;
      case 'k':
        if (!this.take('<')) {
          throw new Refusal('it must have the name of a group in < > behind \\k');
        }
        if (!this.groupNames.includes(this.groupName())) {
          throw new Refusal('it refers to a group that it does not have');
        }
        return ANYTHING;
    }
    return /[1-9]/.test(character) ? ANYTHING : single(this.character(character));
  }

  private escaped(): string {
    const character = this.next();
    if (character === undefined) {
      throw new Refusal('it must not end in \\, which takes the next character for itself');
    }
    this.at += 1;
    return character;
  }

  /** What stands for several characters, in a class and elsewhere. */
  private classEscape(character: string): Characters | undefined {
    if (CLASS_ESCAPES.has(character)) {
      return { source: CLASS_ESCAPES.get(character) };
    }
    if (character === 'p' || character === 'P') {
      return { source: this.property(character === 'P') };
    }
    return undefined;
  }

  private property(isNegated: boolean): string | undefined {
    if (!this.take('{')) {
      const letter = this.escaped();
      if (!/[CLMNPSZ]/.test(letter)) {
        throw new Refusal(`it has a property behind \\p that Java does not know, ${letter}`);
      }
      return undefined;
    }
    const name = this.takeAll(/[^}]/);
    if (!this.take('}')) {
      throw new Refusal('it does not close { behind \\p');
    }
    const found = propertyClass(name);
    if (found === undefined) {
      this.doubt ??= `\\p{${name}}`;
    }
    return isNegated ? undefined : found?.source;
  }

  /** One character, by the letter or sign behind a backslash. */
  private character(escaped: string): string {
    if (!/[A-Za-z0-9]/.test(escaped)) {
      return escaped;
    }
    if (CONTROL_ESCAPES.has(escaped)) {
      return CONTROL_ESCAPES.get(escaped)!;
    }
    switch (escaped) {
      case '0':
        return this.code(/^([0-3][0-7]{0,2}|[4-7][0-7]?)/, 8, escaped);
      case 'u':
        return this.code(/^([0-9A-Fa-f]{4})/, 16, escaped);
      case 'x':
        return this.next() === '{' ? this.code(/^\{([0-9A-Fa-f]{1,8})\}/, 16, escaped) : this.code(/^([0-9A-Fa-f]{2})/, 16, escaped);
      case 'c':
        return String.fromCodePoint(this.escaped().codePointAt(0)! ^ 64);
      case 'N':
        this.doubt ??= '\\N';
        return this.code(/^\{([^}]+)\}/, undefined, escaped);
    }
    throw new Refusal(`it has \\${escaped}, which Java does not know there`);
  }

  private code(digits: RegExp, base: number | undefined, escaped: string): string {
    const found = digits.exec(this.text.slice(this.at, this.at + 80).join(''));
    const code = base === undefined ? 0 : parseInt(found?.[1] ?? '', base);
    if (!found || code > 0x10ffff) {
      throw new Refusal(`it must have the code of a character behind \\${escaped}`);
    }
    this.at += Array.from(found[0]).length;
    return String.fromCodePoint(code);
  }

  /** Behind `[`. Of two that are joined or cut, Java reads the second up to the same `]`. */
  private characters(isWhole: boolean): Characters {
    this.enter();
    const isNegated = isWhole && this.take('^');
    let source: string | undefined = '';
    let isEmpty = true;
    for (;;) {
      const character = this.next();
      if (character === undefined) {
        throw new Refusal('it does not close [');
      }
      if (character === ']' && !isEmpty) {
        this.at += isWhole ? 1 : 0;
        this.depth -= 1;
        return { source: source === undefined ? undefined : `[${isNegated ? '^' : ''}${source}]` };
      }
      if (this.take('[')) {
        this.characters(true);
        source = undefined;
      } else if (character === '&' && this.text[this.at + 1] === '&') {
        this.at += 2;
        source = undefined;
        isEmpty = !this.cut() && isEmpty;
        if (isEmpty) {
          throw new Refusal('it has && in [ ] between nothing');
        }
      } else {
        const range: string | undefined = this.range();
        source = source === undefined || range === undefined ? undefined : source + range;
      }
      isEmpty = false;
    }
  }

  /** What stands behind `&&`, if anything does. */
  private cut(): boolean {
    let isThere = false;
    while (this.next() !== ']' && this.next() !== '&') {
      this.characters(this.take('['));
      isThere = true;
    }
    return isThere;
  }

  /** One character of a class, or some. */
  private range(): string | undefined {
    const first = this.member();
    if (typeof first !== 'string') {
      return /^\[([^^].*)\]$/.exec(first.source ?? '')?.[1];
    }
    const end = this.text[this.at + 1];
    if (this.next() !== '-' || end === '[' || end === ']') {
      return literal(first);
    }
    this.at += 1;
    const last = this.next() === undefined ? undefined : this.member();
    if (typeof last !== 'string' || last.codePointAt(0)! < first.codePointAt(0)!) {
      throw new Refusal('it has a range of characters in [ ] without an end, or that ends before it begins');
    }
    return `${literal(first)}-${literal(last)}`;
  }

  private member(): string | Characters {
    const character = this.escaped();
    if (character !== '\\') {
      return character;
    }
    const escaped = this.escaped();
    return this.classEscape(escaped) ?? this.character(escaped);
  }

  private next(): string | undefined {
    return this.text[this.at];
  }

  private take(character: string): boolean {
    const isThere = this.next() === character;
    this.at += isThere ? 1 : 0;
    return isThere;
  }

  private takeAll(characters: RegExp): string {
    let taken = '';
    for (let character = this.next(); character !== undefined && characters.test(character); character = this.next()) {
      taken += character;
      this.at += 1;
    }
    return taken;
  }
}

/** Alternatives for JavaScript, if it can say each part of them. */
export function sourceOf(alternatives: readonly (readonly Part[])[]): string | undefined {
  return alternatives.flat().some(({ source }) => source === undefined) ? undefined
    : alternatives.map((parts) => parts.map(({ source }) => source).join('')).join('|');
}

/** Whether a topic, or a part of its name, can be what one of some alternatives asks for. */
export function isForTopics(alternatives: readonly (readonly Part[])[]): boolean {
  return alternatives.some((parts) => parts.every((part) => part.isOptional || part.isForTopics) && parts.some((part) => part.isForTopics));
}

/** Of no length: it says where, not what. */
function place(source?: string): Part {
  return { source, isOptional: true, isForTopics: false };
}

function single(character: string): Part {
  return { source: isHalf(character) ? undefined : literal(character), isOptional: false, isForTopics: isLetterOfTopics(character), fixed: character };
}

/** Java joins two halves of a character that are escaped one by one. */
function isHalf(character: string): boolean {
  return /^[\ud800-\udfff]$/.test(character);
}

function ofCharacters({ source }: Characters): Part {
  return { source, isOptional: false, isForTopics: source === undefined || isLetterOfTopics(new RegExp(source, 'u')) };
}

/** Java first gives each character between `\Q` and `\E` a backslash. */
function unquoted(text: readonly string[]): { characters: string[]; isOpen: boolean } {
  const characters: string[] = [];
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const [character, next] = [text[index]!, text[index + 1]];
    if (character === '\\' && next === (isQuoted ? 'E' : 'Q')) {
      isQuoted = !isQuoted;
      index += 1;
    } else if (isQuoted) {
      characters.push(...(/[A-Za-z]/.test(character) ? character : literalForJava(character)));
    } else if (character === '\\' && next !== undefined) {
      characters.push(character, next);
      index += 1;
    } else {
      characters.push(character);
    }
  }
  return { characters, isOpen: isQuoted };
}

function literalForJava(character: string): string[] {
  return /[0-9]/.test(character) ? ['\\', 'x', '3', character] : ['\\', character];
}
