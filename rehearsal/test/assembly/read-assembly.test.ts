import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../assembly/read-assembly';
import { reachability } from '../../reachability/reachability';
import { synthesize } from '../../../test/examples/apps';

const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('a client instance in a stack of its own', () => {
  const { clusters, clientInstances } = readAssembly(synthesize('bin/app.ts').assembly.directory);
  const stackOf = (name = '') => name.split('/')[0];
  const clusterOf = (arn: string) => stackOf(clusters.find((cluster) => cluster.arn === arn)?.name);
  const userOf = (secretArn: string) => clusters.flatMap(({ users }) => users).find((user) => user.secretArn === secretArn)?.username;

  test('is found with its cluster and its user, which are in another one', () => {
    expect(clientInstances.map(({ name, clusterArn, secretArn }) => [stackOf(name), clusterOf(clusterArn), userOf(secretArn)])).toEqual([
      ['PrimaryClient', 'Primary', 'operator'],
      ['SecondaryClient', 'Secondary', 'operator'],
    ]);
  });

  test('is found with the cluster of the other Region that it may look at', () => {
    expect(clientInstances.map(({ otherClusters }) => otherClusters.map(({ name, arn, region }) => [name, clusterOf(arn), region]))).toEqual([
      [], [['primary', 'Primary', 'us-east-1']],
    ]);
  });

  test('may read the secret of its user, and of the other cluster that it may look at', () => {
    const readable = clientInstances.map(({ statements }) => statements.flatMap((statement) => 'unread' in statement ? [] : [statement])
      .filter(({ Action }) => [Action].flat().includes('secretsmanager:GetSecretValue'))
      .flatMap(({ Resource }) => [Resource].flat()).sort());
    expect(readable).toEqual(clientInstances.map(({ secretArn, otherClusters }) => [secretArn, ...otherClusters.map((other) => other.secretArn)].sort()));
  });
});

test('an app with a newer aws-cdk-lib, whose assembly has a newer schema, is read as any other', () => {
  cpSync(synthesize('examples/single-region.ts').assembly.directory, directory, { recursive: true });
  const manifest = join(directory, 'manifest.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version: '999.0.0' }));

  expect(readAssembly(directory).clusters.map(({ zones }) => zones)).toEqual([3]);
  expect(reachability(directory).rows.length).toBeGreaterThan(0);
});
