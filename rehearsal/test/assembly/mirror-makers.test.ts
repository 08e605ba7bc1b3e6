import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ActiveSide, MirroredCluster, MirrorMakerPrimarySecondary, ScramMskCluster } from '../../../lib';
import { archiveOf, DEFAULT_RELEASE } from '../../../lib/kafka/releases/releases';
import type { ActiveSideDescription, MirrorMakerDescription } from '../../assembly/descriptions';
import { describeMirrorMakers } from '../../assembly/mirror-makers';
import { readAssembly } from '../../assembly/read-assembly';
import { Resolver } from '../../assembly/resolver';
import type { Resource } from '../../assembly/template';
import { isAllowedByPolicies } from '../../fake-aws/iam';
import { Image } from '../../hosts/mirror-maker/image';
import { templateOf } from './stacks';

class ThreeZones extends Stack {
  public override get availabilityZones(): string[] {
    return ['a', 'b', 'c'].map((zone) => `${this.region}${zone}`);
  }
}

const directory = mkdtempSync(join(tmpdir(), 'mirror-makers-'));
let described: MirrorMakerDescription;
let arns: Record<string, string>;
let parameters: readonly ActiveSideDescription[];

beforeAll(() => {
  const app = new App({ outdir: directory, context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const first = new ThreeZones(app, 'First', { env: { region: 'us-east-1' } });
  const second = new ThreeZones(app, 'Second', { env: { region: 'us-east-2' } });
  const primary = new ScramMskCluster(first, 'Kafka');
  const secondary = new ScramMskCluster(second, 'Kafka', { ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16') });
  new MirrorMakerPrimarySecondary(new Stack(app, 'Replication', { env: { region: 'us-east-2' } }), 'MirrorMaker', {
    primary: MirroredCluster.msk(primary),
    secondary: MirroredCluster.msk(secondary),
    activeSide: { primary: new ActiveSide(first, 'ActiveSide', { parameterName: '/orders' }), secondary: new ActiveSide(second, 'ActiveSide', { parameterName: '/orders' }) },
    desiredCount: 2,
  });
  app.synth();
  const { clusters, mirrorMakers, activeSides } = readAssembly(directory);
  parameters = activeSides;
  arns = Object.fromEntries(clusters.map(({ region, arn }) => [region, arn]));
  [described] = mirrorMakers as [MirrorMakerDescription];
});

afterAll(() => rmSync(directory, { recursive: true }));

test('names the clusters and the secrets on both sides, as the other stacks define them', () => {
  expect(described.clusters).toEqual({ primary: arns['us-east-1'], secondary: arns['us-east-2'] });
  expect(described.secrets.primary).toMatch(/^arn:aws:secretsmanager:us-east-1:/);
  expect(described.secrets.secondary).toMatch(/^arn:aws:secretsmanager:us-east-2:/);
});

test('holds the environment of the container, with every reference resolved', () => {
  expect(described.target).toBe('secondary');
  expect(described.environment.MIRROR_MAKER_PROPERTIES).toContain('primary->secondary.enabled=true');
  expect(Object.values(described.environment).every((value) => typeof value === 'string')).toBe(true);
});

test('knows how many tasks the service has, and how ECS asks for their health', () => {
  expect(described.desiredCount).toBe(2);
  expect(described.healthCommand).toEqual([expect.stringMatching(/\/health\.sh$/)]);
  expect(described.healthRetries).toBe(4);
  expect(described.healthTimeout).toBe(30);
});

test('holds what the task role may do: addresses and secrets of both clusters, nothing else', () => {
  for (const side of ['primary', 'secondary'] as const) {
    expect(isAllowedByPolicies(described.statements, { action: 'kafka:GetBootstrapBrokers', resource: described.clusters[side]! })).toBe(true);
    expect(isAllowedByPolicies(described.statements, { action: 'secretsmanager:GetSecretValue', resource: described.secrets[side] })).toBe(true);
  }
  expect(isAllowedByPolicies(described.statements, { action: 'kafka:DeleteCluster', resource: described.clusters.primary! })).toBe(false);
});

test('knows the parameters that it obeys, what they say at first, and that its role may read them', () => {
  expect(parameters.map(({ region, name, value }) => [region, name, value])).toEqual([['us-east-1', '/orders', 'primary'], ['us-east-2', '/orders', 'primary']]);
  expect(described.activeSide).toEqual({ primary: parameters[0]!.arn, secondary: parameters[1]!.arn });
  for (const { arn, region } of parameters) {
    expect(arn).toMatch(new RegExp(`^arn:aws:ssm:${region}:\\d{12}:parameter/orders$`));
    expect(isAllowedByPolicies(described.statements, { action: 'ssm:GetParameter', resource: arn })).toBe(true);
    expect(isAllowedByPolicies(described.statements, { action: 'ssm:PutParameter', resource: arn })).toBe(false);
  }
});

test('finds in the assembly what the image is built from', () => {
  const { entryPoint, downloads } = new Image(described.image!.directory, described.image!.buildArgs);
  expect(described.image!.directory).toMatch(directory);
  expect(entryPoint).toEqual([expect.stringMatching(/\/entry\.sh$/)]);
  expect(downloads.kafka).toBe(DEFAULT_RELEASE);
  expect(downloads.exporter).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('runs the release that the image is told, and the library\'s where the app brings an image', () => {
  const { directory: files, buildArgs } = described.image!;

  expect(buildArgs!.KAFKA_URL).toBe(archiveOf(DEFAULT_RELEASE));
  expect(new Image(files, { KAFKA_URL: archiveOf('10.2.1') }).downloads.kafka).toBe('10.2.1');
  expect(new Image().downloads.kafka).toBe(DEFAULT_RELEASE);
});

describe('what AWS alone knows keeps a MirrorMaker from its rehearsal, by name', () => {
  const GIVEN = 'the parameter Given of Stack, which has no default';
  const RIGHTS: object[] = [{ Effect: 'Allow', Action: ['kafka:GetBootstrapBrokers', 'secretsmanager:GetSecretValue'], Resource: '*' }];
  const given = { Ref: 'Given' };
  const unknownWith = (container: object, { service = {}, statements = RIGHTS, role = {} as object } = {}) => {
    const variables = { MIRROR_MAKER_PROPERTIES: 'primary->secondary.enabled=true', PRIMARY_CLUSTER_ARN: 'arn:aws:kafka:us-east-1:1:cluster/a', PRIMARY_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:1:secret:a', ...container };
    const Resources: Record<string, Resource> = {
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { TaskRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, ContainerDefinitions: [{ Image: 'image', Environment: Object.entries(variables).map(([Name, Value]) => ({ Name, Value })) }] },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement: statements } }], ...role } },
      Service: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Task' }, DesiredCount: 1, ...service } },
    };
    return describeMirrorMakers(new Map(), [], new Resolver([templateOf({ Resources, Parameters: { Given: { Type: 'String' } } })]))[0]!.unknown;
  };

  test('nothing of one that is known', () => expect(unknownWith({})).toBeUndefined());

  test('its properties, its other variables, and how many of it there are', () => {
    expect(unknownWith({ MIRROR_MAKER_PROPERTIES: { 'Fn::Sub': 'primary->secondary.topics=${Given}' } })).toBe(`MIRROR_MAKER_PROPERTIES holds what only AWS knows: ${GIVEN}`);
    expect(unknownWith({ SECONDARY_SECRET_ARN: given })).toBe(`SECONDARY_SECRET_ARN holds what only AWS knows: ${GIVEN}`);
    expect(unknownWith({}, { service: { DesiredCount: given } })).toBe(`DesiredCount of its service holds what only AWS knows: ${GIVEN}`);
  });

  test('whether its role may look up the brokers, or read a secret', () => {
    const onlyFrom = (Action: string) => [{ Effect: 'Allow', Action, Resource: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }];
    expect(unknownWith({}, { statements: onlyFrom('*') })).toBe('whether its role may kafka:GetBootstrapBrokers is not known here: the condition key aws:SourceVpce is not known here');
    expect(unknownWith({}, { statements: [...RIGHTS, { ...onlyFrom('secretsmanager:*')[0], Effect: 'Deny' }] }))
      .toBe('whether its role may secretsmanager:GetSecretValue is not known here: the condition key aws:SourceVpce is not known here');
    expect(unknownWith({}, { role: { ManagedPolicyArns: ['arn:aws:iam::1:policy/base'] } })).toMatch(/^whether its role may .+: what the managed policy arn:aws:iam::1:policy\/base says is not in the templates$/);
  });
});
