/**
 * Scenario: a cluster in each of two Regions, a service next to each that produces as the user `orders`, and a way from the
 * secondary's side to the primary: the service there can read both, and an operator can compare them.
 *
 * Needs:   an account that is bootstrapped in both Regions, with three Elastic IP addresses left of the five in each; VPCs whose
 *          addresses do not overlap.
 * Costs:   roughly 1,170 USD a month: in each Region three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, keys and secrets 3, and 13 for the client instance in one of them; the connection is free, the data that
 *          crosses it is extra.
 * Deploy:  npx cdk deploy --all --concurrency 2 --app 'npx tsx examples/two-regions.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/two-regions.ts'  (clusters, their data and networks stay, for 1,160 USD
 *          a month)
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ClusterAuthorization, CrossRegionPeering, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

/** A Region with a cluster. */
class KafkaRegion extends Stack {
  public readonly cluster: ScramMskCluster;

  public constructor(scope: Construct, id: string, region: string, cidr: string) {
    super(scope, id, { env: { region } });
    this.cluster = new ScramMskCluster(this, 'Kafka', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      users: ['orders', 'operator'],
      authorization: ClusterAuthorization.EVERY_USER,
    });
  }
}

/** What a service next to a cluster needs to log in to it as `orders`. */
class Orders extends Stack {
  public readonly role: iam.Role;
  public readonly service: ec2.SecurityGroup;

  public constructor(scope: Construct, id: string, { cluster, region }: KafkaRegion) {
    super(scope, id, { env: { region } });
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    cluster.user('orders').grantRead(this.role);
    this.service = new ec2.SecurityGroup(this, 'Service', { vpc: cluster.vpc, description: 'Orders service', allowAllOutbound: false });
    this.service.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Secrets Manager and the look-up of the brokers');
    this.service.connections.allowToDefaultPort(cluster, 'orders to Kafka');
  }
}

const app = new App();
const inSecondary = { env: { region: 'us-east-2' } };
// Neither waits for the other: what reads both sides stands in stacks of its own.
const primary = new KafkaRegion(app, 'Primary', 'us-east-1', '10.0.0.0/16');
const secondary = new KafkaRegion(app, 'Secondary', 'us-east-2', '10.1.0.0/16');

// Each cluster has an `orders` of its own, with a password of its own. The service in the secondary may use both.
new Orders(app, 'PrimaryOrders', primary);
const orders = new Orders(app, 'SecondaryOrders', secondary);
primary.cluster.user('orders').grantRead(orders.role);
const box = new MskClientInstance(new Stack(app, 'SecondaryClient', inSecondary), 'Client', {
  user: secondary.cluster.user('operator'),
  otherClusters: { primary: primary.cluster.user('operator') },
});

// Connects the VPCs and opens nothing; then port 9096 of the primary, for two in the secondary and no other client.
const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primaryVpc: primary.cluster.vpc,
  secondaryVpc: secondary.cluster.vpc,
});
peering.allowToPrimary(primary.cluster, { clients: [orders.service, box] });

addOutputs(app);
app.synth();
