/**
 * Scenario: us-west-1, where MSK has two availability zones. Replication factor and minimum in-sync replicas follow.
 *
 * Needs:   a bootstrapped account with two Elastic IP addresses left of the five in a Region.
 * Costs:   roughly 710 USD a month: four brokers in two zones, four volumes of 100 GiB, two NAT gateways, the client instance.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/two-zone-region.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/two-zone-region.ts'  (the cluster, its data and its network stay, for
 *          nearly as much)
 */
import { App, Stack } from 'aws-cdk-lib';
import { ClusterAuthorization, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-west-1' };
const stack = new Stack(app, 'TwoZones', { env });

const cluster = new ScramMskCluster(stack, 'Kafka', {
  brokersPerZone: 2,
  users: ['orders'],
  authorization: ClusterAuthorization.EVERY_USER,
});
new MskClientInstance(new Stack(app, 'TwoZonesClient', { env }), 'Client', { user: cluster.addUser('operator') });

addOutputs(app);
app.synth();
