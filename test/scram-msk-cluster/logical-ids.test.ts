import { App, Size, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

/**
 * What would be replaced, and its data lost, if its logical id changed. To change a line here is to break every
 * deployed stack.
 */
const PINNED = {
  'AWS::MSK::Cluster': ['Kafka82305C99'],
  'AWS::MSK::Configuration': ['KafkaConfiguration2E1CE142'],
  'AWS::MSK::BatchScramSecret': ['KafkaAssociation7F1FE6A8'],
  'AWS::SecretsManager::Secret': ['KafkaUsersoperatorSecretD3A83623', 'KafkaUsersordersSecret035AF13A'],
  'AWS::KMS::Key': ['KafkaEncryptionKeyFF3E3FE6', 'KafkaSecretEncryptionKey01BA4A68'],
  'AWS::Logs::LogGroup': ['KafkaLogGroup1BA0C3A4', 'KafkaRejectedConnections1E18727A'],
  'AWS::EC2::SecurityGroup': ['KafkaSecurityGroup4C1F93F4'],
  'AWS::EC2::VPC': ['KafkaVpcD11DBDA4'],
  'AWS::EC2::Subnet': [
    'KafkaVpcPrivateSubnet1Subnet32132E13',
    'KafkaVpcPrivateSubnet2Subnet5EFB8B60',
    'KafkaVpcPrivateSubnet3Subnet4895AED2',
    'KafkaVpcPublicSubnet1SubnetE02F645B',
    'KafkaVpcPublicSubnet2Subnet8815B90E',
    'KafkaVpcPublicSubnet3Subnet3B4E76D3',
  ],
};

function idsIn(stack: ZonedStack): Record<string, string[]> {
  new ScramMskCluster(stack, 'Kafka', { users: ['orders', 'operator'] });
  const template = Template.fromStack(stack);
  return Object.fromEntries(Object.keys(PINNED).map((type) => [type, Object.keys(template.findResources(type)).sort()]));
}

test.each<{ where: string; scopeIn: (app: App) => Construct }>([
  { where: 'an app', scopeIn: (app) => app },
  { where: 'a Stage', scopeIn: (app) => new Stage(app, 'Production') },
])('logical ids of everything stateful in $where', ({ scopeIn }) => {
  expect(idsIn(new ZonedStack(scopeIn(new App()), 'Streaming'))).toEqual(PINNED);
});

test('logical ids of volumes that grow', () => {
  const stack = new ZonedStack();
  new ScramMskCluster(stack, 'Kafka', { storage: { maximumVolumeSize: Size.tebibytes(1) } });

  expect(Object.keys(Template.fromStack(stack).findResources('AWS::ApplicationAutoScaling::ScalableTarget'))).toEqual(['KafkaStorageTarget30896727']);
});
