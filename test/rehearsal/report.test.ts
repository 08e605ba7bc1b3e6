import { formatSections, hasPassed, type Row } from '../../rehearsal/report';

const row = (outcome: Row['outcome']): Row => ({ cluster: 'Kafka', promise: 'it works', outcome, seen: 'it did', seconds: 1 });

test('each app has its heading, in the order in which they were rehearsed', () => {
  const text = formatSections([
    { name: 'the first', whoReachesWhom: 'nobody', rows: [row('proven')] },
    { name: 'the second', whoReachesWhom: 'everybody', rows: [row('disproved')] },
  ]);
  const places = ['the first', 'nobody', 'proven', 'the second', 'everybody', 'disproved'].map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

test('what was not rehearsed is no failure, and no success either', () => {
  expect(hasPassed([row('proven'), row('not rehearsed')])).toBe(true);
  expect(hasPassed([row('not rehearsed')])).toBe(false);
  expect(hasPassed([row('proven'), row('disproved')])).toBe(false);
});
