import { setTimeout as pause } from 'node:timers/promises';
import { ancestors, everyProcess, untilAncestorEnds } from '../../system/ancestors';

const OWN = `${process.pid} 700 500`;
const LIST = [OWN, '700 600 500', '600 1 500', '1 0 1'].join('\n');
const WITHOUT_PARENT = [OWN.replace('700', '1'), '600 1 500', '1 0 1'].join('\n');

/** Gives one list after the other, the last one again and again; an error is thrown. */
function lists(...all: readonly (string | Error)[]): () => Promise<string> {
  let look = 0;
  return async () => {
    const list = all[Math.min(look++, all.length - 1)]!;
    if (list instanceof Error) {
      throw list;
    }
    return list;
  };
}

/** Whether one was missed, within more looks than there are lists. */
async function endsWith(...all: readonly (string | Error)[]): Promise<boolean> {
  return Promise.race([untilAncestorEnds(5, lists(...all)).then(() => true), pause(200, false)]);
}

test('ancestors are those of the own process group', async () => {
  expect(await ancestors(lists(LIST))).toEqual([700, 600]);
  expect(await ancestors()).toEqual(expect.any(Array));
});

test('Linux tells the same as ps', async () => {
  const [own, parent] = [process.pid, process.ppid].map(String);
  // The files are listed in the order of their names, where 10000 comes before 9999.
  const told = async (processes?: string) => (await everyProcess(processes)).split('\n').map((line) => line.trim().split(/\s+/).slice(0, 3))
    .filter(([pid]) => pid === own || pid === parent).sort();
  expect(await told()).toHaveLength(2);
  expect(await told()).toEqual(await told('/nowhere'));
});

test('the end of one is seen', async () => {
  expect(await endsWith(LIST, LIST, WITHOUT_PARENT)).toBe(true);
});

test.each([
  ['prints nothing', ''],
  ['prints a part', '600 1 500\n1 0 1'],
  ['does not start', new Error('spawn ps EAGAIN')],
])('a look that %s ends nothing, whether it is the first one or a later one', async (_, blind) => {
  expect(await endsWith(LIST, blind, LIST)).toBe(false);
  expect(await endsWith(blind, LIST)).toBe(false);
  expect(await endsWith(blind, LIST, blind, WITHOUT_PARENT)).toBe(true);
});
