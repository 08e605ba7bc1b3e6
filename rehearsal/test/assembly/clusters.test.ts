import { describeClusters, type Clusters } from '../../assembly/clusters';
import { describeOtherResources } from '../../assembly/other-resources';
import { Resolver } from '../../assembly/resolver';
import { generateSecret } from '../../fake-aws/generated-secret';
import type { Resource } from '../../assembly/template';
import { DEFAULT_MSK_VERSION } from '../../../lib/kafka/releases/releases';
import { templateOf } from './stacks';

const SCRAM = { Sasl: { Scram: { Enabled: true } } };

function clusterWith(properties: object): Resource {
  return {
    Type: 'AWS::MSK::Cluster',
    Properties: {
      ClusterName: 'kafka', KafkaVersion: DEFAULT_MSK_VERSION, NumberOfBrokerNodes: 3, ClientAuthentication: SCRAM,
      BrokerNodeGroupInfo: { InstanceType: 'kafka.m7g.large', ClientSubnets: ['a', 'b', 'c'] }, ...properties,
    },
  };
}

function describeAll(Resources: Record<string, Resource>): Clusters {
  return describeClusters([], new Map(), new Resolver([templateOf({ Resources, Parameters: { Version: { Type: 'String' } } })]));
}

test.each<[what: string, text: unknown]>([
  ['as it is', 'num.partitions=3\nauto.create.topics.enable = false'],
  ['in Base64', Buffer.from('num.partitions=3\nauto.create.topics.enable = false').toString('base64')],
  ['by Fn::Base64', { 'Fn::Base64': 'num.partitions=3\nauto.create.topics.enable = false' }],
  ['by Fn::Join', { 'Fn::Join': ['\n', ['num.partitions=3', 'auto.create.topics.enable = false']] }],
])('ServerProperties that a template gives %s are the text', (_, ServerProperties) => {
  const { clusters: [cluster] } = describeAll({
    Kafka: clusterWith({ ConfigurationInfo: { Arn: { 'Fn::GetAtt': ['Configuration', 'Arn'] } } }),
    Configuration: { Type: 'AWS::MSK::Configuration', Properties: { ServerProperties } },
  });
  expect(cluster!.serverProperties).toBe('num.partitions=3\nauto.create.topics.enable = false');
});

test.each<[what: string, value: unknown, unknown: string]>([
  ['of a custom resource', { 'Fn::GetAtt': ['Custom', 'Text'] }, 'Text of Custom of Stack'],
  ['with a line of one', { 'Fn::Join': ['\n', ['num.partitions=3', { 'Fn::GetAtt': ['Custom', 'Line'] }]] }, 'Line of Custom of Stack'],
  ['with one in a text', { 'Fn::Sub': ['num.partitions=${Count}', { Count: { Ref: 'Custom' } }] }, 'the id of Custom of Stack'],
  ['with a parameter of Systems Manager', 'num.partitions={{resolve:ssm:/partitions}}', 'the dynamic reference resolve:ssm:/partitions'],
])('ServerProperties %s are not known', (_, ServerProperties, unknown) => {
  const { clusters: [cluster] } = describeAll({
    Kafka: clusterWith({ ConfigurationInfo: { Arn: { 'Fn::GetAtt': ['Configuration', 'Arn'] } } }),
    Configuration: { Type: 'AWS::MSK::Configuration', Properties: { ServerProperties } },
    Custom: { Type: 'Custom::Text' },
  });
  expect(cluster).toMatchObject({ serverProperties: '', unknownServerProperties: `its ServerProperties hold what only AWS knows: ${unknown}` });
});

test('a configuration that no template defines is not known', () => {
  const { clusters: [cluster] } = describeAll({ Kafka: clusterWith({ ConfigurationInfo: { Arn: 'arn:aws:kafka:configuration' } }) });
  expect(cluster!.unknownServerProperties).toBe('no template of the assembly defines its configuration, arn:aws:kafka:configuration');
});

describe('a user of a secret', () => {
  const LIMITATIONS = 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-limitations.html';
  const ORDERS = { SecretString: '{"username":"orders","password":"by hand"}' };
  const usersWith = (Properties: object) => describeAll({
    Kafka: clusterWith({}),
    Custom: { Type: 'Custom::User' },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'AmazonMSK_orders', KmsKeyId: 'arn:key', ...Properties } },
    Users: { Type: 'AWS::MSK::BatchScramSecret', Properties: { ClusterArn: { Ref: 'Kafka' }, SecretArnList: [{ Ref: 'Secret' }, 'arn:brought'] } },
  }).clusters[0]!;

  test.each<[what: string, properties: object]>([
    ['that Secrets Manager generates', { GenerateSecretString: { SecretStringTemplate: '{"username":"orders"}', GenerateStringKey: 'password' } }],
    ['with a password by hand', { SecretString: '{"username":"orders","password":"by hand"}' }],
    ['with a password of another service', { SecretString: { 'Fn::Join': ['', ['{"username":"orders","password":"', '{{resolve:ssm-secure:orders:1}}', '"}']] } }],
  ])('%s is known, and has a password of the rehearsal', (_, properties) => {
    const [user] = usersWith(properties).users;
    expect(user!.username).toBe('orders');
    expect(JSON.stringify(user)).not.toContain('by hand');
  });

  test('has a password by a rule that may have truths as text', () => {
    const [user] = usersWith({
      GenerateSecretString: { SecretStringTemplate: '{"username":"orders"}', GenerateStringKey: 'password', ExcludeCharacters: 'true', ExcludePunctuation: 'false', IncludeSpace: 'true', PasswordLength: '40' },
    }).users;
    expect(user!.passwordRule).toMatchObject({ ExcludeCharacters: 'true', ExcludePunctuation: false, IncludeSpace: true });
    expect(generateSecret(user!.passwordRule).password).toHaveLength(40);
  });

  test.each<[what: string, properties: object, reason: string]>([
    ['whose name is elsewhere', { SecretString: '{"username":"{{resolve:ssm:name}}","password":"x"}' }, 'the user name in the secret Stack/Secret is known to AWS only'],
    ['without a name', { SecretString: 'text' }, 'the secret Stack/Secret must be JSON with a username in its template or value, which cannot be read here'],
    ['of a custom resource', { SecretString: { 'Fn::Join': ['', ['{"username":"', { 'Fn::GetAtt': ['Custom', 'User'] }, '"}']] } }, 'the user name in the secret Stack/Secret is known to AWS only'],
    ['without a name that MSK takes', { ...ORDERS, Name: 'orders' }, `the name of the secret Stack/Secret must begin with AmazonMSK_, got orders: MSK associates no other (${LIMITATIONS})`],
    ['with a name of CloudFormation', { ...ORDERS, Name: { Ref: 'AWS::NoValue' } }, `the name of the secret Stack/Secret must begin with AmazonMSK_, got none, so that CloudFormation makes one up: MSK associates no other (${LIMITATIONS})`],
    ['whose secret has a name that only AWS knows', { ...ORDERS, Name: { Ref: 'Version' } }, `whether the name of the secret Stack/Secret begins with AmazonMSK_, as it must for MSK, is known to AWS only: the parameter Version of Stack, which has no default (${LIMITATIONS})`],
    ['without a key', { ...ORDERS, KmsKeyId: { Ref: 'AWS::NoValue' } }, `KmsKeyId of the secret Stack/Secret must be a key of your own, got none: MSK cannot read a secret with the default key of Secrets Manager (${LIMITATIONS})`],
    ['with the default key', { ...ORDERS, KmsKeyId: 'alias/aws/secretsmanager' }, `KmsKeyId of the secret Stack/Secret must be a key of your own, got alias/aws/secretsmanager: MSK cannot read a secret with the default key of Secrets Manager (${LIMITATIONS})`],
    ['with a key that MSK does not read', { GenerateSecretString: { SecretStringTemplate: '{"username":"orders"}', GenerateStringKey: 'pass' } }, 'GenerateStringKey of the secret Stack/Secret must be password, got pass: MSK reads no other name'],
  ])('%s is not known, and neither is one that was brought', (_, properties, reason) => {
    const { users, unknownUsers } = usersWith(properties);
    expect(users).toEqual([]);
    expect(unknownUsers.map((user) => user.reason)).toEqual([reason, 'no template of the assembly defines its secret, arn:brought']);
  });
});

test('what a cluster has besides SASL/SCRAM is known by name', () => {
  const { clusters: [cluster] } = describeAll({
    Kafka: clusterWith({
      ClientAuthentication: { Sasl: { Scram: { Enabled: 'true' }, Iam: { Enabled: true } }, Unauthenticated: { Enabled: true } },
      EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT' } },
      StorageMode: 'TIERED',
      BrokerNodeGroupInfo: {
        InstanceType: 'express.m7g.large',
        ClientSubnets: ['a', 'b', 'c'],
        ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' }, VpcConnectivity: { ClientAuthentication: SCRAM } },
      },
    }),
  });
  expect(cluster!.features).toEqual(['express', 'iam', 'no-login', 'plaintext', 'public-access', 'multi-vpc', 'tiered-storage']);
});

test('brokers are one for each zone, and more where something has more copies that the cluster has brokers for', () => {
  const brokersWith = (nodes: unknown, factor: number, serverProperties = '') => describeAll({
    Kafka: clusterWith({ NumberOfBrokerNodes: nodes, ConfigurationInfo: { Arn: { 'Fn::GetAtt': ['Configuration', 'Arn'] } } }),
    Configuration: { Type: 'AWS::MSK::Configuration', Properties: { ServerProperties: serverProperties } },
    Topic: { Type: 'AWS::MSK::Topic', Properties: { ClusterArn: { Ref: 'Kafka' }, TopicName: 'orders', PartitionCount: 1, ReplicationFactor: factor } },
  }).clusters[0]!.brokers;

  expect([brokersWith(6, 3), brokersWith(6, 4), brokersWith('6', 3, 'offsets.topic.replication.factor=5')]).toEqual([3, 4, 5]);
  expect([brokersWith(3, 4), brokersWith({ Ref: 'Version' }, 4)]).toEqual([3, 4]);
});

test('what of it is a parameter is unknown, by name, wherever it stands', () => {
  const given = { Ref: 'Version' };
  const unknownOf = (properties: object) => describeAll({ Kafka: clusterWith(properties) }).clusters.map(({ brokerType, features, unknownFeatures, unknownServerProperties }) =>
    [brokerType, features, Object.keys(unknownFeatures), unknownServerProperties]);
  const what = 'the parameter Version of Stack, which has no default';

  expect(unknownOf({ BrokerNodeGroupInfo: { InstanceType: given, ClientSubnets: ['a', 'b', 'c'] } })).toEqual([['Standard', [], ['express'], undefined]]);
  expect(unknownOf({ StorageMode: given, EncryptionInfo: given })).toEqual([['Standard', [], ['plaintext', 'tiered-storage'], undefined]]);
  expect(unknownOf({ ClientAuthentication: { Sasl: { ...SCRAM.Sasl, Iam: { Enabled: given } }, Tls: { Enabled: given }, Unauthenticated: given } }))
    .toEqual([['Standard', [], ['iam', 'no-login', 'mutual-tls'], undefined]]);
  expect(unknownOf({ BrokerNodeGroupInfo: { ClientSubnets: ['a', 'b'], ConnectivityInfo: given } })).toEqual([['Standard', [], ['public-access', 'multi-vpc'], undefined]]);
  expect(unknownOf({ ConfigurationInfo: given })).toEqual([['Standard', [], [], `no template of the assembly defines its configuration, ${what}`]]);
});

test('a cluster that cannot be rehearsed has the reason', () => {
  const { clusters, others } = describeAll({
    Iam: clusterWith({ ClientAuthentication: { Sasl: { Iam: { Enabled: true } } } }),
    Open: clusterWith({ ClientAuthentication: undefined }),
    Perhaps: clusterWith({ ClientAuthentication: { Sasl: { Scram: { Enabled: { Ref: 'Version' } } } } }),
    PerhapsWhole: clusterWith({ ClientAuthentication: { 'Fn::If': ['Unknown', SCRAM, { Ref: 'AWS::NoValue' }] } }),
    Nowhere: clusterWith({ BrokerNodeGroupInfo: { Ref: 'Version' } }),
    Later: clusterWith({ KafkaVersion: { Ref: 'Version' } }),
    Imported: clusterWith({ BrokerNodeGroupInfo: { ClientSubnets: { 'Fn::Split': [',', { 'Fn::ImportValue': 'subnets' }] } } }),
  });
  expect(clusters).toEqual([]);
  expect(others.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
    'Stack/Iam: it does not take SASL/SCRAM, but IAM: only clusters with SASL/SCRAM are rehearsed',
    'Stack/Open: it does not take SASL/SCRAM, but clients that do not log in: only clusters with SASL/SCRAM are rehearsed',
    'Stack/Perhaps: whether it takes SASL/SCRAM is known to AWS only: the parameter Version of Stack, which has no default',
    'Stack/PerhapsWhole: whether it takes SASL/SCRAM is known to AWS only: the condition Unknown of Stack',
    'Stack/Nowhere: its ClientSubnets is known to AWS only: the parameter Version of Stack, which has no default',
    'Stack/Later: its KafkaVersion is known to AWS only: the parameter Version of Stack, which has no default',
    'Stack/Imported: its ClientSubnets is known to AWS only: the export subnets, which no stack of the assembly has',
  ]);
});

describe('what of MSK is rehearsed with no cluster', () => {
  const Resources: Record<string, Resource> = {
    Kafka: clusterWith({}),
    Key: { Type: 'AWS::KMS::Key' },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'AmazonMSK_orders', KmsKeyId: { Ref: 'Key' }, GenerateSecretString: { SecretStringTemplate: '{"username":"orders"}', GenerateStringKey: 'password' } } },
    Users: { Type: 'AWS::MSK::BatchScramSecret', Properties: { ClusterArn: { Ref: 'Kafka' }, SecretArnList: [{ Ref: 'Secret' }] } },
  };
  const othersWith = (more: Record<string, Resource>) => {
    const resolver = new Resolver([templateOf({ Resources: { ...Resources, ...more }, Parameters: { Given: { Type: 'String' }, Secrets: { Type: 'CommaDelimitedList' } } })]);
    const { clusters } = describeClusters([], new Map(), resolver);
    return describeOtherResources(clusters, new Map(), resolver).map(({ name, kind, reason }) => `${name} (${kind}): ${reason}`);
  };
  const GIVEN = 'the parameter Given of Stack, which has no default';

  test('nothing of a cluster with a user and a topic', () => {
    expect(othersWith({ Topic: { Type: 'AWS::MSK::Topic', Properties: { ClusterArn: { Ref: 'Kafka' }, TopicName: 'orders', PartitionCount: 1, ReplicationFactor: 3 } } })).toEqual([]);
  });

  test.each<[type: string, kind: string]>([
    ['AWS::MSK::ServerlessCluster', 'serverless'], ['AWS::MSK::Replicator', 'replicator'], ['AWS::KafkaConnect::Connector', 'connector'],
    ['AWS::MSK::VpcConnection', 'private-connection'], ['AWS::MSK::ClusterPolicy', 'private-connection'],
  ])('%s is of AWS alone', (Type, kind) => expect(othersWith({ It: { Type } })).toEqual([expect.stringMatching(`^Stack/It \\(${kind}\\): .`)]));

  test.each<[what: string, resource: Resource, expected: string]>([
    ['a topic of another cluster', { Type: 'AWS::MSK::Topic', Properties: { ClusterArn: 'arn:elsewhere', TopicName: 'orders' } }, 'topic): its cluster is not rehearsed: arn:elsewhere'],
    ['a topic of a cluster that is a parameter', { Type: 'AWS::MSK::Topic', Properties: { ClusterArn: { Ref: 'Given' } } }, `topic): something of it is known to AWS only: ${GIVEN}`],
    ['users of another cluster', { Type: 'AWS::MSK::BatchScramSecret', Properties: { ClusterArn: 'arn:elsewhere', SecretArnList: ['arn:secret'] } }, 'users): its cluster is not rehearsed: arn:elsewhere'],
    ['users of a cluster that is a parameter', { Type: 'AWS::MSK::BatchScramSecret', Properties: { ClusterArn: { Ref: 'Given' }, SecretArnList: [] } }, `users): its cluster is known to AWS only: ${GIVEN}`],
    ['users by a call', { Type: 'Custom::AWS', Properties: { Create: '{"action":"batchAssociateScramSecret","parameters":{"ClusterArn":"arn:elsewhere","SecretArnList":["arn:secret"]}}' } }, 'users): its cluster is not rehearsed: arn:elsewhere'],
    ['users that are a parameter', { Type: 'AWS::MSK::BatchScramSecret', Properties: { ClusterArn: { Ref: 'Kafka' }, SecretArnList: { Ref: 'Secrets' } } }, 'users): which secrets it associates is known to AWS only: the parameter Secrets of Stack, which has no default'],
    ['ACLs of another cluster', { Type: 'Custom::MskAcls', Properties: { ClusterArn: 'arn:elsewhere', Acls: [] } }, 'acls): its cluster is not rehearsed: arn:elsewhere'],
    ['ACLs that an imported user sets', { Type: 'Custom::MskAcls', Properties: { ClusterArn: { Ref: 'Kafka' }, AdministratorSecretArn: 'arn:admin', Acls: [] } }, 'acls): no template of the assembly defines the secret of the user that sets them, arn:admin'],
    ['ACLs without their function', { Type: 'Custom::MskAcls', Properties: { ClusterArn: { Ref: 'Kafka' }, AdministratorSecretArn: { Ref: 'Secret' }, Acls: [], ServiceToken: 'arn:function' } }, 'acls): the function that sets them is not in the assembly'],
    ['a rotation by a function of another kind', { Type: 'AWS::SecretsManager::RotationSchedule', Properties: { SecretId: { Ref: 'Secret' }, RotationLambdaARN: 'arn:function' } }, 'rotation): the function that rotates it is none of cdk-msk-georeplication: what it does, and expects, is not known here'],
    ['a poller of Lambda', { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { Ref: 'Kafka' }, FunctionName: 'reader' } }, "event-source): Lambda reads the topic by a poller of AWS's own"],
  ])('%s has the reason', (_, resource, expected) => expect(othersWith({ It: resource })).toEqual([`Stack/It (${expected}`]));

  test('event sources and rotations of other services are no matter of a rehearsal', () => {
    expect(othersWith({
      Queue: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: 'arn:aws:sqs:us-east-1:111122223333:queue' } },
      Other: { Type: 'AWS::SecretsManager::RotationSchedule', Properties: { SecretId: 'arn:other' } },
    })).toEqual([]);
  });
});
