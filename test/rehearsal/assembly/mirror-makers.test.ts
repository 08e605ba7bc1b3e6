import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { MirroredCluster, MirrorMakerPrimarySecondary, ScramMskCluster } from '../../../lib';
import type { MirrorMakerDescription } from '../../../rehearsal/assembly/descriptions';
import { readAssembly } from '../../../rehearsal/assembly/read-assembly';
import { isAllowed } from '../../../rehearsal/aws/iam';
import { Image } from '../../../rehearsal/mirror-maker/image';

class ThreeZones extends Stack {
  public override get availabilityZones(): string[] {
    return ['a', 'b', 'c'].map((zone) => `${this.region}${zone}`);
  }
}

const directory = mkdtempSync(join(tmpdir(), 'mirror-makers-'));
let described: MirrorMakerDescription;
let arns: Record<string, string>;

beforeAll(() => {
  const app = new App({ outdir: directory, context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
  const first = new ThreeZones(app, 'First', { env: { region: 'us-east-1' } });
  const second = new ThreeZones(app, 'Second', { env: { region: 'us-east-2' } });
  const primary = new ScramMskCluster(first, 'Kafka');
  const secondary = new ScramMskCluster(second, 'Kafka', { ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16') });
  new MirrorMakerPrimarySecondary(new Stack(app, 'Replication', { env: { region: 'us-east-2' } }), 'MirrorMaker', {
    primary: MirroredCluster.msk(primary),
    secondary: MirroredCluster.msk(secondary),
    desiredCount: 2,
  });
  app.synth();
  const { clusters, mirrorMakers } = readAssembly(directory);
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
});

test('holds what the task role may do: addresses and secrets of both clusters, nothing else', () => {
  for (const side of ['primary', 'secondary'] as const) {
    expect(isAllowed(described.statements, { action: 'kafka:GetBootstrapBrokers', resource: described.clusters[side]! })).toBe(true);
    expect(isAllowed(described.statements, { action: 'secretsmanager:GetSecretValue', resource: described.secrets[side] })).toBe(true);
  }
  expect(isAllowed(described.statements, { action: 'kafka:DeleteCluster', resource: described.clusters.primary! })).toBe(false);
});

test('finds in the assembly what the image is built from', () => {
  const { entryPoint, downloads } = new Image(described.imageDirectory!);
  expect(described.imageDirectory).toMatch(directory);
  expect(entryPoint).toEqual([expect.stringMatching(/\/entry\.sh$/)]);
  expect(downloads.kafka).toMatch(/^\d+\.\d+\.\d+$/);
  expect(downloads.exporter).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});
