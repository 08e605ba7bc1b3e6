import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ScramMskCluster } from '../../lib';
import type { ClusterDescription } from '../../rehearsal/assembly/descriptions';
import { readAssembly } from '../../rehearsal/assembly/read-assembly';
import { isAllowedByPolicies } from '../../rehearsal/fake-aws/iam';
import { SecretVersions } from '../../rehearsal/fake-aws/secret-versions';
import { ZonedStack } from '../stacks';

describe('what a rehearsal reads of a rotation', () => {
  const directory = mkdtempSync(join(tmpdir(), 'rotation-'));
  let clusters: Record<string, ClusterDescription>;

  beforeAll(() => {
    const app = new App({ outdir: directory, context: { 'aws:cdk:enable-path-metadata': true } });
    const stack = new ZonedStack(app);
    new ScramMskCluster(stack, 'Rotated').addUser('orders', { rotation: {} });
    new ScramMskCluster(stack, 'Still', { users: ['orders'] });
    app.synth();
    clusters = Object.fromEntries(readAssembly(directory).clusters.map((cluster) => [cluster.name, cluster]));
  });

  afterAll(() => rmSync(directory, { recursive: true }));

  test('what clients read begins as the secret of a user that MSK knows', () => {
    const { users, rotations } = clusters['Streaming/Rotated']!;
    const [own, alternate] = users;
    const [rotation, ...more] = rotations!;
    expect(more).toEqual([]);
    expect([own!.username, alternate!.username]).toEqual(['orders', 'orders-alternate']);
    expect(rotation!.originArn).toBe(own!.secretArn);
    expect(JSON.parse(rotation!.environment.USER_SECRETS!)).toEqual({ 'orders': own!.secretArn, 'orders-alternate': alternate!.secretArn });
  });

  test('the function and what it may do', () => {
    const { statements, secretArn, codeDirectory } = clusters['Streaming/Rotated']!.rotations![0]!;
    expect(existsSync(join(codeDirectory, 'index.js'))).toBe(true);
    expect(isAllowedByPolicies(statements, { action: 'secretsmanager:UpdateSecretVersionStage', resource: secretArn })).toBe(true);
    expect(isAllowedByPolicies(statements, { action: 'secretsmanager:DeleteSecret', resource: secretArn })).toBe(false);
  });

  test('its clients are no MirrorMaker', () => {
    expect(clusters['Streaming/Rotated']!.rotations![0]!.isOfMirrorMaker).toBe(false);
  });

  test('a cluster whose passwords stay has none', () => {
    expect(clusters['Streaming/Still']!.rotations).toBeUndefined();
  });
});

describe('the versions of a secret', () => {
  function versions() {
    const secrets = new Map([['arn', { region: 'us-east-1', secretString: 'first' }]]);
    return { secrets, versions: new SecretVersions(secrets) };
  }

  test('a version that is pending is not in use', () => {
    const { secrets, versions: all } = versions();
    expect(all.put('arn', 'token', 'second', ['AWSPENDING'])).toBe(true);
    expect(all.find('arn', { VersionId: 'token', VersionStage: 'AWSPENDING' })?.SecretString).toBe('second');
    expect(all.find('arn', { VersionId: 'token', VersionStage: 'AWSCURRENT' })).toBeUndefined();
    expect(all.find('arn', {})?.SecretString).toBe('first');
    expect(secrets.get('arn')!.secretString).toBe('first');
  });

  test('with its label it is in use, and the former is the previous one', () => {
    const { secrets, versions: all } = versions();
    const former = all.find('arn', {})!.VersionId;
    all.put('arn', 'token', 'second', ['AWSPENDING']);
    expect(all.move('arn', 'AWSCURRENT', 'token', former)).toBe(true);
    expect(secrets.get('arn')!.secretString).toBe('second');
    expect(all.environments('arn')).toEqual({ [former]: ['AWSPREVIOUS'], token: ['AWSPENDING', 'AWSCURRENT'] });
  });

  test('a label can be taken away, all but the one of the value in use; a version without one is not told of, and still read', () => {
    const { versions: all } = versions();
    all.put('arn', 'token', 'second', ['AWSPENDING']);
    expect([all.remove('arn', 'AWSPENDING', 'nowhere'), all.remove('arn', 'AWSPENDING', 'token'), all.remove('arn', 'AWSPENDING', 'token')]).toEqual([false, true, false]);
    expect(all.environments('arn')).not.toHaveProperty('token');
    expect(all.find('arn', { VersionId: 'token' })?.SecretString).toBe('second');
    expect(all.remove('arn', 'AWSCURRENT', all.find('arn', {})!.VersionId)).toBe(false);
  });

  test('a label is moved from where it is, to a version that is there', () => {
    const { versions: all } = versions();
    all.put('arn', 'token', 'second', ['AWSPENDING']);
    expect(all.move('arn', 'AWSCURRENT', 'token', 'somewhere')).toBe(false);
    expect(all.move('arn', 'AWSCURRENT', 'nowhere', all.find('arn', {})!.VersionId)).toBe(false);
  });

  test('the same token with the same value changes nothing, with another value it is refused', () => {
    const { versions: all } = versions();
    expect([all.put('arn', 'token', 'second'), all.put('arn', 'token', 'second'), all.put('arn', 'token', 'third')]).toEqual([true, true, false]);
    expect(all.find('arn', {})?.SecretString).toBe('second');
  });

  test('a value that somebody else changed is the one in use', () => {
    const { secrets, versions: all } = versions();
    all.find('arn', {});
    secrets.set('arn', { region: 'us-east-1', secretString: 'by hand' });
    expect(all.find('arn', {})?.SecretString).toBe('by hand');
  });
});
