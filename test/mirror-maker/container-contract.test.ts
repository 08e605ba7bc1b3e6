import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS_DIRECTORY, credentialVariables } from '../../lib/kafka/mirror-maker-properties';
import { MirroredCluster } from '../../lib';
import { importSecretIn } from './rules/secret';
import { containerIn, defineMirrorMaker } from './scene';

const file = (name: string) => readFileSync(join(__dirname, '..', '..', 'assets', 'mirror-maker', name), 'utf8');
const [dockerfile, entry, health, downloads] = ['Dockerfile', 'entry.sh', 'health.sh', 'downloads.env'].map(file) as [string, string, string, string];
const container = containerIn(defineMirrorMaker().stack);
const agent = containerIn(defineMirrorMaker().stack, 'CloudWatchAgent');

/** Where the Dockerfile puts a file that it copies. */
function installed(name: string): string | undefined {
  return dockerfile.split('\n').map((line) => line.split(' ')).filter(([word, ...words]) => word === 'COPY' && words.slice(0, -1).includes(name))
    .map((words) => `${words.at(-1)}${name}`)[0];
}

test('the health check runs what the Dockerfile puts there', () => {
  expect(container.HealthCheck.Command).toEqual(['CMD', installed('health.sh')]);
});

test('the image starts the entry script', () => {
  expect(dockerfile).toContain(`ENTRYPOINT ["${installed('entry.sh')}"]`);
  expect(container).not.toHaveProperty('Command');
  expect(container).not.toHaveProperty('EntryPoint');
});

test('the entry script knows each variable of the container', () => {
  const selfManaged = MirroredCluster.selfManaged({ bootstrapServers: 'kafka.example.com:9094', secret: importSecretIn('us-east-1') });
  const other = containerIn(defineMirrorMaker({ primary: selfManaged, peering: undefined }).stack);
  const variables = [...Object.keys(container.environment), ...Object.keys(other.environment)].map((name) => name.replace(/^SECONDARY_/, 'PRIMARY_'));

  for (const variable of variables) {
    expect(entry).toMatch(new RegExp(`^#   ${variable} `, 'm'));
  }
});

test('it puts credentials where the file refers to them, and addresses into the directory of the file', () => {
  const { username, password } = credentialVariables('primary');

  expect([username, password]).toEqual(['PRIMARY_USERNAME', 'PRIMARY_PASSWORD']);
  expect(entry).toContain('export "${side}_USERNAME=$username" "${side}_PASSWORD=$password"');
  expect(entry).toContain(`readonly directory="$root${ADDRESS_DIRECTORY}"`);
  expect(dockerfile).toContain(ADDRESS_DIRECTORY);
});

test('exporter, agent and health check meet at one port', () => {
  const port = /127\.0\.0\.1:(\d+)/.exec(agent.environment.PROMETHEUS_CONFIG_CONTENT as string)?.[1];

  expect(entry).toContain(`EXPORTER_PORT:-${port}`);
  expect(health).toContain(`EXPORTER_PORT:-${port}`);
});

test('the version that the rules take for the image\'s is the one that is installed', () => {
  const source = readFileSync(join(__dirname, '..', '..', 'lib', 'mirror-maker', 'mirror-maker-primary-secondary.ts'), 'utf8');
  const assumed = /props\.kafkaVersion \?\? '([^']+)'/.exec(source)?.[1];

  expect(downloads).toContain(`kafka_2.13-${assumed}.tgz`);
});

test('look-ups end before the health check counts', () => {
  const timeout = Number(/LOOK_UP_TIMEOUT_SECONDS:-(\d+)/.exec(entry)?.[1]);

  expect(timeout).toBeLessThanOrEqual(container.HealthCheck.StartPeriod);
});
