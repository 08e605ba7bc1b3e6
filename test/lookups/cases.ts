import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import { App, Stack } from 'aws-cdk-lib';
import * as pca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { CrossRegionPeering, MirroredCluster, MirrorMakerPrimarySecondary, MskClientInstance, ScramMskCluster, type ScramMskClusterProps } from '../../lib';

export const ACCOUNT = '111122223333';

type Cases = Readonly<Record<string, (app: App, named: (name: string) => string) => void>>;

/**
 * Apps of which CDK must look something up before it can say what they are. One more is one more function: it gets its own
 * stacks, named by `named`, in stacks of an account, and no context.
 */
export const CASES: Cases = {
  'Express brokers in a VPC': (app, named) => {
    inVpc(app, named('Express'), { brokerType: BrokerType.EXPRESS });
  },

  'subnets by the name of their group': (app, named) => {
    inVpc(app, named('Group'), { vpcSubnets: { subnetGroupName: 'Kafka' } });
  },

  'subnets by zones': (app, named) => {
    inVpc(app, named('Zones'), { vpcSubnets: { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'], subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } });
  },

  'subnets by a filter': (app, named) => {
    inVpc(app, named('Filter'), { vpcSubnets: { subnetFilters: [ec2.SubnetFilter.byIds(['subnet-0a', 'subnet-0b', 'subnet-0c'])] } });
  },

  'a topic with a copy in each of three zones, and rights on it': (app, named) => {
    const cluster = inVpc(app, named('Topic'), { users: ['orders'] });
    cluster.addTopic('orders', { partitions: 1, replicationFactor: 3 }).grants.produce(cluster.user('orders'));
  },

  'a VPC of its own in a Region with two zones': (app, named) => {
    new ScramMskCluster(stackIn(app, named('TwoZones'), 'us-west-1'), 'Kafka');
  },

  'a VPC of the app, subnets by zones': (app, named) => {
    const stack = stackIn(app, named('Defined'), 'us-east-1');
    new ScramMskCluster(stack, 'Kafka', {
      vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 3 }),
      vpcSubnets: { availabilityZones: ['us-east-1a', 'us-east-1b'], subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    });
  },

  'a box beside its cluster': (app, named) => {
    const cluster = inVpc(app, named('Box'), { users: ['operator'] });
    new MskClientInstance(Stack.of(cluster), 'Client', { user: cluster.user('operator') });
  },

  'names from parameters of Systems Manager': (app, named) => {
    const stack = stackIn(app, named('Parameters'), 'us-east-1');
    const parameter = (name: string) => ssm.StringParameter.valueFromLookup(stack, `/kafka/${name}`);
    const cluster = new ScramMskCluster(stack, 'Kafka', {
      vpc: ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: parameter('vpc') }),
      clusterName: parameter('cluster'),
      users: [parameter('user')],
      serverProperties: { 'log.retention.hours': parameter('hours') },
    });
    cluster.addUser(parameter('another-user'));
    cluster.addTopic(parameter('topic'), { partitions: 1, configs: { 'retention.ms': parameter('retention') } });
  },

  'two VPCs with a peering and MirrorMaker between them': (app, named) => {
    const primary = inVpc(app, named('Primary'), {});
    const secondary = inVpc(app, named('Secondary'), {}, 'us-east-2');
    const peering = new CrossRegionPeering(stackIn(app, named('Peering'), 'us-east-2'), 'Vpcs', { primaryVpc: primary.vpc, secondaryVpc: secondary.vpc });
    new MirrorMakerPrimarySecondary(stackIn(app, named('MirrorMaker'), 'us-east-2'), 'Replication', {
      primary: MirroredCluster.msk(primary),
      secondary: MirroredCluster.msk(secondary),
      peering,
    });
  },
};

/** As above. The command line, which is slow, is not shown these. */
export const MORE_CASES: Cases = {
  'an existing cluster by its ARN, and all that can be had of it': (app, named) => {
    const stack = stackIn(app, named('Existing'), 'us-east-1');
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcName: 'existing' });
    const cluster = ScramMskCluster.fromScramMskClusterAttributes(stack, 'Kafka', {
      clusterArn: parameter(stack, 'cluster-arn'),
      vpc,
      securityGroups: [new ec2.SecurityGroup(stack, 'Brokers', { vpc })],
      users: { orders: existingSecret(stack) },
      iam: true,
    });
    cluster.metricCpu(1);
    cluster.grants.produce(cluster.iamPrincipal(new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() })), 'orders');
    new MskClientInstance(stack, 'Client', { user: cluster.user('orders') });
  },

  'an existing cluster whose name within its ARN is looked up': (app, named) => {
    const stack = stackIn(app, named('Name'), 'us-east-1');
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcName: 'existing' });
    ScramMskCluster.fromScramMskClusterAttributes(stack, 'Kafka', {
      clusterArn: `arn:aws:kafka:us-east-1:${ACCOUNT}:cluster/${parameter(stack, 'cluster')}/UUID-1`,
      vpc,
      securityGroups: [new ec2.SecurityGroup(stack, 'Brokers', { vpc })],
    });
  },

  'a user by its certificate': (app, named) => {
    const stack = stackIn(app, named('Certificate'), 'us-east-1');
    const authority = `arn:aws:acm-pca:us-east-1:${ACCOUNT}:certificate-authority/1`;
    const cluster = new ScramMskCluster(stack, 'Kafka', {
      mutualTls: { certificateAuthorities: [pca.CertificateAuthority.fromCertificateAuthorityArn(stack, 'Authority', authority)] },
    });
    cluster.grants.produce(cluster.certificateUser(parameter(stack, 'distinguished-name')), 'orders');
  },

  'rights for a role': (app, named) => {
    const stack = stackIn(app, named('Role'), 'us-east-1');
    const cluster = new ScramMskCluster(stack, 'Kafka', { iam: true });
    const principal = cluster.iamPrincipal(iam.Role.fromLookup(stack, 'Role', { roleName: 'orders' }));
    cluster.grants.produce(principal, 'orders');
    cluster.grants.consume(principal, 'orders', { group: 'orders' });
    cluster.grants.administer(principal);
  },

  'texts around a parameter': (app, named) => {
    const stack = stackIn(app, named('Texts'), 'us-east-1');
    const cluster = new ScramMskCluster(stack, 'Kafka', { clusterName: `the-${parameter(stack, 'cluster')}`, users: [`my-${parameter(stack, 'user')}`] });
    cluster.addTopic(`secondary.${parameter(stack, 'topic')}`, { partitions: 1 }).grants.produce(cluster.user(`my-${parameter(stack, 'user')}`));
  },

  'subnets by their ids': (app, named) => {
    const stack = stackIn(app, named('Ids'), 'us-east-1');
    const subnets = parameter(stack, 'subnets').split(',').map((subnetId, position) =>
      ec2.Subnet.fromSubnetAttributes(stack, `Subnet${position}`, { subnetId, availabilityZone: `us-east-1${'abc'[position]!}` }));
    new ScramMskCluster(stack, 'Kafka', { vpc: existingVpc(stack), vpcSubnets: { subnets } });
  },

  'subnets by their zones': (app, named) => {
    const stack = stackIn(app, named('ZonesOfSubnets'), 'us-east-1');
    const zones = parameter(stack, 'zones').split(',');
    const subnets = ['subnet-0a', 'subnet-0b', 'subnet-0c'].map((subnetId, position) =>
      ec2.Subnet.fromSubnetAttributes(stack, `Subnet${position}`, { subnetId, availabilityZone: zones[position] }));
    new ScramMskCluster(stack, 'Kafka', { vpc: existingVpc(stack), vpcSubnets: { subnets } });
  },

  'a build of MirrorMaker': (app, named) => {
    const [primary, secondary] = [named('BuildPrimary'), named('BuildSecondary')].map((name) => new ScramMskCluster(stackIn(app, name, 'us-east-1'), 'Kafka'));
    const stack = stackIn(app, named('Build'), 'us-east-1');
    new MirrorMakerPrimarySecondary(stack, 'Replication', {
      primary: MirroredCluster.msk(primary!),
      secondary: MirroredCluster.msk(secondary!),
      topics: [`secondary-${parameter(stack, 'topic')}`],
      baseImage: parameter(stack, 'image'),
      imageRevision: parameter(stack, 'revision'),
    });
  },

  'a box that knows another cluster by a parameter': (app, named) => {
    const stack = stackIn(app, named('OtherClusters'), 'us-east-1');
    const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['operator'] });
    const other = new ScramMskCluster(stack, 'Other', { users: ['operator'], vpc: cluster.vpc });
    new MskClientInstance(stack, 'Client', {
      user: cluster.user('operator'), otherClusters: { [parameter(stack, 'cluster')]: other.user('operator') },
    });
  },
};

function parameter(stack: Stack, name: string): string {
  return ssm.StringParameter.valueFromLookup(stack, `/kafka/${name}`);
}

function existingVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0a', availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] });
}

function existingSecret(stack: Stack): secretsmanager.ISecret {
  return secretsmanager.Secret.fromSecretAttributes(stack, 'Secret', {
    secretCompleteArn: `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:AmazonMSK_orders-AbCdEf`,
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`),
  });
}

/** A cluster in a VPC that is looked up. */
function inVpc(app: App, id: string, props: ScramMskClusterProps, region = 'us-east-1'): ScramMskCluster {
  const stack = stackIn(app, id, region);
  return new ScramMskCluster(stack, 'Kafka', { vpc: ec2.Vpc.fromLookup(stack, 'Vpc', { vpcName: id }), ...props });
}

function stackIn(app: App, id: string, region: string): Stack {
  return new Stack(app, id, { env: { account: ACCOUNT, region } });
}

/** Each case in stacks of its own. */
export function defineAll(app: App): void {
  Object.values(CASES).forEach((define, position) => define(app, (name) => `Case${position}${name}`));
}
