/**
 * Scenario: Kafka of one's own, with SASL/SCRAM, moves to MSK: MirrorMaker 2 copies everything under the same names until a
 * day of your choice, on which clients stop, change their addresses and go on where they were.
 *
 * Needs:   Docker, which builds MirrorMaker's image for arm64, elsewhere with QEMU (or say `cpuArchitecture`); an account that
 *          has used Amazon ECS before (README.md has the command); brokers that take SCRAM-SHA-512 over TLS, with a
 *          certificate that Java trusts, a user that may read everything, and its credentials in Secrets Manager; a VPC with a
 *          way to the brokers' addresses (a Transit Gateway, a VPN, a peering); its ids and all other ids here in place of these.
 * Costs:   roughly 530 USD a month for what is new: three kafka.m7g.large 447, three volumes of 100 GiB 30, the client instance 13,
 *          keys and secrets 3, the container 34 until the migration is over; data from the old cluster is extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/self-managed-to-msk.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/self-managed-to-msk.ts'  (the cluster and its data stay, for 480 USD a
 *          month; when the move is over, MirrorMaker in place of --all)
 */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { ClusterAuthorization, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ScramMskCluster, TopicNaming } from '../lib';
import { addOutputs } from './shared/outputs';

const inRegion = { env: { region: 'us-east-1' } };
const app = new App();

// What stays: the new cluster, in a VPC that exists, with the users that applications will be.
const stack = new Stack(app, 'Kafka', inRegion);
const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-0a1b2c3d4e5f60001',
  vpcCidrBlock: '10.20.0.0/16',
  availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  privateSubnetIds: ['subnet-0a1b2c3d4e5f60001', 'subnet-0a1b2c3d4e5f60002', 'subnet-0a1b2c3d4e5f60003'],
  privateSubnetIpv4CidrBlocks: ['10.20.1.0/24', '10.20.2.0/24', '10.20.3.0/24'],
  privateSubnetRouteTableIds: ['rtb-0a1b2c3d4e5f60001', 'rtb-0a1b2c3d4e5f60002', 'rtb-0a1b2c3d4e5f60003'],
});
// One move at a time: when clients have arrived, grants say what each may do, and close the cluster.
const cluster = new ScramMskCluster(stack, 'Kafka', { vpc, users: ['orders'], authorization: ClusterAuthorization.EVERY_USER });
new MskClientInstance(new Stack(app, 'KafkaClient', inRegion), 'Client', { user: cluster.addUser('operator') });

// What goes when the move is over.
const temporary = new Stack(app, 'MirrorMaker', inRegion);
const mirrorMaker = new MirrorMakerPrimarySecondary(temporary, 'Migration', {
  primary: MirroredCluster.selfManaged({
    bootstrapServers: 'kafka-1.example.com:9094,kafka-2.example.com:9094,kafka-3.example.com:9094',
    // The complete ARN, with its six characters at the end. A key of your own is named with fromSecretAttributes().
    secret: secretsmanager.Secret.fromSecretCompleteArn(temporary, 'OldSecret',
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:kafka/mirror-maker-AbCdEf'),
  }),
  secondary: MirroredCluster.msk(cluster),
  // Applications move without another name. Until they do, no client writes to the new cluster.
  topicNaming: TopicNaming.IDENTICAL,
});
// Nothing else here knows where the old brokers are.
mirrorMaker.connections.allowTo(ec2.Peer.ipv4('10.90.0.0/16'), ec2.Port.tcp(9094), 'Brokers of the old cluster');

addOutputs(app);
app.synth();
