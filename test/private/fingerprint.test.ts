import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnElement, CfnParameter, CfnResource, NestedStack, Tags } from 'aws-cdk-lib';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as msk from 'aws-cdk-lib/aws-msk';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { ClusterAuthorization, KafkaDistribution, KafkaTopic, MirrorMakerPrimarySecondary, MirroredCluster, MskClientInstance, ScramMskCluster } from '../../lib';
import { CREATE_ONLY } from '../../lib/private/create-only';
import { fingerprintOf, referencesOf } from '../../lib/private/fingerprint';
import { REFERENCES } from '../../lib/private/readers';
import { weakReference } from '../../lib/private/references';
import { ROOT, synthesize } from '../examples/apps';
import { importSecret } from '../scram-msk-cluster/existing';
import { ZonedStack } from '../stacks';

/** CloudFormation's schemas, as cfn-lint ships them. */
describe('the create-only properties of each type', () => {
  const library = join(ROOT, '.venv', 'lib');
  const schemas = join(library, readdirSync(library).find((name) => name.startsWith('python'))!, 'site-packages', 'cfnlint', 'data', 'schemas');
  const read = (...path: string[]) => JSON.parse(readFileSync(join(schemas, ...path), 'utf8'));
  const files = read('providers', 'us-east-1.json') as Record<string, string>;
  /** What CloudFormation's user guide says beyond the schema. */
  const MORE: Record<string, string[]> = { 'AWS::EC2::VPCPeeringConnection': ['PeerRoleArn'] };

  test.each(Object.keys(CREATE_ONLY))('%s', (type) => {
    const { createOnlyProperties = [], conditionalCreateOnlyProperties = [] } = read('resources', `${files[type]}.json`);
    const paths = [...createOnlyProperties, ...conditionalCreateOnlyProperties].map((path: string) => path.replace('/properties/', ''));

    expect(CREATE_ONLY[type]).toEqual([...paths, ...MORE[type] ?? []].sort());
  });
});

test('the table knows every type that a stack of the app refers to in another Region, and all that theirs refer to', () => {
  const { assembly } = synthesize('bin/app.ts');
  const templateOf = (stackName: string) => assembly.getStackByName(stackName).template;
  const unknown = new Set<string>();
  const known = new Set<string>();
  const visit = ({ Resources: resources }: Template, id: string): void => {
    const resource = resources[id];
    if (!resource || known.has(resource.Type)) {
      return;
    }
    (resource.Type in CREATE_ONLY ? known : unknown).add(resource.Type);
    for (const path of CREATE_ONLY[resource.Type] ?? []) {
      const value = path.split('/').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], resource.Properties);
      idsIn(value).forEach((target) => visit({ Resources: resources }, target));
    }
  };
  for (const { template } of assembly.stacks) {
    for (const [, stackName, output] of JSON.stringify(template).matchAll(/"Fn::GetStackOutput":\{"StackName":"([^"]*)","Region":"[^"]*","OutputName":"([^"]*)"/g)) {
      const producer = templateOf(stackName!);
      idsIn(producer.Outputs[output!].Value).forEach((id) => visit(producer, id));
    }
  }

  expect([...known].sort()).toEqual(expect.arrayContaining(['AWS::EC2::VPC', 'AWS::EC2::VPCPeeringConnection', 'AWS::KMS::Key', 'AWS::MSK::Cluster', 'AWS::SecretsManager::Secret', 'AWS::EC2::Subnet']));
  expect([...unknown]).toEqual([]);
});

interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>;
}

/** Logical ids that a value refers to. */
function idsIn(value: unknown): string[] {
  return [...JSON.stringify(value ?? null).matchAll(/"(?:Ref":|Fn::GetAtt":\[)"(\w+)"/g)].map(([, id]) => id!);
}

/** What every construct may be given of another stack, and what stands there besides. */
function readersOfEverything(): App {
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const place = new ZonedStack(app, 'Place');
  const vpc = new ec2.Vpc(place, 'Vpc');
  const [key, bucket, logGroup] = [new kms.Key(place, 'Key'), new s3.Bucket(place, 'Bucket'), new logs.LogGroup(place, 'Log')];
  const streaming = new ZonedStack(app, 'Streaming');
  const cluster = new ScramMskCluster(streaming, 'Kafka', {
    vpc, encryptionKey: key, secretEncryptionKey: key, logEncryptionKey: key, users: ['operator'], authorization: ClusterAuthorization.EVERY_USER,
    logging: { cloudwatchLogGroup: logGroup, s3: { bucket } },
    mutualTls: { certificateAuthorities: [new acmpca.CfnCertificateAuthority(place, 'Authority', { type: 'ROOT', keyAlgorithm: 'RSA_2048', signingAlgorithm: 'SHA256WITHRSA', subject: {} })]
      .map(({ attrArn }) => acmpca.CertificateAuthority.fromCertificateAuthorityArn(place, 'Imported', attrArn)) },
  });
  const user = cluster.user('operator');
  new KafkaTopic(new ZonedStack(app, 'Topics'), 'Topic', { cluster, topicName: 'orders', partitions: 3 });
  new MskClientInstance(new ZonedStack(app, 'Box'), 'Client', { user, kafka: KafkaDistribution.bucket(bucket, 'kafka.tgz', 'ab'.repeat(64)) });
  new MirrorMakerPrimarySecondary(new ZonedStack(app, 'MirrorMaker'), 'Flow', {
    primary: MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecret(streaming) }),
    secondary: MirroredCluster.msk(cluster),
    ecsCluster: new ecs.Cluster(place, 'Ecs', { vpc }),
    image: ecs.ContainerImage.fromEcrRepository(new ecr.Repository(place, 'Images'), '1'),
    logEncryptionKey: key,
  });
  return app;
}

test('the table knows every type that a construct of the library refers to in another stack', () => {
  const apps = [readersOfEverything(), ...['bin/app.ts', 'examples/existing-vpc.ts'].map((file) => synthesize(file).app)];
  apps[0]!.synth();
  const types = new Set(apps.flatMap((app) => app.node.findAll())
    .filter((node) => CfnResource.isCfnResource(node) && node.getMetadata(REFERENCES) !== undefined)
    .flatMap((reader) => referencesOf(reader as CfnResource).filter(({ stack }) => stack !== (reader as CfnResource).stack))
    .map((target) => CfnResource.isCfnResource(target) ? target.cfnResourceType : target.node.path));

  expect([...types]).toEqual(expect.arrayContaining(['AWS::EC2::VPC', 'AWS::ECS::Cluster', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::MSK::Cluster', 'AWS::S3::Bucket']));
  expect([...types].filter((type) => !(type in CREATE_ONLY))).toEqual([]);
});

/** A cluster in subnets of a VPC, and what it is encrypted with. */
interface Choices {
  readonly stackId?: string;
  readonly region?: string;
  readonly account?: string;
  readonly id?: string;
  readonly block?: string;
  readonly scopeIn?: (stack: ZonedStack) => Construct;
  readonly change?: (cluster: msk.CfnCluster, vpc: ec2.CfnVPC) => void;
}

function clusterOf({ stackId = 'Streaming', id = 'Cluster', block = '10.0.0.0/16', scopeIn, change, ...place }: Choices = {}): msk.CfnCluster {
  const stack = new ZonedStack(new App(), stackId, place);
  const scope = scopeIn?.(stack) ?? stack;
  const vpc = new ec2.CfnVPC(scope, 'Vpc', { cidrBlock: block });
  const subnets = [0, 1].map((index) => new ec2.CfnSubnet(scope, `Subnet${index}`, { vpcId: vpc.ref, cidrBlock: `10.0.${index}.0/24` }));
  const cluster = new msk.CfnCluster(scope, id, {
    clusterName: 'orders',
    kafkaVersion: '3.9.x.kraft',
    numberOfBrokerNodes: 2,
    brokerNodeGroupInfo: { instanceType: 'kafka.m7g.large', clientSubnets: subnets.map(({ ref }) => ref), securityGroups: ['sg-1'] },
  });
  change?.(cluster, vpc);
  return cluster;
}

const original = fingerprintOf(clusterOf());

test.each<{ what: string; choices: Choices }>([
  { what: 'another stack', choices: { stackId: 'Other' } },
  { what: 'another Region', choices: { region: 'eu-west-1' } },
  { what: 'another account', choices: { account: '111122223333' } },
  { what: 'another logical id', choices: { id: 'Cluster2' } },
  { what: 'a nested stack', choices: { scopeIn: (stack) => new NestedStack(stack, 'Nested') } },
  { what: 'another name', choices: { change: (cluster) => { cluster.clusterName = 'payments'; } } },
  { what: 'other security groups, which are nested', choices: { change: (cluster) => cluster.addPropertyOverride('BrokerNodeGroupInfo.SecurityGroups', ['sg-2']) } },
  { what: 'another block of the VPC of its subnets', choices: { block: '10.0.0.0/17' } },
  { what: 'another id of that VPC', choices: { change: (_, vpc) => vpc.overrideLogicalId('Network') } },
])('$what is another fingerprint', ({ choices }) => {
  expect(fingerprintOf(clusterOf(choices))).not.toBe(original);
});

test.each<{ what: string; choices: Choices }>([
  { what: 'the same again', choices: {} },
  { what: 'a tag of everything', choices: { change: (cluster) => Tags.of(cluster.stack).add('team', 'streaming') } },
  { what: 'another version', choices: { change: (cluster) => { cluster.kafkaVersion = '4.1.x.kraft'; } } },
  { what: 'more brokers', choices: { change: (cluster) => { cluster.numberOfBrokerNodes = 4; } } },
  { what: 'larger brokers, nested beside what is create-only', choices: { change: (cluster) => cluster.addPropertyOverride('BrokerNodeGroupInfo.InstanceType', 'kafka.m7g.xlarge') } },
  { what: 'DNS support of the VPC', choices: { change: (_, vpc) => { vpc.enableDnsSupport = false; } } },
])('$what has the same fingerprint', ({ choices }) => {
  expect(fingerprintOf(clusterOf(choices))).toBe(original);
});

test('nested stacks of two ids keep what they hold apart', () => {
  const [one, two] = ['One', 'Two'].map((id) => fingerprintOf(clusterOf({ scopeIn: (stack) => new NestedStack(stack, id) })));

  expect(one).not.toBe(two);
});

test('a reference is followed however it is made', () => {
  const connectionTo = (block: string, wrap: (vpcId: string) => string) => {
    const app = new App();
    const vpc = new ec2.CfnVPC(new ZonedStack(app, 'Primary'), 'Vpc', { cidrBlock: block });
    return fingerprintOf(new ec2.CfnVPCPeeringConnection(new ZonedStack(app, 'Peering', { region: 'us-east-2' }), 'Connection', { vpcId: 'vpc-1', peerVpcId: wrap(vpc.ref) }));
  };

  for (const wrap of [(id: string) => id, weakReference, (id: string) => `prefix/${id}`]) {
    expect(connectionTo('10.0.0.0/16', wrap)).toBe(connectionTo('10.0.0.0/16', wrap));
    expect(connectionTo('10.0.0.0/16', wrap)).not.toBe(connectionTo('10.1.0.0/16', wrap));
  }
});

test('groups that let each other in do not go round in circles', () => {
  const stack = new ZonedStack();
  const [one, two] = ['One', 'Two'].map((id) => new ec2.CfnSecurityGroup(stack, id, { groupDescription: id }));
  one!.securityGroupIngress = [{ ipProtocol: 'tcp', sourceSecurityGroupId: two!.attrGroupId }];
  two!.securityGroupIngress = [{ ipProtocol: 'tcp', sourceSecurityGroupId: one!.attrGroupId }];

  expect(fingerprintOf(one!)).not.toBe(fingerprintOf(two!));
});

test('neither a secret nor the default of a parameter has a part in it', () => {
  const secretWith = (secretString: string) => new secretsmanager.CfnSecret(new ZonedStack(), 'Secret', { secretString });
  const parameterWith = (text: string) => new CfnParameter(new ZonedStack(), 'Parameter', { default: text, noEcho: true });

  for (const define of [secretWith, parameterWith] as ((text: string) => CfnElement)[]) {
    expect(fingerprintOf(define('one'))).toBe(fingerprintOf(define('two')));
  }
});
