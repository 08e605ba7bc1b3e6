import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corrupt } from '../../local-kafka/segments';

const logDirectory = mkdtempSync(join(tmpdir(), 'segments-'));
const partition = join(logDirectory, 'orders-1');
const segment = (name: string) => join(partition, name);

beforeEach(() => {
  mkdirSync(partition, { recursive: true });
  writeFileSync(segment('00000000000000000000.log'), 'before');
  writeFileSync(segment('00000000000000000007.log'), 'the value, and what follows');
  writeFileSync(segment('00000000000000000007.index'), 'the value');
});
afterAll(() => rmSync(logDirectory, { recursive: true }));

test('one byte of the value is another one, and all else stays', async () => {
  expect(await corrupt(logDirectory, 'orders', 1, 'value')).toBe(true);
  expect(readFileSync(segment('00000000000000000007.log'), 'latin1')).toBe('the \x89alue, and what follows');
  expect(['00000000000000000000.log', '00000000000000000007.index'].map((name) => readFileSync(segment(name), 'utf8'))).toEqual(['before', 'the value']);
});

test('what a broker does not keep, it cannot alter', async () => {
  expect(await corrupt(logDirectory, 'orders', 1, 'another')).toBe(false);
  expect(await corrupt(logDirectory, 'orders', 2, 'value')).toBe(false);
});
