import { runCommand } from '../../cli/command-line';
import { packageVersion } from '../../system/package-root';

let printed: string;

beforeEach(() => {
  printed = '';
  const keep = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  jest.spyOn(console, 'log').mockImplementation(keep);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

test.each([
  ['--srict', 'unknown option \'--srict\''],
  ['reach --srict', 'unknown option \'--srict\''],
  ['reach one two', 'too many arguments'],
  ['rehearse', 'there is no command "rehearse", the commands are doctor, reach, list; a cloud assembly is named by --assembly "rehearse"'],
  ['doctor now', 'too many arguments'],
  ['--only', 'argument missing'],
  ['--strict reach', 'the options of a command must follow it, got --strict before reach'],
  ['--strict --assembly cdk.out list', 'must follow it, got --assembly and --strict before list'],
])('%s is refused with 2 and a sentence', async (args, sentence) => {
  await runCommand(args.split(' '));
  expect(process.exitCode).toBe(2);
  expect(printed).toContain(sentence);
});

test.each([
  ['--version', packageVersion()],
  ['--help', 'Usage: msk-rehearsal'],
  ['reach --help', 'Usage: msk-rehearsal reach'],
])('%s ends with 0', async (args, text) => {
  await runCommand(args.split(' '));
  expect(process.exitCode).toBe(0);
  expect(printed).toContain(text);
});

test('a command runs', async () => {
  await runCommand(['list']);
  expect(printed).toContain('cluster.start');
});
