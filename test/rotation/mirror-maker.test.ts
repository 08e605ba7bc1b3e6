import { App } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { MirroredCluster, MirrorMakerPrimarySecondary } from '../../lib';
import { containerIn, outputOf, regionsIn, stackIn, statementsOf } from '../mirror-maker/scene';

const app = new App();
const { primary, secondary, peering } = regionsIn(app);
const stack = stackIn(app);
new MirrorMakerPrimarySecondary(stack, 'Flow', {
  primary: MirroredCluster.mskUser(primary.addUser('mirror-maker', { rotation: {} })),
  secondary: MirroredCluster.mskUser(secondary.addUser('mirror-maker', { rotation: {} })),
  peering,
  restartOnSecretChange: true,
});
/** How one stack knows the secret of another: by an export of that name, and of another Region by an output. */
const secrets = [outputOf('Primary', 'us-east-1'), { 'Fn::ImportValue': expect.stringMatching(/^Secondary:ExportsOutputRefKafkaUsersmirrormakerAlternatingCurrent/) }];

test('MirrorMaker reads what to log in with now, on either side, when it starts', () => {
  const { environment } = containerIn(stack);
  expect([environment.PRIMARY_SECRET_ARN, environment.SECONDARY_SECRET_ARN]).toEqual(secrets);
  expect(JSON.stringify(environment.PRIMARY_SECRET_ARN)).toMatch(/UsersmirrormakerAlternatingCurrent/);
});

test('it may read those secrets, and not those of the users who take turns', () => {
  const read = statementsOf(stack, 'TaskRole').filter(({ Action }) => Action === 'secretsmanager:GetSecretValue').map(({ Resource }) => Resource);
  expect(read).toEqual(secrets);
  expect(JSON.stringify(read)).not.toMatch(/UsersmirrormakerSecret|AlternatingAlternate/);
});

test('it looks whether they change, and nobody is warned', () => {
  expect(containerIn(stack).environment.WATCH_SECRETS_SECONDS).toBe('300');
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
});

test('each rotation is in the stack of its cluster', () => {
  for (const of of [primary.stack, secondary.stack]) {
    Template.fromStack(of).resourceCountIs('AWS::SecretsManager::RotationSchedule', 1);
  }
  Template.fromStack(stack).resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
});
