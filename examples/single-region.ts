/**
 * Scenario: one cluster with the library's defaults, one user for an application, one client instance for operators.
 *
 * Needs:   a bootstrapped account (npx cdk bootstrap) with three Elastic IP addresses left of the five in a Region.
 * Costs:   roughly 590 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, the client instance 13, keys and secrets 3; data transfer is extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/single-region.ts'   (time not measured, most of it the cluster)
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/single-region.ts'  (the cluster, its data and its network stay, for
 *          580 USD a month: they are retained by default; delete them by hand, or deploy with removalPolicy DESTROY first)
 */
import { App, Stack } from 'aws-cdk-lib';
import { ClusterAuthorization, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'SingleRegion', { env });

// What MSK does by itself: both users may do everything. team-isolation.ts says who may do what.
const cluster = new ScramMskCluster(stack, 'Kafka', { authorization: ClusterAuthorization.EVERY_USER });
cluster.addUser('orders');
// In a stack of its own: a client instance that does not start must not roll the cluster back.
new MskClientInstance(new Stack(app, 'SingleRegionClient', { env }), 'Client', { user: cluster.addUser('operator') });

addOutputs(app);
app.synth();
