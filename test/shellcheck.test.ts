import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './examples/apps';
import { runPythonTool } from './examples/python-tools';

const SCRIPTS = [
  ...readdirSync(join(ROOT, 'assets'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sh')).map((file) => `assets/${file}`),
  '.ci/run',
  '.ci/first-hour',
  'tooling/leave-nothing.sh',
];
/** Read by other scripts, never run. */
const SOURCED = ['assets/msk-client-instance/common.sh', 'assets/mirror-maker/active-side.sh', 'assets/mirror-maker/common.sh'];

test('shellcheck finds nothing', () => {
  expect(shellcheck(SCRIPTS)).toEqual({ status: 0, output: '' });
});

describe('a script with a misspelt variable of the one that it sources', () => {
  const directory = mkdtempSync(join(tmpdir(), 'shellcheck-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('is found', () => {
    const [sourced] = SOURCED;
    writeFileSync(join(directory, 'common.sh'), readFileSync(join(ROOT, sourced!)));
    writeFileSync(join(directory, 'misspelt.sh'), '#!/usr/bin/env bash\n# shellcheck source=common.sh\nsource common.sh\nls "$root" "$rooot"\n');
    const { status, output } = shellcheck([join(directory, 'misspelt.sh')]);
    expect(status).toBe(1);
    expect(output.match(/\w+ is referenced but not assigned/g)).toEqual(['rooot is referenced but not assigned']);
  });
});

test.each(SCRIPTS)('%s may be executed if it is meant to be', (script) => {
  const executable = (statSync(join(ROOT, script)).mode & 0o111) === 0o111;
  expect(executable).toBe(!SOURCED.includes(script));
});

test.each(SCRIPTS)('%s has no line that was two', (script) => {
  const lines = readFileSync(join(ROOT, script), 'utf8').split('\n');
  expect(lines.filter((line) => /^\s*[^\s#].*\S {3,}(--|\|)/.test(line))).toEqual([]);
});

function shellcheck(scripts: readonly string[]) {
  return runPythonTool('shellcheck', ['--external-sources', '--source-path=SCRIPTDIR', ...scripts]);
}
