import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { checkRules, error, refuse, warning, type Rule } from './rules';

/**
 * What TypeScript's compiler says about props, said at synth where there is no compiler: JavaScript, and a cast to `any`.
 *
 * A room writes one table for each of its interfaces of props, next to them, and a construct begins with it:
 *
 *     export const MUTUAL_TLS: Shape<MutualTls> = { certificateAuthorities: needed(listOf(CERTIFICATE_AUTHORITY)) };
 *     ...
 *     props = checkProps(this, SCRAM_MSK_CLUSTER, props);
 *
 * The compiler keeps the table complete: a prop that it lacks, or one that is optional in one of the two only, does not
 * compile. A method begins with its arguments, `checkCall(`${this}.addUser`, this, { username: [needed(TEXT), username] })`. Tests demand
 * a table for each interface that is exported, and the error of each argument: test/exported-shapes.test.ts, test/arguments.test.ts.
 *
 * What a class is, a member tells: another copy of aws-cdk-lib, and jsii's proxies, have classes of their own. What is
 * known in the deploy only is not judged, and null counts as absent.
 *
 * A name that is not known is an error where it is nearly one that is, and a warning otherwise: a caller that hands on
 * props of an interface that extends ours hands on more than we know, and no compiler objects to that.
 */
export type Shape<Props> = { readonly [Name in keyof Props]-?: object extends Pick<Props, Name> ? Kind : NeededKind };

/** What a value must be. */
export interface Kind {
  /** As it stands behind «must be». */
  readonly what: string;
  readonly accepts: (value: unknown) => boolean;
  /** What is wrong within a value that is accepted. */
  readonly within?: (path: string, value: never) => Findings;
  /** The value without what is null. */
  readonly clean?: (value: never) => unknown;
  /** Whether a text in its place may be a password. */
  readonly secret?: boolean;
  /** Whether its names say enough: an argument of a method is called by them alone. */
  readonly named?: boolean;
}

export interface NeededKind extends Kind {
  readonly needed: true;
}

interface Findings {
  readonly faults: readonly string[];
  readonly unknownNames: readonly string[];
}

const NOTHING: Findings = { faults: [], unknownNames: [] };

export const TEXT: Kind = { what: 'a string', accepts: (value) => typeof value === 'string' };
export const NUMBER: Kind = { what: 'a number', accepts: (value) => typeof value === 'number' && !Number.isNaN(value) };
export const BOOLEAN: Kind = { what: 'true or false', accepts: (value) => typeof value === 'boolean' };

/** A prop that is not optional. */
export function needed(kind: Kind): NeededKind {
  return { ...kind, needed: true };
}

/** An object of a class, or one that implements an interface. `what` says how to come by one. */
export function objectWith(member: string, what: string): Kind {
  return { what, accepts: (value) => isObject(value) && member in value };
}

/** An object of a class of this library, where no member tells it from others. */
export function instanceOf({ prototype }: { readonly prototype: object }, what: string): Kind {
  return { what, accepts: (value) => Object.prototype.isPrototypeOf.call(prototype, value as object) };
}

/** An object whose content is judged by the package of its interface. */
export function anyObject(what: string): Kind {
  return { what, accepts: (value) => isObject(value) && !Array.isArray(value) };
}

/** An interface of the CDK's: it may have more names tomorrow, so that only those are judged that are known today. */
export function openStruct<Props>(what: string, kinds: { readonly [Name in keyof Props]?: Kind }): Kind {
  return {
    what,
    named: true,
    accepts: isPlain,
    within: (path, props: Record<string, unknown>) => all(Object.entries<Kind>(kinds as Record<string, Kind>).map(([name, kind]) => find(join(path, name), kind, props[name]))),
  };
}

export function oneOf(values: Readonly<Record<string, string>>, name: string): Kind {
  return { what: `one of ${Object.keys(values).map((key) => `${name}.${key}`).join(', ')}`, accepts: (value) => Object.values(values).includes(value as string) };
}

export function listOf(kind: Kind): Kind {
  return {
    what: 'a list',
    accepts: Array.isArray,
    within: (path, values: unknown[]) => all(values.map((value, position) => find(`${path}[${position}]`, needed(kind), value))),
  };
}

/** An object with names of the user's own. */
export function mapOf(kind: Kind): Kind {
  return {
    what: 'an object with a value for each name',
    accepts: isPlain,
    within: (path, values: Record<string, unknown>) => all(Object.entries(values).map(([name, value]) => find(`${path}['${name}']`, kind, value))),
    // A name without a value is one that is not given.
    clean: (values: Record<string, unknown>) => hasNulls(values) || Object.values(values).includes(undefined) ? withoutNulls(values) : values,
  };
}

/** An interface of props of this library. */
export function struct<Props>(shape: Shape<Props>): Kind {
  const kinds = Object.entries<Kind | NeededKind>(shape);
  return {
    what: 'an object',
    named: true,
    accepts: isPlain,
    within: (path, props: Record<string, unknown>) => all([
      ...kinds.map(([name, kind]) => find(join(path, name), kind, props[name])),
      ...Object.keys(props).filter((name) => !(name in shape) && props[name] !== undefined).map((name) => unknown(path, name, Object.keys(shape))),
    ]),
    // A copy only where there is something to leave out: props may be an object of a class of the user's own.
    clean: (props: Record<string, unknown>) => {
      const nested = kinds.flatMap(([name, { clean }]) => clean !== undefined && isObject(props[name]) && !Token.isUnresolved(props[name])
        ? [[name, clean(props[name] as never)] as const]
        : []);
      const isClean = !hasNulls(props) && nested.every(([name, value]) => value === props[name]);
      return isClean ? props : { ...withoutNulls(props), ...Object.fromEntries(nested) };
    },
  };
}

/**
 * Checks the props of a construct.
 *
 * @returns the props, without what is null
 * @throws Error that lists every prop that is of another kind
 */
export function checkProps<Props>(scope: IConstruct, shape: Shape<Props>, props: Props): Props {
  const kind = needed(struct(shape));
  checkRules(scope, rulesOf(find('', kind, props)), undefined);
  return kind.clean!(props as never) as Props;
}

/** A value in the place of an argument, and what it must be: optional where the argument is. */
export type Argument = readonly [Kind | NeededKind, unknown];

/**
 * Checks the arguments of a method.
 *
 * @param called how an error calls the method
 * @param scope where a warning stands; without one it is an error
 * @param args by name
 * @throws Error that lists every argument that is of another kind
 */
export function checkCall(called: string, scope: IConstruct | undefined, args: Readonly<Record<string, Argument>>): void {
  const title = `${called} cannot be called like this`;
  const findings = all(Object.entries(args).map(([name, [kind, value]]) => find(name, kind, value, kind.named ? '' : name)));
  if (scope === undefined) {
    refuse(title, rulesOf(findings).map(({ id, fault }) => `${fault(undefined)} [${id}]`));
  } else {
    checkRules(scope, rulesOf(findings), undefined, title);
  }
}

/** Options of a method that were checked: what is null is absent, as it is for props, the options themselves too. */
export function cleanOptions<Options extends object>(shape: Shape<Options>, options: Options): Options {
  return struct(shape).clean!((options as Options | null ?? {}) as never) as Options;
}

function rulesOf({ faults, unknownNames }: Findings): Rule<undefined>[] {
  return [
    ...faults.map((fault) => error<undefined>('prop-type', () => fault)),
    ...unknownNames.map((text) => warning<undefined>('prop-name', () => text)),
  ];
}

/** @param inner what comes before the names within it */
function find(path: string, kind: Kind | NeededKind, value: unknown, inner = path): Findings {
  if (value === undefined || value === null) {
    return 'needed' in kind ? { ...NOTHING, faults: [`${path || 'props'} must be ${kind.what}, got ${value}`] } : NOTHING;
  }
  if (Token.isUnresolved(value)) {
    return NOTHING;
  }
  return kind.accepts(value)
    ? kind.within?.(inner, value as never) ?? NOTHING
    : { ...NOTHING, faults: [`${path || 'props'} must be ${kind.what}, got ${kind.secret ? `a ${typeof value}` : describe(value)}`] };
}

function unknown(path: string, name: string, names: readonly string[]): Findings {
  const nearest = names.find((known) => isNear(name, known));
  return nearest === undefined
    ? { ...NOTHING, unknownNames: [`${join(path, name)} must be one of the known names, or it has no effect: ${[...names].sort().join(', ')}`] }
    : { ...NOTHING, faults: [`${join(path, nearest)} must be written like this, got ${join(path, name)}`] };
}

function all(findings: readonly Findings[]): Findings {
  return { faults: findings.flatMap(({ faults }) => faults), unknownNames: findings.flatMap(({ unknownNames }) => unknownNames) };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What could be an interface of props: no list, and no object of one of the CDK's classes. */
function isPlain(value: unknown): boolean {
  return isObject(value) && !Array.isArray(value) && !('node' in value);
}

function hasNulls(values: Record<string, unknown>): boolean {
  return Object.values(values).includes(null);
}

function withoutNulls(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}

const LONGEST_TEXT = 60;

function describe(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}...` : value}'`;
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'function') {
    return `the ${/^class\b/.test(String(value)) ? 'class' : 'function'} ${value.name}`;
  }
  const maker = isObject(value) ? value.constructor?.name : undefined;
  return !isObject(value) ? String(value) : maker === undefined || maker === 'Object' ? 'an object' : `an object of ${maker}`;
}

/** Letters in upper or lower case, or, in a longer name, one of them more, fewer or another: what a slip makes of a name. */
function isNear(name: string, known: string): boolean {
  const [one, other] = [name.toLowerCase(), known.toLowerCase()];
  return one === other || (known.length > 4 && isOneSlip(one, other));
}

/** Whether two texts are the same but for one letter between a beginning and an end that they share. */
function isOneSlip(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one[start] === other[start]) {
    start++;
  }
  let end = 0;
  while (end < shortest - start && one.at(-1 - end) === other.at(-1 - end)) {
    end++;
  }
  return Math.max(one.length, other.length) - start - end <= 1;
}
