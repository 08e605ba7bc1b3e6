import { Cluster, ClientAuthentication, KafkaVersion } from '@aws-cdk/aws-msk-alpha';
import { App, CfnCondition, CfnParameter, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as msk from 'aws-cdk-lib/aws-msk';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { ScramMskCluster } from '../../../lib';
import { DEFAULT_MSK_VERSION } from '../../../lib/kafka/releases/releases';
import { ZonedStack } from '../../../test/stacks';

/** An app as the CDK's command line asks for it. */
export function appIn(outdir: string): App {
  return new App({ outdir, context: { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true } });
}

const SERVER_PROPERTIES = ['auto.create.topics.enable=false', 'default.replication.factor=3', 'min.insync.replicas=2', 'num.partitions=3'].join('\n');

/** What an app has that knows of no construct but CloudFormation's own resources. */
export function plainCluster(scope: Construct, name: string, props: Partial<msk.CfnClusterProps> = {}, serverProperties = SERVER_PROPERTIES): msk.CfnCluster {
  const configuration = new msk.CfnConfiguration(scope, `${name}Configuration`, { name, serverProperties });
  return new msk.CfnCluster(scope, name, {
    clusterName: name.toLowerCase(),
    kafkaVersion: DEFAULT_MSK_VERSION,
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: { instanceType: 'kafka.m7g.large', clientSubnets: ['subnet-0a', 'subnet-0b', 'subnet-0c'], securityGroups: ['sg-0a'] },
    clientAuthentication: { sasl: { scram: { enabled: true } } },
    configurationInfo: { arn: configuration.attrArn, revision: 1 },
    ...props,
  });
}

/** A secret of a user, associated with a cluster. */
export function plainUser(scope: Construct, cluster: msk.CfnCluster, username: string): void {
  const key = new kms.Key(scope, `${username}Key`);
  const secret = new secretsmanager.CfnSecret(scope, `${username}Secret`, {
    name: `AmazonMSK_${username}`,
    kmsKeyId: key.keyArn,
    generateSecretString: { secretStringTemplate: JSON.stringify({ username }), generateStringKey: 'password' },
  });
  new msk.CfnBatchScramSecret(scope, `${username}Association`, { clusterArn: cluster.ref, secretArnList: [secret.ref] });
}

/** Of resources of CloudFormation alone: a cluster with a user and a topic. */
export function plainApp(outdir: string): App {
  const app = appIn(outdir);
  const stack = new Stack(app, 'Plain', { env: { region: 'us-east-1' } });
  const cluster = plainCluster(stack, 'Orders');
  plainUser(stack, cluster, 'orders');
  new msk.CfnTopic(stack, 'Topic', { clusterArn: cluster.ref, topicName: 'orders', partitionCount: 6, replicationFactor: 3 });
  return app;
}

/** Two clusters in nested stacks: what the one needs, its parent gives to it, and what it has, another one reads. */
export function nestedApp(outdir: string): App {
  const app = appIn(outdir);
  const parent = new Stack(app, 'Parent', { env: { region: 'us-east-1' } });
  const key = new kms.Key(parent, 'Key');
  for (const name of ['First', 'Second']) {
    const clusters = new NestedStack(parent, `${name}Clusters`);
    const cluster = plainCluster(clusters, name, { encryptionInfo: { encryptionAtRest: { dataVolumeKmsKeyId: key.keyArn } } });
    const users = new NestedStack(parent, `${name}Users`);
    plainUser(users, cluster, name.toLowerCase());
  }
  return app;
}

/** A construct of this library in a Stage of a Stage. */
export function stagedApp(outdir: string): App {
  const app = appIn(outdir);
  const region = new Stage(new Stage(app, 'Production'), 'Europe');
  const stack = new ZonedStack(region, 'Streaming', { region: 'eu-west-1' });
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  cluster.grants.produce(cluster.user('orders'), 'orders');
  return app;
}

/** The cluster of the CDK's own preview, with two users. */
export function alphaApp(outdir: string): App {
  const app = appIn(outdir);
  const stack = new ZonedStack(app, 'Alpha');
  const cluster = new Cluster(stack, 'Kafka', {
    clusterName: 'kafka',
    kafkaVersion: KafkaVersion.of(DEFAULT_MSK_VERSION),
    vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 3 }),
    clientAuthentication: ClientAuthentication.sasl({ scram: true }),
  });
  cluster.addUser('orders', 'billing');
  return app;
}

/** Of what only AWS knows, and of functions of templates, around a cluster that is known. */
export function functionsApp(outdir: string): App {
  const app = appIn(outdir);
  const stack = new Stack(app, 'Functions', { env: { region: 'us-east-1' } });
  const isLarge = new CfnParameter(stack, 'Size', { default: 'small' }).valueAsString;
  const large = new CfnCondition(stack, 'Large', { expression: Fn.conditionEquals(isLarge, 'large') });
  const cluster = plainCluster(stack, 'Chosen', {
    numberOfBrokerNodes: Fn.conditionIf(large.logicalId, 6, 3) as unknown as number,
  }, Fn.join('\n', ['auto.create.topics.enable=false', `num.partitions=${Fn.conditionIf(large.logicalId, '12', '4').toString()}`]));
  plainUser(stack, cluster, 'orders');
  const left = plainCluster(stack, 'OnlyIfLarge');
  left.cfnOptions.condition = large;
  new secretsmanager.CfnSecret(stack, 'Unrelated', { secretString: Fn.transform('Macro', { of: 'another account' }).toString() });
  new ec2.CfnSubnet(stack, 'Subnet', { vpcId: Fn.importValue('network-vpc'), cidrBlock: Fn.select(1, Fn.cidr('10.0.0.0/16', 4, '8')) });
  return app;
}

/** A topic and an ACL of which the one who deploys chooses something, and a topic without such a choice. */
export function unknownPartsApp(outdir: string): App {
  const app = appIn(outdir);
  const stack = new ZonedStack(app, 'Unknown');
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'] });
  cluster.addTopic('orders', { partitions: new CfnParameter(stack, 'Partitions', { type: 'Number' }).valueAsNumber });
  cluster.addTopic('payments', { partitions: 1 });
  cluster.grants.produce(cluster.user('orders'), 'payments');
  cluster.grants.produce(cluster.user('orders'), new CfnParameter(stack, 'Topic').valueAsString);
  return app;
}

/** Stacks of one name in two Regions of two Stages, none of which says its account. */
export function oneNameApp(outdir: string): App {
  const app = appIn(outdir);
  for (const name of ['One', 'Two']) {
    const stage = new Stage(app, name);
    for (const region of ['us-east-1', 'eu-west-1']) {
      const stack = new Stack(stage, region, { stackName: 'Kafka', env: { region } });
      plainUser(stack, plainCluster(stack, 'Orders'), `${name.toLowerCase()}-${region}`);
    }
  }
  return app;
}
