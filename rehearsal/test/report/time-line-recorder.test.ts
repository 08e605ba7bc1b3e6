import { record } from '../../report/record';
import { CheckFailed } from '../../system/assert';
import type { CheckResult } from '../../report/result';
import { TimeLineRecorder } from '../../report/time-line-recorder';

const START = Date.parse('2026-11-29T08:00:00Z');
const recorder = () => new TimeLineRecorder(undefined, START);
const countsOf = (timeLine: TimeLineRecorder) => timeLine.timeLine!.series.map(({ counts }) => counts);

test('each time is one record more, in order; a series begins with those of before', () => {
  const timeLine = recorder();
  timeLine.times('read', [START + 2500, START - 1, START + 1000, START - 5000]);
  expect(countsOf(timeLine)).toEqual([[[0, 2], [1, 3], [2.5, 4]]]);
});

test('moments and spans are told in seconds since the start, in the order in which they happened', () => {
  const timeLine = recorder();
  timeLine.times('read', [START]);
  timeLine.recovery('it works again', START + 9000);
  timeLine.fault('it is killed', START + 1000);
  timeLine.step('it starts', START + 5000);
  timeLine.span('RTO', START + 1000, START + 9000);
  expect(timeLine.timeLine).toMatchObject({
    start: '2026-11-29T08:00:00.000Z',
    moments: [
      { name: 'it is killed', kind: 'fault', seconds: 1 },
      { name: 'it starts', kind: 'step', seconds: 5 },
      { name: 'it works again', kind: 'recovery', seconds: 9 },
    ],
    spans: [{ name: 'RTO', from: 1, to: 9 }],
  });
});

test('many counts become some hundreds, of which the first, the last and a standstill are as they were', () => {
  const timeLine = recorder();
  const times = Array.from({ length: 50_000 }, (_, index) => START + index * 2 + (index >= 25_000 ? 20_000 : 0));
  timeLine.times('acknowledged', times);
  const [counts] = countsOf(timeLine);
  expect(counts!.length).toBeLessThan(320);
  expect(counts![0]).toEqual([0, 0]);
  expect(counts!.at(-1)).toEqual([119.998, 50_000]);
  const standstills = counts!.slice(1).filter(([seconds], index) => seconds - counts![index]![0] > 19);
  expect(standstills).toHaveLength(1);
  expect(counts!.find(([seconds]) => Math.abs(seconds - 49.998) < 0.001)).toEqual([49.998, 25_000]);
});

test('there is no time line where nothing was counted', () => {
  const timeLine = recorder();
  timeLine.step('something');
  expect(timeLine.timeLine).toBeUndefined();
});

test('what cannot be asked leaves a gap; asking ends with the check, also with one that fails', async () => {
  let asked = 0;
  const results: CheckResult[] = [];
  const failing = record({ results, secrets: new Set() }, { name: 'Kafka' }, { id: 'a.b', title: 'it works' }, async (timeLine) => {
    timeLine.sample('at the secondary', async () => {
      asked++;
      throw new Error('no answer');
    });
    timeLine.count('acknowledged', 7);
    await Promise.resolve();
    throw new CheckFailed('it does not');
  });
  await expect(failing).rejects.toThrow('it does not');
  const before = asked;
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(asked).toBe(before);
  expect(results).toMatchObject([{ outcome: 'disproved', seen: 'it does not', timeLine: { series: [{ name: 'acknowledged' }] } }]);
});

test('the display of the progress is told of each moment', async () => {
  const told: string[] = [];
  await record({ results: [], secrets: new Set() }, { name: 'Kafka' }, { id: 'a.b', title: 'it works' }, async (timeLine) => {
    timeLine.fault('it is killed');
    timeLine.recovery('it is back');
    return 'it did';
  }, (moment) => told.push(moment));
  expect(told).toEqual(['it is killed', 'it is back']);
});
