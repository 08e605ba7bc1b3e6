import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { errorOf, ZonedStack } from '../stacks';

function define(props?: ScramMskClusterProps) {
  const stack = new ZonedStack();
  const cluster = new ScramMskCluster(stack, 'Kafka', props);
  const client = new ec2.SecurityGroup(stack, 'Client', { vpc: cluster.vpc });
  return { stack, cluster, client };
}

/** Each rule that lets somebody in to the brokers: from where, to which ports. */
function doorsOf(stack: ZonedStack): unknown[] {
  const template = Template.fromStack(stack);
  const inline = Object.values(template.findResources('AWS::EC2::SecurityGroup')).flatMap(({ Properties }) => Properties.SecurityGroupIngress ?? []);
  const own = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties);
  return [...inline, ...own].map(({ CidrIp, SourceSecurityGroupId, FromPort, ToPort }) => [CidrIp ?? SourceSecurityGroupId, FromPort, ToPort]);
}

test('nothing is open until somebody asks', () => {
  const { stack } = define({ users: ['orders'], openMonitoring: true });

  expect(doorsOf(stack)).toEqual([]);
});

test('the default port is that of SASL/SCRAM, and no other opens', () => {
  const { stack, cluster, client } = define();
  cluster.connections.allowDefaultPortFrom(client);

  expect(doorsOf(stack)).toEqual([[stack.resolve(client.securityGroupId), 9096, 9096]]);
});

test('a client may open its own way', () => {
  const { stack, cluster, client } = define();
  client.connections.allowToDefaultPort(cluster);

  expect(doorsOf(stack)).toEqual([[stack.resolve(client.securityGroupId), 9096, 9096]]);
});

test('a range of addresses, as for a peered VPC', () => {
  const { stack, cluster } = define();
  cluster.connections.allowDefaultPortFrom(ec2.Peer.ipv4('10.1.0.0/16'));

  expect(doorsOf(stack)).toEqual([['10.1.0.0/16', 9096, 9096]]);
});

test('the exporters\' ports open for who asks, with open monitoring', () => {
  const { stack, cluster, client } = define({ openMonitoring: true });
  cluster.allowOpenMonitoringFrom(client);

  const source = stack.resolve(client.securityGroupId);
  expect(doorsOf(stack)).toEqual([[source, 11001, 11001], [source, 11002, 11002]]);
});

test('the exporters\' ports open for a range of addresses', () => {
  const { stack, cluster } = define({ openMonitoring: true });
  cluster.allowOpenMonitoringFrom(ec2.Peer.ipv4('10.1.0.0/16'));

  expect(doorsOf(stack)).toEqual([['10.1.0.0/16', 11001, 11001], ['10.1.0.0/16', 11002, 11002]]);
});

test('fails for the exporters\' ports without open monitoring', () => {
  const { stack, cluster, client } = define();

  expect(errorOf(() => cluster.allowOpenMonitoringFrom(client)))
    .toBe("Streaming/Kafka: openMonitoring must be true for a client to read the brokers' metrics, got false");
  expect(doorsOf(stack)).toEqual([]);
});

test('the brokers keep their one security group, whoever comes', () => {
  const { stack, cluster, client } = define({ openMonitoring: true });
  cluster.connections.allowDefaultPortFrom(client);
  cluster.allowOpenMonitoringFrom(client);

  Template.fromStack(stack).hasResourceProperties('AWS::MSK::Cluster', {
    BrokerNodeGroupInfo: { SecurityGroups: [stack.resolve(cluster.securityGroup.securityGroupId)] },
  });
});
