/**
 * Scenario: the VPC and both keys belong to other stacks, and the network team owns them. Broker logs go to a bucket,
 * volumes grow by themselves, brokers answer Prometheus, and a service of another stack produces as the user `orders`, who
 * may do nothing else.
 *
 * Needs:   a bootstrapped account; in your app, what you have in place of the stack Network, which takes three of the five
 *          Elastic IP addresses in a Region.
 * Costs:   roughly 1,150 USD a month in us-east-1: three kafka.m7g.xlarge 894, three volumes of 500 GiB 150, three NAT
 *          gateways 99, the client instance 13; PER_TOPIC_PER_BROKER makes metrics of each topic, at 0.30 each; data transfer, keys and the
 *          bucket are extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/existing-vpc.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/existing-vpc.ts'  (keys, bucket and cluster stay, for 1,140 USD a
 *          month with the network; the function that set the ACLs takes half an hour to go)
 */
import { ClusterMonitoringLevel } from '@aws-cdk/aws-msk-alpha';
import { App, Fn, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const env = { region: 'us-east-1' };
const app = new App();

// What is there already.
const network = new Stack(app, 'Network', { env });
const vpc = new ec2.Vpc(network, 'Vpc', {
  ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/16'),
  availabilityZones: [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs())),
  restrictDefaultSecurityGroup: false,
  flowLogs: { Rejected: { trafficType: ec2.FlowLogTrafficType.REJECT } },
});
const dataKey = new kms.Key(network, 'DataKey', { enableKeyRotation: true });
const secretKey = new kms.Key(network, 'SecretKey', { enableKeyRotation: true });

// The cluster.
const streaming = new Stack(app, 'Streaming', { env });
const closed = {
  encryption: s3.BucketEncryption.S3_MANAGED,
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
};
const logBucket = new s3.Bucket(streaming, 'BrokerLogs', {
  ...closed,
  serverAccessLogsBucket: new s3.Bucket(streaming, 'AccessLogs', closed),
});
const cluster = new ScramMskCluster(streaming, 'Kafka', {
  vpc,
  encryptionKey: dataKey,
  secretEncryptionKey: secretKey,
  instanceType: new ec2.InstanceType('m7g.xlarge'),
  storage: { volumeSize: Size.gibibytes(500), maximumVolumeSize: Size.tebibytes(2) },
  serverProperties: { 'log.retention.hours': '336' },
  monitoringLevel: ClusterMonitoringLevel.PER_TOPIC_PER_BROKER,
  openMonitoring: true,
  logging: { s3: { bucket: logBucket, prefix: 'kafka' } },
  users: ['orders'],
});
cluster.grants.produce(cluster.user('orders'), 'orders');
const operator = cluster.addUser('operator');
cluster.grants.administer(operator);
new MskClientInstance(new Stack(app, 'StreamingClient', { env }), 'Client', { user: operator });

// Another team's stack: from here it opens its way to the brokers, and no other team's.
const orders = new Stack(app, 'Orders', { env });
const role = new iam.Role(orders, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
const securityGroup = new ec2.SecurityGroup(orders, 'SecurityGroup', { vpc, description: 'Orders service', allowAllOutbound: false });
cluster.user('orders').grantRead(role);
securityGroup.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'Secrets Manager and the look-up of the brokers');
securityGroup.connections.allowToDefaultPort(cluster, 'orders to Kafka');

addOutputs(app);
app.synth();
