import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ScramMskCluster } from '../../lib';
import { ZonedStack } from '../stacks';

/** A cluster, and a later stack with a client in its VPC. */
function scenario(scope: Construct = new App()) {
  const owner = new ZonedStack(scope, 'Owner');
  const cluster = new ScramMskCluster(owner, 'Kafka', { openMonitoring: true });
  const service = new ZonedStack(scope, 'Service');
  const client = new ec2.SecurityGroup(service, 'Client', { vpc: cluster.vpc, allowAllOutbound: false });
  return { owner, cluster, service, client };
}

function portsOpenedIn(stack: ZonedStack): number[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties.FromPort);
}

test.each([
  { where: 'an app', scopeIn: (app: App): Construct => app },
  { where: 'a Stage', scopeIn: (app: App): Construct => new Stage(app, 'Production') },
])('in $where the rule of a later client stands in the stack of the client', ({ scopeIn }) => {
  const { owner, cluster, service, client } = scenario(scopeIn(new App()));
  client.connections.allowToDefaultPort(cluster);

  expect(portsOpenedIn(service)).toEqual([9096]);
  expect(portsOpenedIn(owner)).toEqual([]);
  expect(owner.dependencies).toEqual([]);
});

test('who reads metrics may stand in a later stack as well', () => {
  const { owner, cluster, service, client } = scenario();
  cluster.allowOpenMonitoringFrom(client);

  expect(portsOpenedIn(service)).toEqual([11001, 11002]);
  expect(portsOpenedIn(owner)).toEqual([]);
  expect(owner.dependencies).toEqual([]);
});

test('users, grants and rules of later stacks leave the cluster, its group and its configuration as they were', () => {
  const resourcesOf = (act: (of: ReturnType<typeof scenario>) => void) => {
    const all = scenario();
    act(all);
    const template = Template.fromStack(all.owner);
    return ['AWS::MSK::Cluster', 'AWS::EC2::SecurityGroup', 'AWS::MSK::Configuration'].map((type) => template.findResources(type));
  };

  expect(resourcesOf(({ cluster, client }) => {
    cluster.addUser('service');
    client.connections.allowToDefaultPort(cluster);
    cluster.allowOpenMonitoringFrom(client);
  })).toEqual(resourcesOf(() => {}));
});

test('VPC and keys of an earlier stack', () => {
  const app = new App();
  const network = new ZonedStack(app, 'Network');
  const vpc = new ec2.Vpc(network, 'Vpc', { maxAzs: 3 });
  const key = new kms.Key(network, 'Key');
  const owner = new ZonedStack(app, 'Owner');
  new ScramMskCluster(owner, 'Kafka', { vpc, encryptionKey: key, secretEncryptionKey: key, users: ['orders'] });

  const imported = { 'Fn::ImportValue': expect.stringContaining('Network:') };
  const [cluster] = Object.values(Template.fromStack(owner).findResources('AWS::MSK::Cluster'));
  expect(cluster!.Properties.BrokerNodeGroupInfo.ClientSubnets).toEqual([imported, imported, imported]);
  expect(cluster!.Properties.EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId).toEqual(imported);
  expect(network.dependencies).toEqual([]);
});

test('two clusters in one stack keep out of each other\'s way', () => {
  const stack = new ZonedStack();
  const [one, two] = ['One', 'Two'].map((id) => new ScramMskCluster(stack, id, { users: ['orders'] }));
  const template = Template.fromStack(stack);

  template.resourceCountIs('AWS::MSK::Cluster', 2);
  template.resourceCountIs('AWS::EC2::VPC', 2);
  for (const cluster of [one!, two!]) {
    template.hasResourceProperties('AWS::MSK::BatchScramSecret', {
      ClusterArn: stack.resolve(cluster.clusterArn),
      SecretArnList: [stack.resolve(cluster.user('orders').secret.secretArn)],
    });
  }
});
