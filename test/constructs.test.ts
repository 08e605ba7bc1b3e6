import { App, CfnResource } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import * as library from '../lib';
import { ZonedStack } from './stacks';

const {
  ActiveSide, CrossRegionPeering, KafkaTopic, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, MskConnectExecutionRole, ReplicationProbe, ScramMskCluster, ScramUser,
} = library;

interface Usable {
  /** What its name stands for, and what an escape hatch gives. */
  readonly resource: string;
  /** Makes one, in the Region us-east-2 beside a cluster that is peered with us-east-1. */
  readonly define: (scene: Scene) => Construct;
  /** What must be so for whoever uses it, with nothing but what its constructor did. */
  readonly use: (scene: Scene, construct: Construct) => void;
}

interface Scene {
  readonly app: App;
  readonly stack: ZonedStack;
  readonly cluster: library.ScramMskCluster;
  readonly primary: library.ScramMskCluster;
}

/** A line for each construct that the library exports: what it defines can be used. */
const CONSTRUCTS: Record<string, Usable> = {
  ScramMskCluster: {
    resource: 'AWS::MSK::Cluster',
    define: ({ stack }) => new ScramMskCluster(stack, 'Subject', { users: ['orders'] }),
    // Its user is known to MSK, and a client gets in.
    use: ({ stack }, subject) => {
      const cluster = subject as library.ScramMskCluster;
      new ec2.SecurityGroup(stack, 'Client', { vpc: cluster.vpc }).connections.allowToDefaultPort(cluster);
      expectAssociated(cluster.user('orders'));
      Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
        GroupId: stack.resolve(cluster.securityGroup.securityGroupId), FromPort: 9096, ToPort: 9096,
      });
    },
  },
  ScramUser: {
    resource: 'AWS::SecretsManager::Secret',
    define: ({ stack, cluster }) => new ScramUser(stack, 'Subject', { cluster, username: 'billing' }),
    // MSK knows it, its cluster does, and what it is granted is granted to it.
    use: ({ stack, cluster }, subject) => {
      const user = subject as library.ScramUser;
      cluster.grants.produce(user, 'billing');
      expectAssociated(user);
      expect(cluster.user('billing')).toBe(user);
      Template.fromStack(stack).hasResourceProperties('Custom::MskAcls', { Acls: Match.arrayWith(['User:billing WRITE TOPIC LITERAL billing']) });
    },
  },
  KafkaTopic: {
    resource: 'AWS::MSK::Topic',
    define: ({ stack, cluster }) => new KafkaTopic(stack, 'Subject', { cluster, topicName: 'orders', partitions: 1 }),
    // It is on the cluster.
    use: ({ stack, cluster }) => Template.fromStack(stack).hasResourceProperties('AWS::MSK::Topic', { ClusterArn: stack.resolve(cluster.clusterArn) }),
  },
  MskClientInstance: {
    resource: 'AWS::EC2::Instance',
    define: ({ stack, cluster }) => new MskClientInstance(stack, 'Subject', { user: cluster.user('operator') }),
    // The brokers let it in.
    use: ({ stack }, subject) => expectRule(stack, (subject as library.MskClientInstance).connections),
  },
  MskConnectExecutionRole: {
    resource: 'AWS::IAM::Role',
    define: ({ stack, cluster }) => new MskConnectExecutionRole(stack, 'Subject', { cluster, reads: ['orders'] }),
    // It may log in and read.
    use: ({ stack }, subject) => Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      Roles: [stack.resolve((subject as library.MskConnectExecutionRole).roleName)],
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['kafka-cluster:Connect']) })]) },
    }),
  },
  ActiveSide: {
    resource: 'Custom::ActiveSide',
    define: ({ stack }) => new ActiveSide(stack, 'Subject', { parameterName: '/orders' }),
    // The function that writes it may.
    use: ({ stack }, subject) => Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ssm:PutParameter', Resource: stack.resolve((subject as library.ActiveSide).parameterArn) }] },
    }),
  },
  CrossRegionPeering: {
    resource: 'AWS::EC2::VPCPeeringConnection',
    define: ({ stack, cluster, primary }) => new CrossRegionPeering(stack, 'Subject', { primaryVpc: primary.vpc, secondaryVpc: cluster.vpc }),
    // Both sides have a route through it.
    use: ({ stack }, subject) => [stack, (subject as library.CrossRegionPeering).accepterStack].forEach((side) =>
      Template.fromStack(side).hasResourceProperties('AWS::EC2::Route', { VpcPeeringConnectionId: Match.anyValue() })),
  },
  MirrorMakerPrimarySecondary: {
    resource: 'AWS::ECS::Service',
    define: ({ stack, cluster, primary }) => new MirrorMakerPrimarySecondary(stack, 'Subject', {
      primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(cluster),
    }),
    // The brokers that it writes to let it in, and its users are known to MSK on both sides.
    use: ({ stack, cluster, primary }, subject) => {
      expectRule(stack, (subject as library.MirrorMakerPrimarySecondary).connections);
      [cluster, primary].forEach((side) => expectAssociated(side.user('mirror-maker')));
    },
  },
  ReplicationProbe: {
    resource: 'AWS::Lambda::Function',
    define: ({ stack, cluster, primary }) => new ReplicationProbe(stack, 'Subject', {
      mirrorMaker: new MirrorMakerPrimarySecondary(stack, 'Probed', { primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(cluster) }),
    }),
    // It is called, the brokers next to it let it in, and its users are known to MSK on both sides.
    use: ({ stack, cluster, primary }, subject) => {
      Template.fromStack(stack).resourceCountIs('AWS::Events::Rule', 1);
      expectRule(stack, (subject as library.ReplicationProbe).connections);
      [cluster, primary].forEach((side) => expectAssociated(side.user('replication-probe')));
    },
  },
};

/** Without constructor, nobody can make one. */
const ABSTRACT: string[] = [];

function scene(): Scene {
  const app = new App();
  const cluster = (region: string, block: string) => new ScramMskCluster(new ZonedStack(app, region, { region }), 'Kafka', {
    iam: true, users: ['operator'], ipAddresses: ec2.IpAddresses.cidr(block),
  });
  const primary = cluster('us-east-1', '10.0.0.0/16');
  const secondary = cluster('us-east-2', '10.1.0.0/16');
  return { app, primary, cluster: secondary, stack: secondary.stack as ZonedStack };
}

function expectAssociated({ secret, cluster }: library.IScramUser): void {
  const { stack } = cluster;
  Template.fromStack(stack).hasResourceProperties('AWS::MSK::BatchScramSecret', {
    ClusterArn: stack.resolve(cluster.clusterArn), SecretArnList: Match.arrayWith([stack.resolve(secret.secretArn)]),
  });
}

function expectRule(stack: ZonedStack, { securityGroups: [group] }: ec2.Connections): void {
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    SourceSecurityGroupId: stack.resolve(group!.securityGroupId), FromPort: 9096, ToPort: 9096,
  });
}

const exported = Object.entries(library)
  .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Construct)
  .map(([name]) => name);

test('each construct that the library exports has a line here', () => {
  expect(exported.sort()).toEqual([...Object.keys(CONSTRUCTS), ...ABSTRACT].sort());
});

describe.each(Object.entries(CONSTRUCTS))('%s', (_, { resource, define, use }) => {
  test('has the resource that its name stands for as default child: an escape hatch changes it', () => {
    const all = scene();
    const l1 = define(all).node.defaultChild as CfnResource;

    expect(CfnResource.isCfnResource(l1)).toBe(true);
    l1.addPropertyOverride('EscapeHatch', 'open');
    const changed = Object.entries(Template.fromStack(all.stack).toJSON().Resources as Record<string, { Type: string; Properties: object }>)
      .filter(([, { Properties }]) => Properties && 'EscapeHatch' in Properties);
    expect(changed.map(([id, { Type }]) => [id, Type])).toEqual([[all.stack.resolve(l1.logicalId), resource]]);
  });

  test('can be used: its constructor did everything', () => {
    const all = scene();
    use(all, define(all));
  });
});
