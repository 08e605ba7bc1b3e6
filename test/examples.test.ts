import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, App, Stack } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-msk';
import { ALL_APPS, EXAMPLES, ROOT, asConfigured, synthesize, type SynthesizedApp } from './examples/apps';
import { reviewable } from './examples/reviewable';
import { expectSnapshotFile, snapshotFiles } from './examples/snapshot-file';

// test/setup.ts turns the template validator off. Here it is on, and strict as cdk.json has it.
process.env.CDK_VALIDATION = 'true';
// It prints what it leaves in the report, which is read below.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation());

/** A zone that is written down: the CDK writes that of a box in a VPC that exists, and nobody else here does. */
const WRITTEN_ZONE = 'W3010';
const IN_EXISTING_VPCS = ['examples/self-managed-to-msk.ts', 'examples/two-accounts.ts'];

test.each(ALL_APPS)('%s is valid, without an error or a warning', (file) => {
  const rules = reported(synthesize(file)).map(({ rule }) => rule);
  expect(rules).toEqual(IN_EXISTING_VPCS.includes(file) ? [WRITTEN_ZONE] : []);
});

describe('a careless app', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'careless-'));
  let app: App;
  let topic: CfnTopic;

  beforeEach(() => {
    asConfigured();
    app = new App({ outdir });
    topic = new CfnTopic(new Stack(app, 'Careless'), 'Topic', {
      clusterArn: 'arn:aws:kafka:us-east-1:111122223333:cluster/kafka/1234', topicName: 'orders', partitionCount: 6, replicationFactor: 3,
    });
  });
  afterAll(() => rmSync(outdir, { recursive: true }));

  test('fails with a value that MSK does not take', () => {
    topic.partitionCount = 0;
    expect(() => app.synth()).toThrow('PartitionCount: 0 is less than the minimum of 1');
  });

  test('has its warning in the report', () => {
    Annotations.of(topic).addWarningV2('careless', 'take care');
    expect(reported({ assembly: app.synth() })).toEqual([{ rule: 'Annotation::careless', description: 'take care', constructs: ['Careless/Topic'] }]);
  });
});

describe('snapshots', () => {
  const apps = ALL_APPS.filter((app) => app.startsWith('examples/'));
  /** examples/replication.ts in replication.json, and with -c failback=true in replication.failback.json */
  const snapshotOf = (app: string) => `${app.slice('examples/'.length).replace('.ts', '').replace(/ -c (\w+)=true/, '.$1')}.json`;

  test.each(apps)('%s keeps its templates', (app) => {
    const stacks = synthesize(app).assembly.stacksRecursively;
    const templates = stacks.map(({ displayName, template }) => [displayName, reviewable(template)]);
    expectSnapshotFile(snapshotOf(app), Object.fromEntries(templates));
  });

  test('there is none without its example', () => {
    expect(snapshotFiles().sort()).toEqual(apps.map(snapshotOf).sort());
  });
});

/** What an operator types, by what it is of. */
const OUTPUTS = {
  'AWS::MSK::Cluster': 'ARN of the MSK cluster',
  'AWS::EC2::Instance': 'Starts a session on the box',
  'AWS::ECS::Service': 'Name of the service of Amazon ECS',
  'AWS::ECS::Cluster': 'Name of its ECS cluster',
};

test.each(ALL_APPS)('%s has an output for each cluster, box and service', (app) => {
  const counts = (count: (type: string, description: string, template: Template) => number) => synthesize(app).assembly.stacksRecursively.map(({ displayName, template }) =>
    [displayName, Object.entries(OUTPUTS).map(([type, description]) => count(type, description, template))]);

  expect(counts((_, description, { Outputs = {} }) => Object.values(Outputs).filter(({ Description }) => Description === description).length))
    .toEqual(counts((type, _, { Resources }) => Object.values(Resources).filter(({ Type }) => Type === type).length));
});

interface Template {
  readonly Resources: Record<string, { Type: string }>;
  readonly Outputs?: Record<string, { Description?: string }>;
}

describe('header', () => {
  test.each(EXAMPLES)('%s says what it is for, needs, costs and how to deploy and destroy it', (file) => {
    const source = readFileSync(join(ROOT, 'examples', file), 'utf8');
    const header = /^\/\*\*\n( \*.*\n)+? \*\/\n/.exec(source)?.[0] ?? '';
    expect([...header.matchAll(/^ \* (\w+): +\S/gm)].map(([, label]) => label)).toEqual(['Scenario', 'Needs', 'Costs', 'Deploy', 'Destroy']);
    const command = (verb: string) => expect.stringMatching(new RegExp(`npx cdk ${verb} --all (--concurrency \\d )?--app 'npx tsx examples/${file}'`));
    expect([...header.matchAll(/^ \* (?:Deploy|Destroy): +(.+)$/gm)].map(([, line]) => line)).toEqual([command('deploy'), command('destroy')]);
  });
});

test('the table in examples/README.md has a row for each example, with its stacks and Regions', () => {
  const readme = readFileSync(join(ROOT, 'examples', 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| \[(.+)\]\((.+)\) \| .+ \| (.+) \| (.+) \|$/gm)].map(([, ...cells]) => cells);
  expect(rows.sort()).toEqual(EXAMPLES.map((file) => {
    const stacks = synthesize(`examples/${file}`).assembly.stacksRecursively;
    const regions = new Set(stacks.map(({ environment }) => environment.region));
    return [file, file, stacks.map(({ displayName }) => displayName).join(', '), [...regions].join(', ')];
  }).sort());
});

interface Report {
  readonly pluginReports: { violations: { ruleName: string; description: string; violatingConstructs: { constructPath: string }[] }[] }[];
}

/** What the validator found and what constructs annotated. */
function reported({ assembly }: Pick<SynthesizedApp, 'assembly'>) {
  const report: Report = JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8'));
  return report.pluginReports.flatMap(({ violations }) => violations).map(({ ruleName, description, violatingConstructs }) => (
    { rule: ruleName, description, constructs: violatingConstructs.map(({ constructPath }) => constructPath) }));
}
