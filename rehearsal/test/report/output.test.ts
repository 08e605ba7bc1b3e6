import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearOutput, validateOutput, writeOutput } from '../../report/output';
import { fileName } from '../../system/names';
import { REPORT, RESULTS } from './sample';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const FILES = ['evidence', 'junit.xml', 'report.html', 'report.json'];

test('the directory has the page, the files for other programs, and long evidence', async () => {
  const report = join(directory, 'a b', 'report');
  clearOutput({ report });
  expect(await writeOutput({ report }, REPORT, '0.0.0')).toBe(join(report, 'report.html'));
  expect(readdirSync(report).sort()).toEqual(FILES);
  const evidence = `cluster.acls-${fileName('Primary/Kafka')}.txt`;
  expect(readdirSync(join(report, 'evidence'))).toEqual([evidence]);
  expect(readFileSync(join(report, 'evidence', evidence), 'utf8')).toBe(`${RESULTS[1]!.seen}\n`);
});

test('a report replaces a report, and leaves nothing of it', async () => {
  clearOutput({ report: directory });
  await writeOutput({ report: directory }, REPORT, '0.0.0');
  expect(validateOutput({ report: directory })).toEqual([]);
  clearOutput({ report: directory });
  expect(readdirSync(directory)).toEqual(['report.json']);
  // As after a run that was interrupted.
  expect(validateOutput({ report: directory })).toEqual([]);
  await writeOutput({ report: directory }, { ...REPORT, results: [] }, '0.0.0');
  expect(readdirSync(directory).sort()).toEqual(FILES.filter((file) => file !== 'evidence'));
});

test('what a user put next to a report stays', async () => {
  clearOutput({ report: directory });
  writeFileSync(join(directory, 'notes.txt'), 'mine');
  clearOutput({ report: directory });
  expect(readFileSync(join(directory, 'notes.txt'), 'utf8')).toBe('mine');
});

test.each([
  ['a directory with something else', 'holds src', (report: string) => mkdirSync(join(report, 'src'), { recursive: true })],
  ['a directory with the report of another program', 'holds report.json', (report: string) => {
    mkdirSync(report);
    writeFileSync(join(report, 'report.json'), '{"program":"another"}');
  }],
  ['a file', 'is a file', (report: string) => writeFileSync(report, '')],
])('%s is refused, and stays as it was', (_, found, make) => {
  const report = join(directory, 'mine');
  make(report);
  expect(validateOutput({ report })).toEqual([`--report must be a new or empty directory or one with a report of msk-rehearsal, got "${report}", which ${found}`]);
});

test('--json and --junit that name one file are refused, however they write its path', () => {
  const [json, junit] = [join(directory, 'out'), `${directory}/./out`];
  expect(validateOutput({ report: join(directory, 'report'), json, junit })).toEqual([`--json and --junit must be two files, got "${json}" for both`]);
});

test('--json and --junit write the same files elsewhere, also into directories that are not there yet', async () => {
  const output = { report: join(directory, 'report'), json: join(directory, 'out', 'a.json'), junit: join(directory, 'out', 'b.xml') };
  expect(validateOutput(output)).toEqual([]);
  clearOutput(output);
  await writeOutput(output, REPORT, '0.0.0');
  expect(readFileSync(output.json, 'utf8')).toBe(readFileSync(join(output.report, 'report.json'), 'utf8'));
  expect(readFileSync(output.junit, 'utf8')).toBe(readFileSync(join(output.report, 'junit.xml'), 'utf8'));
});

test('a run that is interrupted leaves no file of an earlier one', () => {
  const output = { report: join(directory, 'report'), junit: join(directory, 'b.xml') };
  writeFileSync(output.junit, '<testsuites/>');
  clearOutput(output);
  expect(readdirSync(directory)).toEqual(['report']);
});

test('a directory in place of a file is refused before anything runs', () => {
  expect(validateOutput({ report: join(directory, 'report'), junit: directory })).toEqual([`--junit must be a file, got "${directory}", which is a directory`]);
});
