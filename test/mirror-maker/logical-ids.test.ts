import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { defineMirrorMaker } from './scene';

/** A service of another id stops the old one before it runs, and the log groups keep what was written to the old ids. */
test.each<{ where: string; scope: () => Construct }>([
  { where: 'an app', scope: () => new App() },
  { where: 'a Stage', scope: () => new Stage(new App(), 'Production') },
])('the logical ids in $where', ({ scope }) => {
  const template = Template.fromStack(defineMirrorMaker({}, scope()).stack);
  const idsOf = (type: string) => Object.keys(template.findResources(type));

  expect(idsOf('AWS::ECS::Service')).toEqual(['FlowServiceFEA2C8B2']);
  expect(idsOf('AWS::ECS::TaskDefinition')).toEqual(['FlowTaskDF75D706']);
  expect(idsOf('AWS::ECS::Cluster')).toEqual(['FlowClusterA94A324E']);
  expect(idsOf('AWS::EC2::SecurityGroup')).toEqual(['FlowSecurityGroup1907823E']);
  expect(idsOf('AWS::Logs::LogGroup')).toEqual(['FlowLog93322342', 'FlowMetricLog70B53C5F', 'FlowAgentLogC713E16A']);
});

test('the names of the user on both clusters stay, whoever defines the flow', () => {
  const { primary, secondary } = defineMirrorMaker();

  for (const { stack } of [primary, secondary]) {
    expect(Object.keys(Template.fromStack(stack).findResources('AWS::SecretsManager::Secret'))).toEqual(['KafkaUsersmirrormakerSecret23A4C884']);
  }
});
