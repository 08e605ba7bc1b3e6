/**
 * Scenario: Express brokers, which bring their own storage and fix replication at three copies.
 *
 * Needs:   nothing but a bootstrapped account, in a Region that has Express brokers.
 * Costs:   roughly 1,010 USD a month in us-east-1: three express.m7g.large 894, three NAT gateways 99, the box 13; storage
 *          in use and data in are extra.
 * Deploy:  npx cdk deploy --app 'npx tsx examples/express-brokers.ts'
 * Destroy: npx cdk destroy --app 'npx tsx examples/express-brokers.ts'  (the cluster, its data and its network stay)
 */
import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import { App, Stack } from 'aws-cdk-lib';
import { ClusterAuthorization, MskClientInstance, ScramMskCluster } from '../lib';

class Express extends Stack {
  public get availabilityZones(): string[] {
    return ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  }
}

const app = new App();
const stack = new Express(app, 'Express', { env: { region: 'us-east-1' } });

const cluster = new ScramMskCluster(stack, 'Kafka', {
  brokerType: BrokerType.EXPRESS,
  users: ['orders'],
  authorization: ClusterAuthorization.EVERY_USER,
});
new MskClientInstance(stack, 'Client', { cluster, user: cluster.addUser('operator') });

app.synth();
