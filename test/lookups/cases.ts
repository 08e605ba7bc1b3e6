import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { CrossRegionPeering, MirroredCluster, MirrorMakerPrimarySecondary, MskClientInstance, ScramMskCluster, type ScramMskClusterProps } from '../../lib';

export const ACCOUNT = '111122223333';

/**
 * Apps of which CDK must look something up before it can say what they are. One more is one more function: it gets its own
 * stacks, named by `named`, in stacks of an account, and no context.
 */
export const CASES: Readonly<Record<string, (app: App, named: (name: string) => string) => void>> = {
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
    cluster.addTopic('orders', { partitions: 1, replicationFactor: 3 }).grantProduce(cluster.user('orders'));
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
    new MskClientInstance(Stack.of(cluster), 'Client', { cluster, user: cluster.user('operator') });
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
    const peering = new CrossRegionPeering(stackIn(app, named('Peering'), 'us-east-2'), 'Vpcs', { primary: primary.vpc, secondary: secondary.vpc });
    new MirrorMakerPrimarySecondary(stackIn(app, named('MirrorMaker'), 'us-east-2'), 'Replication', {
      primary: MirroredCluster.msk(primary),
      secondary: MirroredCluster.msk(secondary),
      peering,
    });
  },
};

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
