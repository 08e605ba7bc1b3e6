import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { makeTemporaryDirectory, removeTemporaryDirectory } from '../../system/temporary-directories';

jest.mock('node:fs', () => {
  const actual = jest.requireActual<typeof import('node:fs')>('node:fs');
  return { ...actual, rmSync: jest.fn(actual.rmSync) };
});

test('at the end of the process one that cannot be removed keeps no other one, in which there may be credentials', async () => {
  const before = new Set(process.listeners('exit'));
  const [first, second] = ['first-', 'second-'].map((prefix) => makeTemporaryDirectory(tmpdir(), prefix)) as [string, string];
  const [end] = process.listeners('exit').filter((listener) => !before.has(listener));
  jest.mocked(rmSync).mockImplementationOnce(() => {
    throw new Error('ENOTEMPTY');
  });

  expect(() => end!(0)).toThrow('ENOTEMPTY');

  expect([first, second].map((directory) => existsSync(directory))).toEqual([true, false]);
  await removeTemporaryDirectory(first);
});
