/**
 * Scenario: two accounts, each with a VPC that a network team made. The account of the primary lets the other one connect
 * by a role that can accept connections to this one VPC. A service in the secondary's account produces to the primary.
 *
 * Needs:   both accounts bootstrapped, so that one set of credentials deploys to both (npx cdk bootstrap --trust); ids of
 *          VPCs, subnets and route tables in place of the ones here.
 * Costs:   roughly 970 USD a month: in each account three kafka.m7g.large 447, three volumes of 100 GiB 30, keys and
 *          secrets 3, and 13 for the client instance in one of them; the connection is free, the data that crosses it is extra.
 * Deploy:  npx cdk deploy --all --concurrency 2 --app 'npx tsx examples/two-accounts.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/two-accounts.ts'  (clusters and their data stay, for 960 USD a month)
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CrossRegionPeering, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const inPrimary = { env: { account: '111122223333', region: 'us-east-1' } };
const inSecondary = { env: { account: '444455556666', region: 'us-east-2' } };
const app = new App();

// The account of the primary: its VPC, the cluster, and the role with which the other account's connection is accepted.
const primaryStack = new Stack(app, 'Primary', inPrimary);
const primaryVpc = ec2.Vpc.fromVpcAttributes(primaryStack, 'Vpc', {
  vpcId: 'vpc-0a1b2c3d4e5f60001',
  vpcCidrBlock: '10.20.0.0/16',
  availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  privateSubnetIds: ['subnet-0a1b2c3d4e5f60001', 'subnet-0a1b2c3d4e5f60002', 'subnet-0a1b2c3d4e5f60003'],
  privateSubnetIpv4CidrBlocks: ['10.20.1.0/24', '10.20.2.0/24', '10.20.3.0/24'],
  // The network team has one table for all three: it gets one route.
  privateSubnetRouteTableIds: ['rtb-0a1b2c3d4e5f60001', 'rtb-0a1b2c3d4e5f60001', 'rtb-0a1b2c3d4e5f60001'],
});
const primary = new ScramMskCluster(primaryStack, 'Kafka', { vpc: primaryVpc, users: ['orders'] });
const peerRole = CrossRegionPeering.definePeerRole(primaryStack, 'PeerRole', primaryVpc, inSecondary.env.account);

// The account of the secondary.
const secondaryStack = new Stack(app, 'Secondary', inSecondary);
const secondaryVpc = ec2.Vpc.fromVpcAttributes(secondaryStack, 'Vpc', {
  vpcId: 'vpc-0f1e2d3c4b5a60001',
  vpcCidrBlock: '10.30.0.0/16',
  availabilityZones: ['us-east-2a', 'us-east-2b', 'us-east-2c'],
  privateSubnetIds: ['subnet-0f1e2d3c4b5a60001', 'subnet-0f1e2d3c4b5a60002', 'subnet-0f1e2d3c4b5a60003'],
  privateSubnetIpv4CidrBlocks: ['10.30.1.0/24', '10.30.2.0/24', '10.30.3.0/24'],
  privateSubnetRouteTableIds: ['rtb-0f1e2d3c4b5a60001', 'rtb-0f1e2d3c4b5a60002', 'rtb-0f1e2d3c4b5a60003'],
});
const secondary = new ScramMskCluster(secondaryStack, 'Kafka', { vpc: secondaryVpc });
new MskClientInstance(new Stack(app, 'SecondaryClient', inSecondary), 'Client', { user: secondary.addUser('operator') });
const service = new ec2.SecurityGroup(secondaryStack, 'Orders', { vpc: secondaryVpc, description: 'Orders service', allowAllOutbound: false });
service.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Secrets Manager and the look-up of the brokers');

// MSK alone may write a policy on its secrets, so no principal of another account can be let in there: the service assumes a
// role of the primary's account to read the password.
const reader = new iam.Role(primaryStack, 'OrdersReader', { assumedBy: new iam.AccountPrincipal(inSecondary.env.account) });
primary.user('orders').grantRead(reader);

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', {
  primaryVpc,
  secondaryVpc,
  peerRoleArn: peerRole.roleArn,
});
peering.allowToPrimary(primary, { clients: [service] });

addOutputs(app);
app.synth();
