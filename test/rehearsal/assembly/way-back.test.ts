import type { MirrorMakerDescription, Side } from '../../../rehearsal/assembly/descriptions';
import { pairMirrorMakers } from '../../../rehearsal/assembly/way-back';

function mirrorMaker(name: string, target: Side, clusters: MirrorMakerDescription['clusters']): MirrorMakerDescription {
  return { name, target, clusters, environment: {}, secrets: { primary: '', secondary: '' }, healthCommand: [], healthRetries: 3, desiredCount: 1, statements: [] };
}

const here = { primary: 'arn:one', secondary: 'arn:two' };
const forward = mirrorMaker('Forward', 'secondary', here);
const wayBack = mirrorMaker('Back', 'primary', here);

test('the way back of a replication flows the other way between the same clusters, wherever it stands', () => {
  expect(pairMirrorMakers([wayBack, forward])).toEqual({ replications: [{ forward, wayBack }], unpaired: [] });
});

test('a replication may have no way back', () => {
  expect(pairMirrorMakers([forward])).toEqual({ replications: [{ forward, wayBack: undefined }], unpaired: [] });
});

test('a way back between other clusters stands alone', () => {
  const other = mirrorMaker('Other', 'primary', { primary: 'arn:one', secondary: 'arn:three' });
  expect(pairMirrorMakers([forward, other])).toEqual({ replications: [{ forward, wayBack: undefined }], unpaired: [other] });
});

test('clusters without an ARN cannot be told apart', () => {
  const unknown = { secondary: 'arn:two' };
  const [there, back] = [mirrorMaker('There', 'secondary', unknown), mirrorMaker('Back', 'primary', unknown)];
  expect(pairMirrorMakers([there, back])).toEqual({ replications: [{ forward: there, wayBack: undefined }], unpaired: [back] });
});
