import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ScramMskCluster } from '../../lib';

const ACCOUNT = '111122223333';

function zonesIn(region: string, account?: string, known: readonly string[] = []) {
  const context = { [`availability-zones:account=${ACCOUNT}:region=${region}`]: known };
  const stack = new Stack(new App({ context }), 'Streaming', { env: { account, region } });
  const cluster = new ScramMskCluster(stack, 'Kafka');
  return { cluster, zones: cluster.subnets.map(({ availabilityZone }) => stack.resolve(availabilityZone)), stack };
}

test.each(['ca-central-1', 'ap-northeast-1', 'us-east-1', 'cn-north-1'])('without an account the names of the zones are left to CloudFormation: %s', (region) => {
  expect(zonesIn(region).zones).toEqual([0, 1, 2].map((position) => ({ 'Fn::Select': [position, { 'Fn::GetAZs': expect.anything() }] })));
});

test('in a Region where MSK has two zones, there are two of them', () => {
  expect(zonesIn('us-west-1').zones).toEqual([0, 1].map((position) => ({ 'Fn::Select': [position, { 'Fn::GetAZs': expect.anything() }] })));
});

test('with an account the zones are the ones that were looked up, whatever they are called', () => {
  expect(zonesIn('ca-central-1', ACCOUNT, ['ca-central-1a', 'ca-central-1b', 'ca-central-1d']).zones).toEqual(['ca-central-1a', 'ca-central-1b', 'ca-central-1d']);
});

test('an old account that has three zones where MSK has two gets a VPC with two', () => {
  const { cluster, zones, stack } = zonesIn('us-west-1', ACCOUNT, ['us-west-1a', 'us-west-1b', 'us-west-1c']);

  expect(zones).toEqual(['us-west-1a', 'us-west-1b']);
  expect(cluster.numberOfBrokers).toBe(2);
  Template.fromStack(stack).hasResourceProperties('AWS::MSK::Cluster', { NumberOfBrokerNodes: 2 });
});
