/**
 * Scenario: Express brokers, which bring their own storage and fix replication at three copies.
 *
 * Needs:   a bootstrapped account, in a Region that has Express brokers, with three Elastic IP addresses left of the five there.
 * Costs:   roughly 1,010 USD a month in us-east-1: three express.m7g.large 894, three NAT gateways 99, the client instance 13; storage
 *          in use and data in are extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/express-brokers.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/express-brokers.ts'  (the cluster, its data and its network stay, for
 *          1,000 USD a month)
 */
import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import { App, Stack } from 'aws-cdk-lib';
import { ClusterAuthorization, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'Express', { env });

const cluster = new ScramMskCluster(stack, 'Kafka', {
  brokerType: BrokerType.EXPRESS,
  users: ['orders'],
  authorization: ClusterAuthorization.EVERY_USER,
});
new MskClientInstance(new Stack(app, 'ExpressClient', { env }), 'Client', { user: cluster.addUser('operator') });

addOutputs(app);
app.synth();
