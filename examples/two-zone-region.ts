/**
 * Scenario: us-west-1, where MSK has two availability zones. Replication factor and minimum in-sync replicas follow.
 *
 * Needs:   nothing but a bootstrapped account.
 * Costs:   roughly 710 USD a month: four brokers in two zones, four volumes of 100 GiB, two NAT gateways, the box.
 * Deploy:  npx cdk deploy --app 'npx tsx examples/two-zone-region.ts'
 * Destroy: npx cdk destroy --app 'npx tsx examples/two-zone-region.ts'  (the cluster, its data and its network stay)
 */
import { App, Stack } from 'aws-cdk-lib';
import { ClusterAuthorization, MskClientInstance, ScramMskCluster } from '../lib';

class TwoZones extends Stack {
  public get availabilityZones(): string[] {
    return ['us-west-1a', 'us-west-1c'];
  }
}

const app = new App();
const stack = new TwoZones(app, 'TwoZones', { env: { region: 'us-west-1' } });

const cluster = new ScramMskCluster(stack, 'Kafka', {
  brokersPerZone: 2,
  users: ['orders'],
  authorization: ClusterAuthorization.EVERY_USER,
});
new MskClientInstance(stack, 'Client', { cluster, user: cluster.addUser('operator') });

app.synth();
