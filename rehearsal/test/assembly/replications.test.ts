import type { MirrorMakerDescription, Side } from '../../assembly/descriptions';
import { pairMirrorMakers } from '../../assembly/replications';

function mirrorMaker(name: string, target: Side, clusters: MirrorMakerDescription['clusters']): MirrorMakerDescription {
  return { name, target, clusters, environment: {}, secrets: { primary: '', secondary: '' }, healthCommand: [], healthRetries: 3, healthTimeout: 5, desiredCount: 1, statements: [] };
}

const here = { primary: 'arn:one', secondary: 'arn:two' };
const forward = mirrorMaker('Forward', 'secondary', here);
const failback = mirrorMaker('Back', 'primary', here);

test('the failback of a replication copies the other way between the same clusters, wherever it stands', () => {
  expect(pairMirrorMakers([failback, forward])).toEqual({ replications: [{ forward, failback }], unpaired: [] });
});

test('a replication may have no failback', () => {
  expect(pairMirrorMakers([forward])).toEqual({ replications: [{ forward, failback: undefined }], unpaired: [] });
});

test('a failback between other clusters stands alone', () => {
  const other = mirrorMaker('Other', 'primary', { primary: 'arn:one', secondary: 'arn:three' });
  expect(pairMirrorMakers([forward, other])).toEqual({ replications: [{ forward, failback: undefined }], unpaired: [other] });
});

test('clusters without an ARN cannot be told apart', () => {
  const unknown = { secondary: 'arn:two' };
  const [there, back] = [mirrorMaker('There', 'secondary', unknown), mirrorMaker('Back', 'primary', unknown)];
  expect(pairMirrorMakers([there, back])).toEqual({ replications: [{ forward: there, failback: undefined }], unpaired: [back] });
});
