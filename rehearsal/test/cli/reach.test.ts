import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { exitCodeOf, reach } from '../../cli/reach';
import type { ReachabilityRow } from '../../reachability/reachability';
import { assemblyOf, clusterIn, groupIn, instanceIn, lookedUp, stackIn } from '../reachability/apps';

const LOOKED_UP = lookedUp('us-east-1', '0a1', '10.10');

/** An instance next to a cluster, in a VPC that was looked up. */
function assembly(): string {
  return assemblyOf((app) => {
    const stack = stackIn(app, 'Kafka');
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0a1' });
    const [brokers, clients] = [groupIn(stack, 'Brokers', vpc), groupIn(stack, 'Clients', vpc)];
    clusterIn(stack, vpc, brokers);
    instanceIn(stack, vpc, clients);
    clients.connections.allowTo(brokers, ec2.Port.tcp(9096));
  }, LOOKED_UP);
}

let printed: string[];

beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

test('prints the table, writes it as data, and ends with 0', () => {
  const directory = assembly();
  const json = join(dirname(directory), 'reach.json');
  reach(directory, { json });

  expect(process.exitCode).toBe(0);
  expect(printed.join('\n')).toContain('│instance Kafka/Instance │          yes │');
  const { rows } = JSON.parse(readFileSync(json, 'utf8')) as { rows: ReachabilityRow[] };
  expect(rows).toContainEqual({ from: 'instance Kafka/Instance', to: 'Kafka/Cluster', port: 9096, extent: 'all' });
  expect(rows).toContainEqual({
    from: 'instance Kafka/Instance', to: 'Kafka/Cluster', port: 9094, extent: 'none', reason: 'Kafka/Clients lets nothing out to 10.10.0.0/20 on 9094',
  });
});

test('says in a sentence what it cannot read or write', () => {
  const directory = assembly();
  const empty = assemblyOf((app) => stackIn(app, 'Empty'));

  expect(() => reach(__dirname, {})).toThrow(/^The assembly must be a directory that cdk synth wrote, got .+: its manifest\.json is not there$/);
  expect(() => reach(empty, {})).toThrow(/must have an AWS::MSK::Cluster to be reached, got .*, which has none$/);
  expect(() => reach(directory, { context: 'nowhere.json' })).toThrow('--context must be a file that CDK keeps look-ups in, got "nowhere.json", which is not there');
  expect(() => reach(directory, { context: __filename })).toThrow(/must be the JSON that CDK keeps look-ups in, got: /);
  expect(() => reach(directory, { json: join(directory, 'no', 'such.json') })).toThrow(/^--json must be a file that can be written, got /);
  expect(printed).toEqual([]);
});

test.each([
  [0, 'all', 'all'], [1, 'none', 'unknown'], [1, 'some', 'all'], [3, 'all', 'unknown'],
] as const)('with --strict it ends with %d where a meant connection is %s and a cell %s', (code, meant, cell) => {
  const ends = { meant: [{ from: 'service', to: 'Kafka', extent: meant }], rows: [{ from: 'service', to: 'Kafka', port: 9096, extent: cell }] };

  expect(exitCodeOf(ends, true)).toBe(code);
  expect(exitCodeOf(ends)).toBe(0);
});
