/**
 * Scenario: one cluster with the library's defaults, one user for an application, one box for operators.
 *
 * Needs:   nothing but a bootstrapped account (npx cdk bootstrap).
 * Costs:   roughly 590 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, the box 13, keys and secrets 3; data transfer is extra.
 * Deploy:  npx cdk deploy --app 'npx tsx examples/single-region.ts'   (time not measured, most of it the cluster)
 * Destroy: npx cdk destroy --app 'npx tsx examples/single-region.ts'  (the cluster, its data and its network stay: they
 *          are retained by default; delete them by hand, or deploy with removalPolicy DESTROY first)
 */
import { App, Stack } from 'aws-cdk-lib';
import { ClusterAuthorization, MskClientInstance, ScramMskCluster } from '../lib';

class SingleRegion extends Stack {
  // Fixed zones: no look-up, and the same template on every machine.
  public get availabilityZones(): string[] {
    return ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  }
}

const app = new App();
const stack = new SingleRegion(app, 'SingleRegion', { env: { region: 'us-east-1' } });

// What MSK does by itself: both users may do everything. team-isolation.ts says who may do what.
const cluster = new ScramMskCluster(stack, 'Kafka', { authorization: ClusterAuthorization.EVERY_USER });
cluster.addUser('orders');
new MskClientInstance(stack, 'Client', { cluster, user: cluster.addUser('operator') });

app.synth();
