/**
 * Scenario: three teams share a cluster. Each has a user that reads and writes below a prefix of its own and sees nothing of
 * the others, but for one topic that the orders team lets others read; a lag exporter sees everything but records, an application
 * of Kafka Streams owns the topics below its name, and an operator may do everything.
 *
 * Needs:   a bootstrapped account (npx cdk bootstrap) with three Elastic IP addresses left of the five in a Region.
 * Costs:   roughly 590 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, the client instance 13, keys and secrets 5; the function that sets the ACLs runs when grants change, for
 *          next to nothing; data transfer is extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/team-isolation.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/team-isolation.ts'  (the cluster, its data, its ACLs and its network
 *          stay, for 580 USD a month: they are retained by default; the function that set the
 *          ACLs takes half an hour to go)
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import { type IScramUser, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'TeamIsolation', { env });
const cluster = new ScramMskCluster(stack, 'Kafka');

// The first grant closes the cluster: from then on a user may do what it was granted, and a user without a grant nothing.
addTeam('orders');
const billing = addTeam('billing');
addTeam('shipping');

// The team that owns a topic lets another one read it: with groups of the reader's, so that neither moves the other's.
const placed = cluster.addTopic('orders.placed', { partitions: 6, retention: Duration.days(7) });
placed.grants.consume(billing, { group: 'billing-*' });

// A lag exporter sees all topics, groups and settings, and no record.
cluster.grants.describe(cluster.addUser('exporter'));

// Kafka Streams makes topics of its own, whose names begin with its application.id, as do its groups and transactions.
const enrich = cluster.addUser('enrich');
placed.grants.consume(enrich, { group: 'enrich' });
cluster.grants.manageTopics(enrich, 'enrich-*');
cluster.grants.produce(enrich, 'enrich-*');
cluster.grants.consume(enrich, 'enrich-*', { group: 'enrich' });
cluster.grants.transact(enrich, 'enrich-*');

// Teams create no topics: more of them are added here, or by the operator on the client instance.
const operator = cluster.addUser('operator');
cluster.grants.administer(operator);
new MskClientInstance(new Stack(app, 'TeamIsolationClient', { env }), 'Client', { user: operator });

addOutputs(app);
app.synth();

/** Topics named `team.…`, groups named `team-…`. The period and the hyphen matter: `orders*` would be `orders-eu.` as well. */
function addTeam(name: string): IScramUser {
  const user = cluster.addUser(name);
  cluster.grants.produce(user, `${name}.*`);
  cluster.grants.consume(user, `${name}.*`, { group: `${name}-*` });
  return user;
}
