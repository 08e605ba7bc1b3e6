import { App, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { MskClientInstance } from '../../lib';
import { importCluster, importSecret } from '../scram-msk-cluster/existing';
import { defineBox } from './box';

/** The parameters that CloudFormation reads images from. */
function imagesFor(instanceType: string): string[] {
  const { stack } = defineBox({ instanceType: new ec2.InstanceType(instanceType) });
  return Object.values(Template.fromStack(stack).findParameters('*')).map(({ Default }) => Default as string).filter((name) => name.includes('ami'));
}

test.each([
  { instanceType: 't4g.medium', architecture: 'arm64' },
  { instanceType: 'm7g.large', architecture: 'arm64' },
  { instanceType: 't3.small', architecture: 'x86_64' },
  { instanceType: 'm7i-flex.large', architecture: 'x86_64' },
  { instanceType: Lazy.string({ produce: () => 't4g.large' }), architecture: 'arm64' },
])('the default image is one for the architecture of $instanceType', ({ instanceType, architecture }) => {
  expect(imagesFor(instanceType)).toEqual([expect.stringMatching(new RegExp(`al2023-.*-${architecture}$`))]);
});

test('images by Region stand in the template once, where the Region is known in the deploy only', () => {
  const stack = new Stack(new App(), 'Anywhere');
  const cluster = importCluster(stack, { users: { operator: importSecret(stack) } });
  new MskClientInstance(stack, 'Client', {
    user: cluster.user('operator'), machineImage: ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-1', 'us-west-2': 'ami-2' }),
  });

  expect(Object.values(Template.fromStack(stack).findMappings('*'))).toEqual([{ 'us-east-1': { ami: 'ami-1' }, 'us-west-2': { ami: 'ami-2' } }]);
});
