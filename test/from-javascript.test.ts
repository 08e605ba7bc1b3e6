/** What people meet who have no compiler. */
import { App } from 'aws-cdk-lib';
import { KafkaTopic, ScramMskCluster, type KafkaTopicProps, type ScramMskClusterProps } from '../lib';
import { errorOf, ZonedStack } from './stacks';

function cluster(props: unknown): ScramMskCluster {
  return new ScramMskCluster(new ZonedStack(new App()), 'Kafka', props as ScramMskClusterProps);
}

test.each<{ props: object; says: string }>([
  { props: { users: 'orders' }, says: "users must be a list, got 'orders'" },
  { props: { serverProperties: { 'auto.create.topics.enable': true } }, says: "serverProperties['auto.create.topics.enable'] must be a string, got true" },
  { props: { kafkaVersion: 'latest' }, says: "kafkaVersion must be a KafkaVersion, a constant of KafkaVersion or KafkaVersion.of(...), got 'latest'" },
  { props: { instanceType: 'm7g.large' }, says: "instanceType must be an ec2.InstanceType, such as new ec2.InstanceType('m7g.large'), got 'm7g.large'" },
  { props: { brokersPerZone: '1' }, says: "brokersPerZone must be a number, got '1'" },
  { props: { brokerType: 'express' }, says: "brokerType must be one of BrokerType.STANDARD, BrokerType.EXPRESS, got 'express'" },
  { props: { monitoringLevel: 'ALL' }, says: 'monitoringLevel must be one of ClusterMonitoringLevel.DEFAULT' },
  { props: { storage: { volumeSize: 100 } }, says: 'storage.volumeSize must be a Size, such as Size.gibibytes(100), got 100' },
  { props: { logging: { s3: 'bucket' } }, says: "logging.s3 must be an object, got 'bucket'" },
  { props: { mutualTls: true }, says: 'mutualTls must be an object, got true' },
  { props: { mutualTls: {} }, says: 'mutualTls.certificateAuthorities must be a list, got undefined' },
  { props: { vpc: 'vpc-1' }, says: "vpc must be a VPC, such as an ec2.Vpc, got 'vpc-1'" },
  { props: { encryptionKey: 'arn:aws:kms' }, says: "encryptionKey must be a key, such as a kms.Key, got 'arn:aws:kms'" },
  { props: { ipAddresses: '10.0.0.0/16' }, says: "ipAddresses must be an ec2.IIpAddresses, such as ec2.IpAddresses.cidr('10.0.0.0/16'), got '10.0.0.0/16'" },
  { props: { user: ['orders'] }, says: 'users must be written like this, got user' },
  { props: { removalPolicy: 'DESTROY' }, says: 'removalPolicy must be one of RemovalPolicy.DESTROY' },
])('a cluster says $says', ({ props, says }) => {
  expect(errorOf(() => cluster(props))).toContain(says);
});

test.each<{ add: (cluster: ScramMskCluster) => unknown; says: string }>([
  { add: (kafka) => kafka.addUser(5 as never), says: 'username must be a string, got 5' },
  { add: (kafka) => kafka.addUser('orders', { secret: 'hunter2' as never }), says: 'secret must be a secret, such as a secretsmanager.Secret, got a string' },
  { add: (kafka) => kafka.addUser('orders', { rotation: { automaticallyAfter: 30 as never } }), says: 'rotation.automaticallyAfter must be a Duration, such as Duration.days(1), got 30' },
  { add: (kafka) => kafka.addTopic('orders', undefined as never), says: 'options must be an object, got undefined' },
  { add: (kafka) => kafka.addTopic('orders', { partitions: '6' as never }), says: "partitions must be a number, got '6'" },
  { add: (kafka) => kafka.addTopic('orders', { partitions: 6, retention: '3 days' as never }), says: 'retention must be a Duration' },
  { add: (kafka) => kafka.addTopic('orders', { partitions: 6, cleanupPolicy: 'COMPACT' as never }), says: 'cleanupPolicy must be one of CleanupPolicy.DELETE' },
  { add: (kafka) => kafka.addTopic('orders', { partitions: 6, configs: { 'segment.ms': 5 as never } }), says: "configs['segment.ms'] must be a string, got 5" },
  { add: (kafka) => new KafkaTopic(kafka, 'Topic', { topicName: 'orders', partitions: 1 } as KafkaTopicProps), says: 'cluster must be a cluster, such as a ScramMskCluster, got undefined' },
])('it says $says', ({ add, says }) => {
  expect(errorOf(() => add(cluster({})))).toContain(says);
});

test('null is absent, as undefined is', () => {
  const kafka = cluster({ users: null, storage: { volumeSize: null }, serverProperties: null, logging: null, removalPolicy: null });

  expect(kafka.logGroup).toBeDefined();
  expect(() => kafka.addTopic('orders', { partitions: 1, configs: null as never, replicationFactor: null as never })).not.toThrow();
});
