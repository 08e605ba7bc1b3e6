import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readExpression } from '../../../lib/kafka/mirror-maker/java-expressions';
import { javaProgram } from '../../../rehearsal/system/java';

/** What people write, and what Java says of it in other ways than JavaScript. */
const EXPRESSIONS = [
  'orders', 'orders.*', 'orders\\.eu', 'orders\\..*', '.*', '.+', 'a.b', 'com\\.example\\.(orders|payments)\\.v[0-9]+', '(orders|billing)-.*', 'orders(-v2)?', '[a-z]+', '[^_].*',
  '^orders$', '^orders', 'orders$', 'or^ders', 'or$ders', 'orders|billing', 'orders|', '|orders', '|', '', '()', '(|a)', 'a||b', '(?:a|b)c',
  // Globs.
  'orders-*', 'billing*', '*', '*.replica', 'orders.**', '**', 'orders-?', '?', 'orders\\-*', 'o*r*', '(orders)*', 'a_*', 'A9*', 'é*', '\\w*', 'orders-*?', 'orders-*+',
  // Templates and others that were not filled in.
  'orders-${env}', '${env}', '$env', '{env}', 'orders-{env}', '#{env}', '%env%', '<env>', 'orders-$', 'a{b}', 'x{', 'x{2', 'x{2x}', 'x{ 2}', 'x{2}', 'x{0}', 'x{2}?', 'x{2}+', 'x{2}*', 'x{2}{3}',
  'x{2,3}', 'x{2,}', 'x{,3}', 'x{3,2}', 'x{2,3', 'x{99999999999}', 'x{2147483647}', '{2}', '{', '}', ']', 'a}', 'a]', '{2}{2}',
  // Counts.
  'a*', 'a+', 'a?', 'a*?', 'a+?', 'a??', 'a*+', 'a++', 'a?+', 'a**', 'a?*', 'a+++', 'a+*', '+', '(+)', '(*)', '(?)', '^*', '$*', '^+', '\\b*', '(?=a)*', '(?:)*',
  // Groups.
  '(', ')', '(a', 'a)', '((a)', '(?:a', '(?:a)', '(?=a)a.*', '(?!a).*', '(?!.*-test).*', '(?>a)', '(?>a*)b', '(?<=a)b', '(?<!a)b', '(?<=a', '(?<name', '(?<name>a)', '(?<name>a)\\k<name>', '(?<1a>x)',
  '(?<n-a>x)', '(?<>x)', '(?<a>x)(?<a>y)', '(?<a>x)(?<b>y)', '(?P<x>a)', '(?#note)a', '(?a)', '(?', '(?i', '(?iz)', '(?\'x\'a)', '(?|a)', '(?&a)', '(?i:ORDERS)', '(?i:ord)ers', '(?-i:a)', '(?is-m:a)', '(?$a)', '(?@a)',
  '(a(?i)b)', '(a(?i)B|c)d',
  // Escapes.
  'orders\\', '\\', '\\\\', '\\.', '\\-', '\\_', '\\/', '\\<', '\\ ', '\\é', '\\A', '\\Aa\\z', 'a\\Z', '\\B', '\\b', '\\bab\\b', '\\b{g}', '\\b{x}', '\\C', '\\d', '\\d+', '\\D+', '\\e', '\\E', '\\F', '\\f', '\\g', '\\G',
  '\\Ga', '\\h', '\\H+', '\\i', '\\k', '\\k<x>', '\\kx', '\\l', '\\L', '\\m', '\\M', '\\n', '\\N', '\\N{DIGIT ONE}', '\\o', '\\O', '\\p', '\\P', '\\pL', '\\pX', '\\PL', '\\p{', '\\p{}', '\\p{L}', '\\p{Lu}+', '\\p{Foo}', '\\p{IsLatin}+',
  '\\p{Alpha}+', '\\p{Lower}+', '\\P{Lower}+', '\\p{Punct}', '\\p{Digit}+', '\\p{Alnum}+', '\\p{javaLowerCase}+', '\\p{IsL}+', '\\q', '\\r', '\\R', '\\s', '\\S+', '\\t', '\\T', '\\u', '\\u0061', '\\u12', '\\u00611', '\\U', '\\v', '\\V+', '\\w+', '\\W', '\\x', '\\x61',
  '\\x4', '\\x{61}', '\\x{61', '\\x{110000}', '\\x{}', '\\X', '\\y', '\\Y', '\\z', '\\Z', '\\0', '\\07', '\\0141', '\\0400', '\\08', '\\c', '\\cA', '\\ca', '\\1', '(a)\\1', '(a)\\2', '\\8', '\\12', '\\a', '\\uD83D\\uDE00', '🦆', '🦆+', 'größe', '値.*',
  // Quotes.
  '\\Qa.b\\E', '\\Qa.b\\E.*', 'a\\Q.\\Eb', '\\Q\\E', '\\Q\\E*', '\\Qab\\E*', '\\Q9\\E', '\\Q\\\\E', '[\\Qa-c\\E]', '\\Q[\\E', '\\\\Qa', '\\Qa\\Qb\\E', '(\\Q)\\E)',
  // Classes.
  '[', '[]', '[a', '[a-', '[a-]', '[-a]', '[--a]', '[a--]', '[a-z', '[z-a]', '[a-a]', '[a-\\d]', '[\\d-x]', '[\\d-]', '[\\w.-]+', '[\\D]+', '[\\W]', '[^\\d]+', '[]a]+', '[^]a]+', '[^]', '[^', '[[a]', '[[a]]', '[a[b]]+', '[[a]b]', '[a-c[x-z]]+',
  '[a&&b]', '[a-z&&[^b]]+', '[a-z&&b]', '[&&]', '[&&a]', '[a&&]', '[a&&&&b]', '[a&b]+', '[&]', '[a&&b', '[a&&[b]', '[a-z&&b-c]', '[a-z&&[a-c]&&[b]]', '[a-z&&[a-c][x]]', '[&&&]', '[a^]+', '[^^]+', '[^a^]+', '[.]', '[*+?]', '[$]', '[(]', '[)|]',
  '[{}]', '[\\]]', '[\\[]', '[\\\\]', '[\\', '[\\-a]', '[a\\-z]+', '[\\.\\-]internal', '.*[\\-\\.]internal', '[\\z]', '[\\b]', '[\\1]', '[\\A]', '[\\R]', '[\\X]', '[\\k<a>]', '[\\N]', '[\\h]', '[\\v]', '[\\x61-\\x63]+', '[\\u0061-c]+', '[\\07]', '[\\p{Lower}]+',
  '[\\pL]+', '[\\pL-z]', '[\\p{Foo}]', '[\\P{Lower}]+', '[é]', '[a-é]+', '[🦆]', '[a-🦆]+', '[\\e-a]', '[a-\\x62]+', '[+--]', '[a-[b]]+', '[!-~&&[^a]]+', '[^a&&b]', '[^a[b]]', '[ a]', '[a-b-c]+', '[a-b-]+',
  // Flags.
  '(?i)orders', '(?i)', 'a(?i)b', 'a(?i)*', '(?i)*', '(?x) a # b', '(?x: a )', '(?x:(#))', '(?-x)a', '(?s).*', '(?u)a', '(?U:\\w+)', '(?m:^a$)', '(?d:.)', '(?c:a)',
];

const FRAGMENTS = [
  'a', '-', '.', '*', '+', '?', '{2}', '{', '}', '(', ')', '[', ']', '|', '^', '$', '\\', '\\d', '\\Q', '\\E', '(?', '(?:', '(?<x>', ':', '&&', '^]', 'E', '-z', '\\.', '\\1', '\\x', ',',
];

/** Whatever three of some fragments make. */
const COMBINED = FRAGMENTS.flatMap((one) => FRAGMENTS.flatMap((two) => FRAGMENTS.map((three) => `${one}${two}${three}`)));

const NAMES = [
  'orders', 'ORDERS', 'orders.eu', 'ordersXeu', 'orders-', 'orders--', 'orders-eu', 'orders-v2', 'order', 'orders$', 'billing', 'billing-a', 'com.example.orders.v1', 'a', 'A', 'b', 'c', 'x', 'z', 'aa', 'ab', 'aab', 'abc', 'abab',
  'aaa', 'xx', 'xxx', 'a.b', 'axb', 'a-z', '-', '_', '.', '9', '99', '0', '1', 'a]', ']', '[', '{', '}', 'a}', '^', '$', '&', '*', '\\', '/', ' ', 'é', 'größe', '🦆', '値', '値x', 'x.internal', 'x-internal', 'xyinternal', 'a_', 'a__', '', 'Qa', '\\Qa', '\u0001', 'a,',
];

let java: Map<string, string>;

beforeAll(() => {
  const expressions = [...EXPRESSIONS, ...COMBINED];
  const lines = execFileSync(javaProgram('java'), ['-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', '-Dsun.jnu.encoding=UTF-8', join(__dirname, 'ReadExpressions.java'), ...NAMES], {
    input: expressions.map((expression) => `${expression}\n`).join(''), encoding: 'utf8', maxBuffer: 2 ** 26, env: { ...process.env, LC_ALL: 'C.UTF-8' },
  }).split('\n');
  java = new Map(expressions.map((expression, index) => [expression, lines[index]!]));
}, 120_000);

/** What is said of an expression that Java says otherwise. */
function contradictions(expression: string): string[] {
  const { fault, doubt, javaScript } = readExpression(expression);
  const said = java.get(expression)!;
  if (doubt !== undefined || (fault !== undefined && LEAKS.test(fault))) {
    return [];
  }
  if (said.startsWith('refuses') !== (fault !== undefined)) {
    return [`${expression}: Java ${said}, here ${fault}`];
  }
  const matches = said.split(' ').slice(1);
  return javaScript === undefined ? [] : NAMES.filter((name, index) => javaScript.test(name) !== (matches[index] === '1')).map((name) => `${expression} on ${JSON.stringify(name)}`);
}

/** Java reads these, and what MirrorMaker puts behind them with them. */
const LEAKS = /keep its flags|ends? what|must not end in/;

test.each(EXPRESSIONS)('Java says of %j what is said here', (expression) => {
  expect(contradictions(expression)).toEqual([]);
});

test('so it does of some thousand others', () => {
  expect(COMBINED.flatMap(contradictions)).toEqual([]);
});

test('most are judged, and most of those that Java reads are expressions for JavaScript, too', () => {
  const readable = EXPRESSIONS.filter((expression) => java.get(expression)!.startsWith('reads'));
  const share = (some: readonly string[], is: (expression: string) => boolean) => some.filter(is).length / some.length;

  expect(share(EXPRESSIONS, (expression) => readExpression(expression).doubt === undefined)).toBeGreaterThan(0.95);
  expect(share(readable, (expression) => readExpression(expression).javaScript !== undefined)).toBeGreaterThan(0.6);
});

test.each([
  ['orders-*', 'orders-.*'],
  ['billing*', 'billing.*'],
  ['a_*', 'a_.*'],
  ['orders\\-*', 'orders\\-.*'],
  ['(eu|us)-v9*', '(eu|us)-v9.*'],
  ['*', '.*'],
  ['*.replica', '.*.replica'],
  ['orders.**', 'orders.*.*'],
  ['orders-*(', undefined],
  ['.*', undefined],
  ['orders.*', undefined],
  ['\\w*', undefined],
  ['[a-z]*', undefined],
  ['(orders)*', undefined],
  ['orders?', undefined],
])('%s is a text of a shell, which says %s here', (expression, suggestion) => {
  expect(readExpression(expression).suggestion).toBe(suggestion);
});

test.each([
  ['orders', true], ['größe', false], ['orders eu', false], ['(größe|orders)', true], ['orders( eu)?', true], ['[ß ]+', false], ['[^ß]+', true], ['|', false], ['^$', false], ['a{0}', false], ['\\W', true], ['[\\w]', true], ['\\s', false], ['a/b', false],
  ['(?!a)', false], ['(?i:ß)', false],
])('a topic is called %s: %s', (expression, isForTopics) => {
  expect(readExpression(expression).isForTopics).toBe(isForTopics);
});

test.each([
  ['orders', [{ beginning: 'orders', ending: 'orders', isName: true }]],
  ['connect-.*|connect\\.x', [{ beginning: 'connect-', ending: '', isName: false }, { beginning: 'connect.x', ending: 'connect.x', isName: true }]],
  ['com.example.*', [{ beginning: 'com.example', ending: '', isName: false }]],
  ['.*\\.internal', [{ beginning: '', ending: '.internal', isName: false }]],
  ['.orders', [{ beginning: '', ending: 'orders', isName: false }]],
  ['orders-?', [{ beginning: 'orders', ending: '', isName: false }]],
  ['^orders$|\\Abills\\z', [{ beginning: 'orders', ending: 'orders', isName: true }, { beginning: 'bills', ending: 'bills', isName: true }]],
  ['^', [{ beginning: '', ending: '', isName: true }]],
  ['or^ders', [{ beginning: 'or', ending: 'ders', isName: false }]],
])('what %s begins and ends with', (expression, alternatives) => {
  expect(readExpression(expression).alternatives).toEqual(alternatives);
});

test.each(['([a-z0-9]+[.-]?)+-v2', '(\\w|[a-z])+-v2', '((a?b)?){2,}', '([a-z]{1,30}-?){1,30}'])('what repeats %s is left to Java: JavaScript could take hours for a name', (expression) => {
  expect(readExpression(expression)).toMatchObject({ fault: undefined, javaScript: undefined });
});

test.each(['(orders)*', '([a-z]+-?)?x', '[a-z]+\\.[a-z]+'])('what repeats %s is quick', (expression) => {
  expect(readExpression(expression).javaScript).toBeDefined();
});

test.each(['(', '(?=', '[', '[a&&', '[a&&['])('%s many times is one fault, and no stack that overflows', (opening) => {
  expect(readExpression(opening.repeat(20_000)).fault).toContain('more than 500 groups or classes in each other');
});
