/**
 * Scenario: a cluster in each of two Regions, a service beside each that produces as the user `orders`, and a way from the
 * secondary's side to the primary: the service there can read both, and an operator can compare them.
 *
 * Needs:   nothing but an account that is bootstrapped in both Regions; VPCs whose addresses do not overlap.
 * Costs:   roughly 1,170 USD a month: in each Region three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, keys and secrets 3, and 12 for the box in one of them; the connection is free, the data that
 *          crosses it is extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/two-regions.ts'   (90 minutes or more: the secondary reads ARNs
 *          of the primary, so it comes after it)
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/two-regions.ts'  (clusters, their data and networks stay)
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ClusterAuthorization, CrossRegionPeering, MskClientInstance, ScramMskCluster } from '../lib';

/** A Region with a cluster, and what a service needs to log in to it as `orders`. */
class KafkaRegion extends Stack {
  public readonly cluster: ScramMskCluster;
  public readonly role: iam.Role;
  public readonly service: ec2.SecurityGroup;

  public constructor(scope: Construct, id: string, region: string, cidr: string) {
    super(scope, id, { env: { region } });
    this.cluster = new ScramMskCluster(this, 'Kafka', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      users: ['orders', 'operator'],
      authorization: ClusterAuthorization.EVERY_USER,
    });

    this.role = new iam.Role(this, 'OrdersRole', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    this.cluster.user('orders').grantRead(this.role);
    this.service = new ec2.SecurityGroup(this, 'Orders', { vpc: this.cluster.vpc, description: 'Orders service', allowAllOutbound: false });
    this.service.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Secrets Manager and the look-up of the brokers');
    this.service.connections.allowToDefaultPort(this.cluster, 'orders to Kafka');
  }

  // Fixed zones: no look-up, and the same template on every machine.
  public get availabilityZones(): string[] {
    return ['a', 'b', 'c'].map((zone) => `${this.region}${zone}`);
  }
}

const app = new App();
const primary = new KafkaRegion(app, 'Primary', 'us-east-1', '10.0.0.0/16');
const secondary = new KafkaRegion(app, 'Secondary', 'us-east-2', '10.1.0.0/16');

// Each cluster has an `orders` of its own, with a password of its own. The service in the secondary may use both.
primary.cluster.user('orders').grantRead(secondary.role);
const box = new MskClientInstance(secondary, 'Client', {
  cluster: secondary.cluster,
  user: secondary.cluster.user('operator'),
  otherClusters: { primary: primary.cluster.user('operator') },
});

// Connects the VPCs and opens nothing; then port 9096 of the primary, for two in the secondary and nobody else.
const peering = new CrossRegionPeering(new Stack(app, 'Peering', { env: { region: 'us-east-2' } }), 'Vpcs', {
  primary: primary.cluster.vpc,
  secondary: secondary.cluster.vpc,
});
peering.allowToPrimary(primary.cluster, { clients: [secondary.service, box] });

app.synth();
