/**
 * Scenario: three teams share a cluster. Each has a user that reads and writes below a prefix of its own and sees nothing of
 * the others, but for one topic that the orders team lets the billing team read; an operator may do everything.
 *
 * Needs:   nothing but a bootstrapped account (npx cdk bootstrap).
 * Costs:   roughly 590 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, the box 13, keys and secrets 4; the function that sets the ACLs runs when grants change, for
 *          next to nothing; data transfer is extra.
 * Deploy:  npx cdk deploy --app 'npx tsx examples/team-isolation.ts'
 * Destroy: npx cdk destroy --app 'npx tsx examples/team-isolation.ts'  (the cluster, its data, its ACLs and its network
 *          stay: they are retained by default)
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import { type IScramUser, MskClientInstance, ScramMskCluster } from '../lib';

class TeamIsolation extends Stack {
  // Fixed zones: no look-up, and the same template on every machine.
  public get availabilityZones(): string[] {
    return ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  }
}

const app = new App();
const stack = new TeamIsolation(app, 'TeamIsolation', { env: { region: 'us-east-1' } });
const cluster = new ScramMskCluster(stack, 'Kafka');

// The first grant closes the cluster: from then on a user may do what it was granted, and a user without a grant nothing.
addTeam('orders');
const billing = addTeam('billing');
addTeam('shipping');

// The team that owns a topic lets another one read it: with groups of the reader's, so that neither moves the other's.
const placed = cluster.addTopic('orders.placed', { partitions: 6, retention: Duration.days(7) });
placed.grantConsume(billing, { group: 'billing-*' });

// Teams create no topics: more of them are added here, or by the operator on the box.
const operator = cluster.addUser('operator');
operator.grantAdmin();
new MskClientInstance(stack, 'Client', { cluster, user: operator });

app.synth();

/** Topics named `team.…`, groups named `team-…`. The period and the hyphen matter: `orders*` would be `orders-eu.` as well. */
function addTeam(name: string): IScramUser {
  const user = cluster.addUser(name);
  user.grantProduce(`${name}.*`);
  user.grantConsume(`${name}.*`, { group: `${name}-*` });
  return user;
}
