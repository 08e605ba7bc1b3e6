import { tmpdir } from 'node:os';
import { lineOf } from '../../cli/doctor';
import * as disk from '../../system/disk';
import { formatBytes, validateSpace } from '../../system/disk';
import { faultsOf } from '../../system/finding';
import { addressOfRegion, canListen, missingAddresses } from '../../system/loopback';
import { examineMachine, fullDirectory } from '../../system/machine';
import { memoryDirectory } from '../../system/memory';
import { examinePrograms } from '../../system/prerequisites';

test('this machine can rehearse', async () => {
  expect(faultsOf([...await examinePrograms(), ...await examineMachine()])).toEqual([]);
});

test('a program that is missing is a line that says how to get it', async () => {
  const [missing] = await examinePrograms([{ name: 'ps', command: ['no-such-program'], install: 'apt install procps' }]);
  expect(lineOf(missing!)).toBe('missing  ps: ps is needed and was not found: apt install procps');
  expect(faultsOf([missing!])).toEqual(['ps is needed and was not found: apt install procps']);
});

test('one without which less is rehearsed keeps nothing from starting', async () => {
  const findings = await examinePrograms([{ name: 'Go', command: ['no-such-program'], install: 'https://go.dev', leftOut: 'a client is left out' }]);
  expect(lineOf(findings[0]!)).toBe('without  Go: Go is needed and was not found: https://go.dev; a client is left out');
  expect(faultsOf(findings)).toEqual([]);
});

test('a full disk is told with what is wanted, what is there, and what to do', () => {
  expect(validateSpace({ directory: tmpdir(), least: 1, remedy: 'set TMPDIR' })).toBeUndefined();
  expect(validateSpace({ directory: tmpdir(), least: 2 ** 60, remedy: 'set TMPDIR' })).toMatch(/must have 1073741824\.0 GiB free, got [\d.]+ [GM]iB: set TMPDIR$/);
  expect(validateSpace({ directory: '/no/such/directory', least: 1, remedy: 'set TMPDIR' })).toBe('/no/such/directory must be a directory that can be written, got ENOENT: set TMPDIR');
});

test('a size never looks like more than it is', () => {
  expect([2 ** 20 - 1, 2 ** 20, 512 * 2 ** 20 - 1, 2 ** 30, 4 * 2 ** 30 - 1].map(formatBytes)).toEqual(['1023 KiB', '1 MiB', '511 MiB', '1.0 GiB', '3.9 GiB']);
});

test('a directory in which nothing can be written any more is full, and one that is gone is not', () => {
  expect(fullDirectory([tmpdir(), '/no/such/directory'])).toBeUndefined();
  jest.spyOn(disk, 'freeBytes').mockReturnValue(4096);
  expect(fullDirectory(['/no/such/directory', tmpdir()])).toBe(tmpdir());
  jest.restoreAllMocks();
});

test('where no file system is in memory, credentials pass through the temporary directory, and that is said', () => {
  expect(memoryDirectory('/no/such/file/system')).toEqual({ path: tmpdir(), isMemory: false });
});

test('each Region has an address of its own, on which something can listen', async () => {
  expect([0, 1, 2].map(addressOfRegion)).toEqual(['127.0.1.1', '127.0.2.1', '127.0.3.1']);
  expect(await missingAddresses()).toEqual([]);
  expect(await canListen('192.0.2.1')).toBe(false);
});
