import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { MskClientInstance, ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';
import { initIn, instanceIn, textOf } from './box';

/** A cluster in each of two Regions, and a box in the second that knows both. */
function scenario(otherRegion = 'us-east-1') {
  const app = new App();
  const other = new ZonedStack(app, 'Primary', { region: otherRegion });
  const primary = new ScramMskCluster(other, 'Kafka', { users: ['operator'] });
  const stack = new ZonedStack(app, 'Secondary', { region: 'us-east-2' });
  const secondary = new ScramMskCluster(stack, 'Kafka', { users: ['operator'] });
  new MskClientInstance(stack, 'Client', {
    user: secondary.user('operator'),
    otherClusters: { primary: primary.user('operator') },
  });
  return { app, other, stack };
}

const fileOf = (stack: ZonedStack) => textOf(initIn(stack).files['/etc/kafka/clusters/primary.env']!.content);

test('a file says where the other cluster and its secret are, of another Region by weak references', () => {
  const { stack } = scenario();
  const output = String.raw`\{"Fn::GetStackOutput":\{"StackName":"Primary","Region":"us-east-1","OutputName":"\w+"\}\}`;

  expect(fileOf(stack)).toMatch(new RegExp(`^CLUSTER_ARN='${output}'\nCLUSTER_REGION='us-east-1'\nSECRET_ARN='${output}'\n$`));
});

test('of the same Region by import', () => {
  expect(fileOf(scenario('us-east-2').stack)).toMatch(/^CLUSTER_ARN='\{"Fn::ImportValue":.*\}'\nCLUSTER_REGION='us-east-2'\nSECRET_ARN='\{"Fn::ImportValue":.*\}'\n$/);
});

test('the box may log in as both users', () => {
  const { stack } = scenario();
  const actions = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.PolicyName.startsWith('ClientRole'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .map(({ Action }) => Action);

  expect(actions.filter((action) => action === 'secretsmanager:GetSecretValue')).toHaveLength(2);
  expect(actions.filter((action) => action === 'kafka:GetBootstrapBrokers')).toHaveLength(2);
});

test('no Lambda function, no cycle', () => {
  const { app, other, stack } = scenario();

  expect(() => app.synth()).not.toThrow();
  for (const template of [other, stack].map((of) => Template.fromStack(of))) {
    template.resourceCountIs('AWS::Lambda::Function', 0);
  }
});

test('opens no way: that is the peering\'s', () => {
  const { stack, other } = scenario();

  Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  Template.fromStack(other).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
});

test('the same props make the same box', () => {
  expect(instanceIn(scenario().stack).id).toBe(instanceIn(scenario().stack).id);
});
