/**
 * Scenario: one primary and two secondaries, each connected to the primary. The secondaries do not reach each other: a
 * connection leads from one VPC to one other and no further.
 *
 * Needs:   an account that is bootstrapped in the three Regions, with three Elastic IP addresses left of the five in each; VPCs
 *          whose addresses do not overlap.
 * Costs:   roughly 1,780 USD a month at the prices of us-east-1: in each Region three kafka.m7g.large 447, three volumes of
 *          100 GiB 30, three NAT gateways 99, the client instance 13, keys and secrets 3; the connections are free, the data that
 *          crosses them is extra.
 * Deploy:  npx cdk deploy --all --concurrency 3 --app 'npx tsx examples/three-regions.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/three-regions.ts'  (clusters, their data and networks stay, for 1,740
 *          USD a month)
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { CrossRegionPeering, MskClientInstance, ScramMskCluster, type IScramUser } from '../lib';
import { addOutputs } from './shared/outputs';

/** A Region with a cluster, and in a stack of its own a client instance for operators, which knows other clusters too. */
class KafkaRegion extends Stack {
  public readonly cluster: ScramMskCluster;
  public readonly operator: IScramUser;
  public readonly box: MskClientInstance;

  public constructor(scope: Construct, id: string, region: string, cidr: string, otherClusters?: Record<string, IScramUser>) {
    super(scope, id, { env: { region } });
    this.cluster = new ScramMskCluster(this, 'Kafka', { ipAddresses: ec2.IpAddresses.cidr(cidr) });
    this.operator = this.cluster.addUser('operator');
    this.box = new MskClientInstance(new Stack(scope, `${id}Client`, { env: { region } }), 'Client', {
      user: this.operator,
      otherClusters,
    });
  }
}

const app = new App();
const primary = new KafkaRegion(app, 'Virginia', 'us-east-1', '10.0.0.0/16');

for (const [name, region, cidr] of [['Ohio', 'us-east-2', '10.1.0.0/16'], ['Ireland', 'eu-west-1', '10.2.0.0/16']] as const) {
  const secondary = new KafkaRegion(app, name, region, cidr, { primary: primary.operator });
  // One stack for each, in the secondary's Region: neither connection waits for the other.
  const peering = new CrossRegionPeering(new Stack(app, `${name}Peering`, { env: { region } }), 'Vpcs', {
    primaryVpc: primary.cluster.vpc,
    secondaryVpc: secondary.cluster.vpc,
  });
  peering.allowToPrimary(primary.cluster, { clients: [secondary.box] });
}

addOutputs(app);
app.synth();
