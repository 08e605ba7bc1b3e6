/**
 * Scenario: a cluster that exists, made by hand or by another tool, is the primary; a new cluster in another Region is the
 * secondary. What exists is given by its ids and ARNs, and nothing of it changes but routes and one rule on its group.
 *
 * Needs:   an existing cluster with SASL/SCRAM and a user `operator`, and its ids and ARNs in place of the ones here. Its
 *          VPC must not overlap 10.31.0.0/16, and has less than 50 peering connections. In the Region of the secondary three
 *          Elastic IP addresses left of the five.
 * Costs:   roughly 590 USD a month for what is new: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, the client instance 13, keys and secrets 3; the connection is free, the data that crosses it is extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/migration.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/migration.ts'  (the new cluster, its data and its network stay, for
 *          580 USD a month)
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { CrossRegionPeering, MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const inSecondary = { env: { region: 'us-east-2' } };
const stack = new Stack(app, 'Secondary', inSecondary);

// What exists, in us-east-1. These are references: they add nothing to a template.
const existingVpc = ec2.Vpc.fromVpcAttributes(stack, 'ExistingVpc', {
  vpcId: 'vpc-0a1b2c3d4e5f60001',
  region: 'us-east-1',
  vpcCidrBlock: '10.20.0.0/16',
  availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  privateSubnetIds: ['subnet-0a1b2c3d4e5f60001', 'subnet-0a1b2c3d4e5f60002', 'subnet-0a1b2c3d4e5f60003'],
  privateSubnetIpv4CidrBlocks: ['10.20.1.0/24', '10.20.2.0/24', '10.20.3.0/24'],
  privateSubnetRouteTableIds: ['rtb-0a1b2c3d4e5f60001', 'rtb-0a1b2c3d4e5f60002', 'rtb-0a1b2c3d4e5f60003'],
});
const primary = ScramMskCluster.fromScramMskClusterAttributes(stack, 'ExistingKafka', {
  clusterArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/orders/1234abcd-12ab-34cd-56ef-1234567890ab-1',
  vpc: existingVpc,
  securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'ExistingGroup', 'sg-0a1b2c3d4e5f60001')],
  users: {
    operator: secretsmanager.Secret.fromSecretAttributes(stack, 'ExistingSecret', {
      secretCompleteArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:AmazonMSK_operator-AbCdEf',
      encryptionKey: kms.Key.fromKeyArn(stack, 'ExistingKey', 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
    }),
  },
});

// What is new: the secondary, and a client instance that can look at both.
const secondary = new ScramMskCluster(stack, 'Kafka', { ipAddresses: ec2.IpAddresses.cidr('10.31.0.0/16') });
const box = new MskClientInstance(new Stack(app, 'SecondaryClient', inSecondary), 'Client', {
  user: secondary.addUser('operator'),
  otherClusters: { primary: primary.user('operator') },
});

const peering = new CrossRegionPeering(new Stack(app, 'Peering', inSecondary), 'Vpcs', { primaryVpc: existingVpc, secondaryVpc: secondary.vpc });
peering.allowToPrimary(primary, { clients: [box] });

addOutputs(app);
app.synth();
