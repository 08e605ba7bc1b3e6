import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { MirroredCluster, MirrorMakerPrimarySecondary, ReplicationProbe, ScramMskCluster } from '../../../lib';
import { ZonedStack } from '../../../test/stacks';
import { readAssembly } from '../../assembly/read-assembly';
import { isAllowedByPolicies } from '../../fake-aws/iam';
import { contextOfCall } from '../../fake-aws/request-context';

const directories: string[] = [];
afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true })));

/** What is read of an app with a probe, which a test may change. */
function described(change: (handler: lambda.CfnFunction) => void = () => undefined) {
  const directory = mkdtempSync(join(tmpdir(), 'probes-'));
  directories.push(directory);
  const app = new App({ outdir: directory, context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak', 'aws:cdk:enable-path-metadata': true } });
  const primary = new ScramMskCluster(new ZonedStack(app, 'First'), 'Kafka');
  const secondary = new ScramMskCluster(new ZonedStack(app, 'Second', { region: 'us-east-2' }), 'Kafka', { ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16') });
  const stack = new Stack(app, 'Replication', { env: { region: 'us-east-2' } });
  const mirrorMaker = new MirrorMakerPrimarySecondary(stack, 'MirrorMaker', { primary: MirroredCluster.msk(primary), secondary: MirroredCluster.msk(secondary) });
  const probe = new ReplicationProbe(stack, 'Probe', { mirrorMaker });
  change(probe.node.defaultChild as lambda.CfnFunction);
  app.synth();
  const { clusters, mirrorMakers: [found], others } = readAssembly(directory);
  return { clusters, probe: found!.probe, others: others.filter(({ kind }) => kind === 'probe') };
}

test('a MirrorMaker has its probe, with what its function knows and may do', () => {
  const { clusters: [primary, secondary], probe, others } = described();

  expect(others).toEqual([]);
  expect(probe!.name).toContain('Replication/Probe');
  expect(probe!.environment).toMatchObject({ PRIMARY_REGION: 'us-east-1', PRIMARY_CLUSTER_ARN: primary!.arn, SECONDARY_REGION: 'us-east-2', SECONDARY_CLUSTER_ARN: secondary!.arn });
  expect([primary, secondary].map((cluster) => cluster!.users.find(({ username }) => username === 'replication-probe')!.secretArn))
    .toEqual([probe!.environment.PRIMARY_SECRET_ARN, probe!.environment.SECONDARY_SECRET_ARN]);
  expect(JSON.parse(probe!.environment.REPLICATION_PROBE!)).toMatchObject({ flow: { naming: 'prefixed', topics: ['.*'] }, metrics: { namespace: 'MirrorMaker' } });
  expect(existsSync(join(probe!.codeDirectory, 'index.js'))).toBe(true);
  for (const { arn, region } of [primary!, secondary!]) {
    expect(isAllowedByPolicies(probe!.statements, { action: 'kafka:GetBootstrapBrokers', resource: arn, context: contextOfCall(region) })).toBe(true);
  }
});

test.each([
  {
    because: 'what its function knows is known to AWS only',
    reason: /^its environment is known to AWS only: /,
    change: (handler: lambda.CfnFunction) => handler.addPropertyOverride('Environment.Variables.REPLICATION_PROBE', new CfnParameter(handler.stack, 'Settings').valueAsString),
  },
  {
    because: 'its clusters are those of no MirrorMaker',
    reason: /^the assembly has no MirrorMaker between its clusters$/,
    change: (handler: lambda.CfnFunction) => handler.addPropertyOverride('Environment.Variables.PRIMARY_CLUSTER_ARN', 'arn:aws:kafka:us-east-1:111122223333:cluster/another/1'),
  },
  {
    because: 'its code is not there',
    reason: /^its code is not in the assembly$/,
    change: (handler: lambda.CfnFunction) => handler.addPropertyOverride('Code.S3Key', 'another.zip'),
  },
])('it is not rehearsed, and told, where $because', ({ change, reason }) => {
  const { probe, others } = described(change);

  expect(probe).toBeUndefined();
  expect(others).toEqual([{ name: expect.stringContaining('Replication/Probe'), kind: 'probe', reason: expect.stringMatching(reason) }]);
});
