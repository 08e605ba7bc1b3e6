import { setTimeout as pause } from 'node:timers/promises';
import { forEach, rehearsalsOf, sideBySide, worseOf } from '../../tooling/rehearsals';

const OPTIONS = ['--only', '--title'];
const outputsOf = (args: readonly string[]) => rehearsalsOf(args).map((run) =>
  run.args.filter((_, index) => !OPTIONS.includes(run.args[index - 1]!) && !OPTIONS.includes(run.args[index]!)));

test('with drills examples are rehearsed, too, and each has a report of its own', () => {
  expect(outputsOf(['--drills'])).toEqual([
    ['--drills'],
    ['--drills', '--report', 'msk-rehearsal-report-identical-names'],
    ['--drills', '--report', 'msk-rehearsal-report-narrow-topics'],
    ['--drills', '--report', 'msk-rehearsal-report-mutual-tls'],
  ]);
});

test('the report names the app, not the directory that it was synthesized into', () => {
  const titles = (args: readonly string[]) => rehearsalsOf(args).map((run) => run.args[run.args.indexOf('--title') + 1]);
  expect(titles(['--drills'])).toEqual(['the app of cdk.json', 'examples/identical-names.ts', 'examples/narrow-topics.ts', 'examples/mutual-tls.ts']);
  expect(titles([])).toEqual(['the app of cdk.json']);
});

test('what a user names for a report gets a second name, in either way of writing it', () => {
  expect(outputsOf(['--drills', '--report', 'out/report/', '--junit', 'out/junit.xml', '--json=out/report.json'])[1])
    .toEqual(['--drills', '--report', 'out/report-identical-names', '--junit', 'out/junit-identical-names.xml', '--json=out/report-identical-names.json']);
});

test('without drills, or with a choice of checks or an assembly, it is one run with the options as they are', () => {
  for (const args of [[], ['--report', 'out'], ['--drills', '--only', 'failover'], ['--drills', '--assembly', 'cdk.out'], ['list']]) {
    expect(rehearsalsOf(args)).toHaveLength(1);
    expect(rehearsalsOf(args)[0]!.args.slice(0, args.length)).toEqual(args);
  }
});

test.each([
  [1, 16, 1], [2, 16, 1], [3, 16, 1], [4, 16, 2], [8, 16, 4], [8, 9, 2], [16, 3, 1],
])('on %d processors and with %d GiB free, %d run side by side', (processors, gibibytes, expected) => {
  expect(sideBySide(processors, gibibytes * 2 ** 30)).toBe(expected);
});

test.each([[1, ['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']], [2, ['1 begins', '2 begins', '2 ends', '3 begins', '3 ends', '1 ends']]])('with %d at once each is done, in their order', async (atOnce, expected) => {
  const seen: string[] = [];
  await forEach([1, 2, 3], atOnce, async (item) => {
    seen.push(`${item} begins`);
    await pause(item === 1 ? 200 : 20);
    seen.push(`${item} ends`);
  });
  expect(seen).toEqual(expected);
});

test.each([
  [[0, 3], 3], [[3, 1], 1], [[1, 3], 1], [[3, 2], 2], [[1, 2], 2], [[2, 1], 2], [[2, 143], 143], [[130, 0], 130], [[0, 0], 0],
])('of the ends %j the worst is %d', ([one, other], worst) => {
  expect(worseOf(one!, other!)).toBe(worst);
});
