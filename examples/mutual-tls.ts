/**
 * Scenario: applications that run on machines of their own have certificates of a private authority, and no password: one writes
 *          shipments, reads them again and reads orders, another one may read shipments only. Operators log in with SCRAM, on the
 *          client instance.
 *
 * Needs:   a bootstrapped account (npx cdk bootstrap) with three Elastic IP addresses left of the five in a Region; then for each
 *          machine a key that it makes itself, and a certificate for it each week: docs/access.md has the commands.
 * Costs:   roughly 640 USD a month in us-east-1: three kafka.m7g.large 447, three volumes of 100 GiB 30, three NAT
 *          gateways 99, the private authority 50, the client instance 13, keys and secrets 3; the function that sets the ACLs runs
 *          when grants change, for next to nothing; certificates and data transfer are extra.
 * Deploy:  npx cdk deploy --all --app 'npx tsx examples/mutual-tls.ts'
 * Destroy: npx cdk destroy --all --app 'npx tsx examples/mutual-tls.ts'  (the cluster, its data, its ACLs, its network and the
 *          authority stay, for 630 USD a month: they are retained by default; the function that set the ACLs takes half an hour
 *          to go)
 */
import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { MskClientInstance, ScramMskCluster } from '../lib';
import { addOutputs } from './shared/outputs';

const app = new App();
const env = { region: 'us-east-1' };
const stack = new Stack(app, 'MutualTls', { env });

const authority = new acmpca.CfnCertificateAuthority(stack, 'Authority', {
  type: 'ROOT',
  // An eighth of the price, for certificates of at most seven days. MSK asks for no list of revoked ones, so short is safer, too.
  usageMode: 'SHORT_LIVED_CERTIFICATE',
  keyAlgorithm: 'EC_prime256v1',
  signingAlgorithm: 'SHA256WITHECDSA',
  subject: { organization: 'Example', commonName: 'Example Kafka clients' },
});
authority.applyRemovalPolicy(RemovalPolicy.RETAIN);
// It signs itself, and issues nothing before that.
const certificate = new acmpca.CfnCertificate(stack, 'AuthorityCertificate', {
  certificateAuthorityArn: authority.attrArn,
  certificateSigningRequest: authority.attrCertificateSigningRequest,
  signingAlgorithm: 'SHA256WITHECDSA',
  templateArn: `arn:${stack.partition}:acm-pca:::template/RootCACertificate/V1`,
  validity: { type: 'YEARS', value: 10 },
});
const activation = new acmpca.CfnCertificateAuthorityActivation(stack, 'AuthorityActivation', {
  certificateAuthorityArn: authority.attrArn,
  certificate: certificate.attrCertificate,
  status: 'ACTIVE',
});
activation.applyRemovalPolicy(RemovalPolicy.RETAIN);

const cluster = new ScramMskCluster(stack, 'Kafka', {
  mutualTls: { certificateAuthorities: [acmpca.CertificateAuthority.fromCertificateAuthorityArn(stack, 'KafkaAuthority', authority.attrArn)] },
});
// MSK takes no authority that is not active.
cluster.node.addDependency(activation);
const orders = cluster.addTopic('orders', { partitions: 6 });
const shipments = cluster.addTopic('shipments', { partitions: 6 });

// By the name in the certificate. An identity that may issue certificates of the authority chooses the name: see docs/access.md.
const shipping = cluster.certificateUser('CN=shipping,O=Example');
orders.grants.consume(shipping, { group: 'shipping' });
shipments.grants.produce(shipping);
shipments.grants.consume(shipping, { group: 'shipping' });
const tracking = cluster.certificateUser('CN=tracking,O=Example');
shipments.grants.consume(tracking, { group: 'tracking' });

// The machines, in the network of the cluster: port 9094, and no other.
const machines = new ec2.SecurityGroup(new Stack(app, 'MutualTlsMachines', { env }), 'Machines', {
  vpc: cluster.vpc, description: 'Machines with certificates', allowAllOutbound: false,
});
machines.connections.allowToAnyIpv4(ec2.Port.HTTPS, 'The look-up of the brokers, new certificates');
shipping.allowFrom(machines);

const operator = cluster.addUser('operator');
cluster.grants.administer(operator);
new MskClientInstance(new Stack(app, 'MutualTlsClient', { env }), 'Client', { user: operator });

new CfnOutput(stack, 'AuthorityArn', { description: 'ARN of the authority that issues certificates to machines', value: authority.attrArn });
addOutputs(app);
app.synth();
