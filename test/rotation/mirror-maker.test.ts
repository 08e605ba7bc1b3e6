import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { MirroredCluster, MirrorMakerPrimarySecondary } from '../../lib';
import { allOf, containerIn, regionsIn, stackIn, statementsOf } from '../mirror-maker/scene';

const app = new App();
const { primary, secondary, peering } = regionsIn(app);
const user = secondary.addUser('mirror-maker', { rotation: {} });
const stack = stackIn(app);
new MirrorMakerPrimarySecondary(stack, 'Flow', {
  primary: MirroredCluster.msk(primary),
  secondary: MirroredCluster.msk(secondary, user),
  peering,
  restartOnSecretChange: true,
});
/** How one stack knows the secret of another: by an export of that name. */
const secret = { 'Fn::ImportValue': expect.stringMatching(/^Secondary:ExportsOutputRefKafkaUsersmirrormakerAlternatingCurrent/) };

test('MirrorMaker reads what to log in with now when it starts', () => {
  expect(containerIn(stack).environment.SECONDARY_SECRET_ARN).toEqual(secret);
});

test('it may read that secret, and not those of the two users', () => {
  const read = statementsOf(stack, 'TaskRole').filter(({ Action }) => Action === 'secretsmanager:GetSecretValue').map(({ Resource }) => Resource);
  expect(read).toContainEqual(secret);
  expect(read).toHaveLength(2);
  expect(JSON.stringify(read)).not.toMatch(/Secondary:[^"]*(UsersmirrormakerSecret|AlternatingAlternate)/);
});

test('the end of a rotation restarts it', () => {
  const { EventPattern: pattern } = allOf(stack, 'AWS::Events::Rule')[0]!;
  expect(pattern.resources).toEqual([secret]);
  expect(pattern.detail.labelUpdated).toEqual(['AWSCURRENT']);
});

test('the rotation is in the stack of its cluster', () => {
  Template.fromStack(secondary.stack).resourceCountIs('AWS::SecretsManager::RotationSchedule', 1);
  Template.fromStack(stack).resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
});
