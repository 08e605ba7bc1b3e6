import { reachability } from '../../reachability/reachability';
import { synthesize } from '../../../test/examples/apps';
import { reachabilityOf, reached, stacksOf } from './stacks';
import { EXPECTED, TWO_REGION_APPS, WIDER } from './two-region-apps';

test('every app of two Regions has a table', () => {
  expect(Object.keys(EXPECTED)).toEqual(TWO_REGION_APPS);
});

test.each(TWO_REGION_APPS)('%s lets those connect who are meant to, and no other', (file) => {
  const result = reachabilityOf(stacksOf(file));

  expect(reached(result)).toEqual(EXPECTED[file]);
  expect(result.widerRules.map(({ cluster, peer, ports }) => `${cluster} lets in ${peer} on ${ports}`)).toEqual(WIDER[file] ?? []);
});

test.each(TWO_REGION_APPS)('%s has that table in its assembly too', (file) => {
  const results = ({ rows }: ReturnType<typeof reachability>) => rows.map(({ extent, port }) => [extent, port]);

  expect(results(reachability(synthesize(file).assembly.directory))).toEqual(results(reachabilityOf(stacksOf(file))));
});
