import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ScramMskCluster } from '../../../lib';
import { describeAcls, topicManagementAcls } from '../../../lib/kafka/acls/acl-grants';
import { attemptsOf, isAllowedByAcls } from '../../environment/access-attempts';
import { readAssembly } from '../../assembly/read-assembly';
import type { ClusterDescription } from '../../assembly/descriptions';
import { parseAcl } from '../../../lib/kafka/acls/acls';
import { ZonedStack } from '../../../test/stacks';

const directory = mkdtempSync(join(tmpdir(), 'acls-'));
let clusters: Record<string, ClusterDescription>;

beforeAll(() => {
  // As the CDK command line asks for it.
  const app = new App({ outdir: directory, context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new ZonedStack(app);
  const closed = new ScramMskCluster(stack, 'Closed', { users: ['orders'] });
  closed.grants.produce(closed.user('orders'), 'orders.*');
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
  expect(attempts.filter((attempt) => isAllowedByAcls('orders', attempt, acls)).map(({ what }) => what)).toEqual(['write to orders.rehearsal']);
  // The user that sets the ACLs needs no topic.
  expect(attempts.filter((attempt) => isAllowedByAcls('acl-administrator', attempt, acls)).map(({ what }) => what)).toEqual([
    'see rehearsal-elsewhere', 'see the offsets of rehearsal-elsewhere', 'give itself rights on rehearsal-elsewhere',
  ]);
});

test('who may see tries to see, and who owns topics makes one of its own and deletes it', () => {
  const acls = [...describeAcls('exporter', '*', '*'), ...topicManagementAcls('enrich', 'enrich-*')];
  const allowed = (username: string) => attemptsOf(username, acls).filter((attempt) => isAllowedByAcls(username, attempt, acls)).map(({ what }) => what);
  expect(allowed('exporter')).toEqual([
    ...['rehearsal-any', 'rehearsal-elsewhere'].flatMap((name) => [`see ${name}`, `see the settings of ${name}`]),
    'see the offsets of rehearsal-any', 'see the settings of a broker',
  ]);
  expect(allowed('enrich')).toEqual(['create enrich-rehearsal-made', 'delete enrich-rehearsal-made']);
});
