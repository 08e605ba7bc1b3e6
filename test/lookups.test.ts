import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { run } from '../rehearsal/system/processes';
import { ROOT } from './examples/apps';
import { CASES, defineAll, MORE_CASES } from './lookups/cases';
import { contextOf, missingOf } from './lookups/context';
import { errorOf } from './stacks';

const NEEDS_AWS = 'Need to perform AWS calls for account 111122223333';

interface Outcome {
  readonly output: string;
  readonly status: number | null;
}

/** Runs the CDK's command line in an empty directory, where there are no credentials to be found. */
async function cdkSynth(context?: Record<string, unknown>): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'lookups-'));
  if (context) {
    writeFileSync(join(directory, 'cdk.context.json'), JSON.stringify(context));
  }
  const program = (name: string) => join(ROOT, 'node_modules', '.bin', name);
  const { PATH, CDK_VALIDATION } = process.env;
  const { stdout, stderr, status } = await run(program('cdk'), [
    'synth', '--quiet', '--no-notices', '--app', `${program('tsx')} ${join(__dirname, 'lookups', 'app.ts')}`,
  ], {
    directory,
    environment: { PATH, CDK_VALIDATION, HOME: directory, AWS_EC2_METADATA_DISABLED: 'true' },
  });
  rmSync(directory, { recursive: true });
  return { output: stdout + stderr, status };
}

test('without a context the CDK command line goes on to look things up in AWS, with one it needs nothing more', async () => {
  const [first, second] = await Promise.all([cdkSynth(), cdkSynth(contextOf(defineAll))]);

  expect(first.output).toContain(NEEDS_AWS);
  expect(first.output).not.toContain('cannot be defined');
  expect(second).toMatchObject({ status: 0, output: expect.not.stringContaining(NEEDS_AWS) });
}, 300_000);

describe.each(Object.entries({ ...CASES, ...MORE_CASES }))('%s', (_, define) => {
  const defined = (app: App) => define(app, (name) => name);

  test('asks for a look-up, and is whole with what it finds', () => {
    expect(missingOf(defined)).not.toEqual([]);
    expect(missingOf(defined, contextOf(defined))).toEqual([]);
  });
});

/** What is wrong with an app only after what it looked up is there. */
test.each([
  { what: 'Express brokers in a VPC', zones: 'ab', says: 'vpcSubnets must be in exactly 3 availability zones for Express brokers, got 2' },
  { what: 'subnets by the name of their group', group: 'Other', says: "vpcSubnets must select subnets of Group/Vpc, got none: There are no subnet groups with name 'Kafka'" },
  { what: 'subnets by zones', zones: 'cde', says: 'vpcSubnets must be in 2 or 3 availability zones, got 1' },
  { what: 'subnets by a filter', zones: 'b', says: 'vpcSubnets must be in 2 or 3 availability zones, got 1' },
  { what: 'a topic with a copy in each of three zones, and rights on it', zones: 'ab', says: 'replicationFactor must be at least 1 and at most 2' },
  { what: 'two VPCs with a peering and MirrorMaker between them', block: '10.0.0.0/16', says: 'overlap' },
])('$what is judged with its context: $says', ({ what, says, ...found }) => {
  const define = CASES[what]!;
  const defined = (app: App) => define(app, (name) => name);

  expect(errorOf(() => contextOf(defined, found))).toContain(says);
});
