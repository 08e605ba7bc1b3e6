import { Fn, Lazy, Token } from 'aws-cdk-lib';
import type { RuleRow } from './rows';

/** Names and expressions in the four lists. */
export const LIST_ROWS: readonly RuleRow[] = [
  {
    rule: 'mirror-maker-lists',
    broken: { topics: Token.asList({ Ref: 'Topics' }), groups: Fn.split(',', Fn.importValue('Groups')) },
    says: ['topics and groups must be a list that is known when the app is synthesized, its entries may be tokens, got one that is known in the deploy only'],
    holds: { topics: [Fn.importValue('Topic'), Fn.select(0, Fn.split(',', Fn.importValue('Topics')))], groupsExclude: [Lazy.string({ produce: () => 'x' })] },
  },
  { rule: 'mirror-maker-comma', broken: { topics: ['a{2,3}'] }, says: ['an expression without a comma', "got topics 'a{2,3}'"], holds: { topics: ['a{2}'] } },
  { rule: 'mirror-maker-comma', broken: { groups: ['a,b'], topicsExclude: [' '] }, says: ["topicsExclude ' '", "groups 'a,b'"], holds: { groups: ['a', 'b'] } },
  { rule: 'mirror-maker-comma', broken: { groupsExclude: [''] }, says: ["groupsExclude ''"], holds: { groupsExclude: [] } },
  {
    rule: 'mirror-maker-entry-blank',
    broken: { topics: [' orders'], groups: ['billing\t'] },
    says: ["no blank at its ends, where MirrorMaker cuts it off, got topics ' orders', groups 'billing\t'"],
    holds: { groups: ['billing of today'] },
  },
  { rule: 'mirror-maker-empty', broken: { topics: [] }, says: ['topics must have at least one name or expression, got none'], holds: { topics: ['a'], topicsExclude: [] } },
  { rule: 'mirror-maker-empty', broken: { groups: [] }, says: ['groups must have at least one'], holds: { groups: ['a'] } },
  {
    rule: 'mirror-maker-expression',
    broken: { topics: ['orders(', 'pay[[a]x'], topicsExclude: ['orders-${env}'], groups: ['(?<name'] },
    says: [
      "must be a regular expression that Java reads, or MirrorMaker does not start, got topics 'orders(': it does not close a group", "topics 'pay[[a]x': it does not close [",
      "topicsExclude 'orders-${env}': it must have a number behind {", "groups '(?<name': it must name a group",
    ],
    holds: { topics: ['orders(-v2)?', 'pay[[a]x]', Lazy.string({ produce: () => '(' })], topicsExclude: ['orders-\\$\\{env\\}|x'], groups: ['(?<name>a)', 'a++', '(?>a)'] },
  },
  { rule: 'mirror-maker-expression', broken: { topics: ['*'], groupsExclude: ['*-test'] }, says: ["topics '*': it repeats nothing with *; '.*' would do", "groupsExclude '*-test': it repeats nothing with *; '.*-test' would do"], holds: { groupsExclude: ['.*-test'] } },
  { rule: 'mirror-maker-expression', broken: { topics: ['(?i)orders', 'payments'] }, says: ["topics '(?i)orders': it must keep its flags to itself, (?i:...)"], holds: { topics: ['(?i:orders)'] } },
  { rule: 'mirror-maker-expression', broken: { topics: ['\\Qorders'], groups: ['billing\\'] }, says: ["topics '\\Qorders': it must end what \\Q begins", "groups 'billing\\': it must not end in \\"], holds: { topics: ['\\Qorders\\E'] } },
  { rule: 'mirror-maker-expression', broken: { groups: ['(?<a>x)', '(?<a>y)'] }, says: ['got groups with two groups called a'], holds: { groups: ['(?<a>x)'], topics: ['(?<a>x)'] } },
  { rule: 'mirror-maker-expression-doubt', broken: { topics: ['\\p{IsCyrillic}+', '(?<=a)b'] }, says: ["what is not judged here, topics '\\p{IsCyrillic}+': \\p{IsCyrillic}; topics '(?<=a)b': a look-behind"], holds: { topics: ['\\p{Alpha}+'] } },
  {
    rule: 'mirror-maker-glob',
    broken: { topics: ['orders-*'], topicsExclude: ['orders-test*'], groups: ['billing*'], groupsExclude: ['a_*'] },
    says: ["got topics 'orders-*': 'orders-.*' takes all names that begin so", "topicsExclude 'orders-test*': 'orders-test.*'", "groups 'billing*': 'billing.*'", "groupsExclude 'a_*': 'a_.*'"],
    holds: { topics: ['orders-.*', '[a-z]*', '(ab)*x', '\\w*'], groups: ['billing?'] },
  },
  {
    rule: 'mirror-maker-groups',
    broken: { groups: ['connect-s3-sink', 'connect-.*', 'console-consumer-1', '__x', 'billing|connect-x'] },
    says: ['must not begin with console-consumer- or connect- or __', 'those of Kafka Connect without connectGroups', "got groups 'connect-s3-sink', groups 'connect-.*', groups 'console-consumer-1', groups '__x', groups 'billing|connect-x'"],
    holds: { groups: ['connect.*', 'connector', 'console', '_x', '.*'] },
  },
  { rule: 'mirror-maker-groups', broken: { groups: ['connect-s3-sink', '__x'], connectGroups: true }, says: ['must not begin with console-consumer- or __, which', "got groups '__x'"], holds: { groups: ['connect-s3-sink'], connectGroups: true } },
  {
    rule: 'mirror-maker-excluded',
    broken: { topics: ['orders', 'payments'], topicsExclude: ['x', 'order.*'], groups: ['billing'], groupsExclude: ['billing'] },
    says: ["topics and groups must not be listed and excluded, got topics 'orders' and topicsExclude 'order.*'; groups 'billing' and groupsExclude 'billing'"],
    holds: { topics: ['orders.*', 'payments'], topicsExclude: ['orders', '.*-test'], groups: ['(?>billing)'], groupsExclude: ['billing'] },
  },
  { rule: 'mirror-maker-excludes-all', broken: { topicsExclude: ['test', '.+'] }, says: ["topicsExclude must leave something to copy, got topicsExclude '.+'"], holds: { topicsExclude: ['[a-z]+', '.*-.*'], groupsExclude: ['.*'] } },
  { rule: 'mirror-maker-excludes-all-groups', broken: { groupsExclude: ['.*'] }, says: ['or each begins anew after a failover', "got groupsExclude '.*'"], holds: { groupsExclude: ['.*-test'] } },
];
