import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ScramMskCluster } from '../../../lib';
import { attemptsOf, isAllowed } from '../../../rehearsal/access/attempts';
import { readAssembly } from '../../../rehearsal/assembly/read-assembly';
import type { ClusterDescription } from '../../../rehearsal/assembly/descriptions';
import { parseAcl } from '../../../lib/kafka/acls';
import { ZonedStack } from '../../stacks';

const directory = mkdtempSync(join(tmpdir(), 'acls-'));
let clusters: Record<string, ClusterDescription>;

beforeAll(() => {
  // As the CDK command line asks for it.
  const app = new App({ outdir: directory, context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new ZonedStack(app);
  new ScramMskCluster(stack, 'Closed', { users: ['orders'] }).user('orders').grantProduce('orders.*');
  new ScramMskCluster(stack, 'Open', { users: ['orders'] });
  app.synth();
  clusters = Object.fromEntries(readAssembly(directory).clusters.map((cluster) => [cluster.name, cluster]));
});

afterAll(() => rmSync(directory, { recursive: true }));

test('a closed cluster has its ACLs, and the code of the function that sets them', () => {
  const { arn, acls, users } = clusters['Streaming/Closed']!;
  expect(acls!.properties.ClusterArn).toBe(arn);
  expect(acls!.properties.Acls).toContain('User:orders WRITE TOPIC PREFIXED orders.');
  expect(existsSync(join(acls!.codeDirectory, 'index.js'))).toBe(true);
  expect(users.find(({ secretArn }) => secretArn === acls!.properties.AdministratorSecretArn)?.username).toBe('acl-administrator');
});

test('the function may read its secret and look up the brokers', () => {
  const { arn, acls } = clusters['Streaming/Closed']!;
  expect(acls!.statements).toEqual(expect.arrayContaining([
    expect.objectContaining({ Action: 'secretsmanager:GetSecretValue', Resource: acls!.properties.AdministratorSecretArn }),
    expect.objectContaining({ Action: 'kafka:GetBootstrapBrokers', Resource: arn }),
  ]));
});

test('an open cluster has none', () => {
  expect(clusters['Streaming/Open']!.acls).toBeUndefined();
});

test('a user tries what it was granted, and what it was not', () => {
  const acls = clusters['Streaming/Closed']!.acls!.properties.Acls.map(parseAcl);
  const attempts = attemptsOf('orders', acls);
  expect(attempts.filter((attempt) => isAllowed('orders', attempt, acls)).map(({ what }) => what)).toEqual(['write to orders.rehearsal']);
  // Whoever sets the ACLs needs no topic.
  expect(attempts.filter((attempt) => isAllowed('acl-administrator', attempt, acls)).map(({ what }) => what)).toEqual(['give itself rights on rehearsal-elsewhere']);
});
