import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Manifest } from '@aws-cdk/cloud-assembly-schema';
import type { App } from 'aws-cdk-lib';
import type { AssemblyDescription } from '../../assembly/descriptions';
import { readAssembly } from '../../assembly/read-assembly';
import { reachability } from '../../reachability/reachability';
import { alphaApp, functionsApp, nestedApp, oneNameApp, plainApp, stagedApp, unknownPartsApp } from './apps';

const directory = mkdtempSync(join(tmpdir(), 'any-app-'));
afterAll(() => rmSync(directory, { recursive: true }));

function read(app: (outdir: string) => App): AssemblyDescription {
  const outdir = join(directory, app.name);
  app(outdir).synth();
  return readAssembly(outdir);
}

test('of resources of CloudFormation alone, a cluster has its server.properties, its user and its topic', () => {
  const { clusters: [cluster] } = read(plainApp);

  expect(cluster).toMatchObject({ name: 'Plain/Orders', zones: 3, brokerNodes: 3, features: [], unknownUsers: [] });
  expect(cluster!.serverProperties).toContain('auto.create.topics.enable=false');
  expect(cluster!.users.map(({ username }) => username)).toEqual(['orders']);
  expect(cluster!.topics).toEqual([{ name: 'orders', partitions: 6, replicationFactor: 3, settings: {} }]);
});

test('what is no number of copies does not count for the brokers of a cluster, not even of one whose nodes are not known', () => {
  const { clusters: [cluster] } = readWith(plainApp, 'Plain.template.json', (text) => text
    .replace('"NumberOfBrokerNodes": 3', '"NumberOfBrokerNodes": { "Fn::ImportValue": "Brokers" }').replace('"ReplicationFactor": 3', '"ReplicationFactor": "three"'));

  expect(cluster).toMatchObject({ brokerNodes: undefined, brokers: 3 });
  expect(cluster!.topics[0]!.replicationFactor).toBeNaN();
});

test('nested stacks have clusters and users, each with what its parent gives and another one reads', () => {
  const { clusters, templates, notes } = read(nestedApp);

  expect(clusters.map(({ name, users }) => [name, users.map(({ username }) => username)])).toEqual([
    ['Parent/FirstClusters/First', ['first']],
    ['Parent/SecondClusters/Second', ['second']],
  ]);
  expect(new Set(clusters.map(({ arn }) => arn)).size).toBe(2);
  expect(templates).toHaveLength(5);
  expect(notes).toEqual([]);
  expect(reachability(join(directory, nestedApp.name)).rows.some(({ to }) => to === 'Parent/FirstClusters/First')).toBe(true);
});

test('a nested stack whose template is elsewhere is not rehearsed', () => {
  const { others, clusters } = readWith(nestedApp, 'Parent.template.json', (text) => text.replaceAll(/\/[0-9a-f]{64}\.json/g, '/elsewhere.json').replaceAll('aws:asset:path', 'elsewhere'));

  expect(clusters).toEqual([]);
  expect(others).toHaveLength(4);
  expect(others[0]).toEqual({ name: 'Parent/FirstClusters.NestedStack/FirstClusters.NestedStackResource', kind: 'template', reason: 'the template of this nested stack is no asset of the assembly' });
});

test('a template in YAML is not rehearsed, be it of a stack or of a nested one, and all others are read', () => {
  const yaml = 'Resources:\n  Kafka:\n    Type: AWS::MSK::Cluster\n';
  expect(readWith(plainApp, 'Plain.template.json', () => yaml)).toMatchObject({
    clusters: [], others: [{ name: 'Plain', kind: 'template', reason: 'the template of this stack is not JSON' }],
  });

  const { clusters, others } = readWith(nestedApp, nestedTemplate('FirstClusters'), () => yaml);
  expect(clusters.map(({ name }) => name)).toEqual(['Parent/SecondClusters/Second']);
  expect(others).toContainEqual({ name: 'Parent/FirstClusters.NestedStack/FirstClusters.NestedStackResource', kind: 'template', reason: 'the template of this stack is not JSON' });
});

test('a Stage in a Stage has its clusters, and the code of their functions', () => {
  const { clusters: [cluster] } = read(stagedApp);

  expect(cluster!.name).toBe('Production/Europe/Streaming/Kafka');
  expect(cluster!.region).toBe('eu-west-1');
  expect(readFileSync(join(cluster!.acls!.codeDirectory, 'index.js'), 'utf8')).not.toBe('');
});

test('stacks of one name, in several Stages or Regions, have each its own cluster and user', () => {
  const { clusters } = read(oneNameApp);

  expect(new Set(clusters.map(({ arn }) => arn)).size).toBe(4);
  expect(Object.fromEntries(clusters.map(({ name, users }) => [name, users.map(({ username }) => username)]))).toEqual({
    'One/us-east-1/Orders': ['one-us-east-1'], 'One/eu-west-1/Orders': ['one-eu-west-1'],
    'Two/us-east-1/Orders': ['two-us-east-1'], 'Two/eu-west-1/Orders': ['two-eu-west-1'],
  });
});

test("the cluster of the CDK's preview has the users that it associates by a call", () => {
  const { clusters: [cluster] } = read(alphaApp);

  expect(cluster!.users.map(({ username }) => username)).toEqual(['orders', 'billing']);
  expect(cluster!.serverProperties).toBe('');
});

test('conditions, functions of templates and what only AWS knows keep no cluster from its rehearsal', () => {
  const { clusters } = read(functionsApp);

  expect(clusters.map(({ name }) => name)).toEqual(['Functions/Chosen']);
  expect(clusters[0]).toMatchObject({ zones: 3, serverProperties: 'auto.create.topics.enable=false\nnum.partitions=4' });
});

test('a topic of which only AWS knows something is not rehearsed, and neither is an ACL', () => {
  const { clusters, others } = read(unknownPartsApp);

  expect(clusters.map(({ topics }) => topics.map(({ name }) => name))).toEqual([['payments']]);
  expect(clusters[0]!.acls!.properties.Acls.filter((acl) => acl.includes('User:orders'))).toEqual([expect.stringContaining('TOPIC LITERAL payments')]);
  expect(others).toEqual([
    { name: 'Unknown/Kafka/Topics/orders', kind: 'topic', reason: 'something of it is known to AWS only: the parameter Partitions of Unknown, which has no default' },
    { name: 'Unknown/Kafka/Acls/Resource/Default', kind: 'acls', reason: 'something of an ACL is known to AWS only: the parameter Topic of Unknown, which has no default' },
  ]);
});

test('a newer schema is a note, and every schema that is known is none', () => {
  const known = Number(Manifest.version().split('.')[0]);
  const notesOf = (version: string) => readWith(plainApp, 'manifest.json', (text) => JSON.stringify({ ...JSON.parse(text), version })).notes;

  expect(['54.0.0', '55.0.0'].flatMap(notesOf)).toEqual([]);
  expect(notesOf('99.0.0')).toEqual([`The assembly has schema 99, and this program knows up to ${known}: it reads what it knows, and passes over what is new.`]);
});

test('a directory that is no cloud assembly is refused by one sentence', () => {
  const empty = join(directory, 'empty');
  mkdirSync(empty);
  expect(() => readAssembly(empty)).toThrow(`The assembly must be a directory that cdk synth wrote, got ${JSON.stringify(empty)}: its manifest.json is not there`);

  writeFileSync(join(empty, 'manifest.json'), '<html>');
  expect(() => readAssembly(empty)).toThrow(/^The assembly must be a directory that cdk synth wrote, got .+: .+$/);
});

/** The file of a nested stack in its assembly. */
function nestedTemplate(name: string): string {
  return readdirSync(join(directory, nestedApp.name)).find((file) => file.includes(name) && file.endsWith('.json'))!;
}

/** An assembly of which one file is another one. */
function readWith(app: (outdir: string) => App, file: string, change: (text: string) => string): AssemblyDescription {
  const [outdir, changed] = [join(directory, app.name), join(directory, 'changed')];
  app(outdir).synth();
  rmSync(changed, { recursive: true, force: true });
  cpSync(outdir, changed, { recursive: true });
  writeFileSync(join(changed, file), change(readFileSync(join(outdir, file), 'utf8')));
  return readAssembly(changed);
}
