import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { ADDRESS_DIRECTORY, credentialVariables } from '../../lib/kafka/mirror-maker/properties';
import { ActiveSide, MirroredCluster } from '../../lib';
import { importSecretIn } from './rules/secret';
import { containerIn, defineMirrorMaker, PRIMARY, SECONDARY, stackIn } from './scene';

/** How a line of the log is split from the one before. */
const begin = () => new RegExp(container.LogConfiguration.Options['awslogs-multiline-pattern']);

const file = (name: string) => readFileSync(join(__dirname, '..', '..', 'assets', 'mirror-maker', name), 'utf8');
const [dockerfile, entry, common, health] = ['Dockerfile', 'entry.sh', 'common.sh', 'health.sh'].map(file) as [string, string, string, string];
const activeSide = () => {
  const define = (region: string) => new ActiveSide(stackIn(new App(), 'Side', region), 'ActiveSide', { parameterName: '/orders' });
  return { primary: define(PRIMARY), secondary: define(SECONDARY) };
};
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
  const other = containerIn(defineMirrorMaker({ primary: selfManaged, peering: undefined, restartOnSecretChange: true, mskDualStackEndpoint: true, activeSide: activeSide() }).stack);
  const variables = [...Object.keys(container.environment), ...Object.keys(other.environment)].map((name) => name.replace(/^SECONDARY_/, 'PRIMARY_'));

  for (const variable of variables) {
    expect(entry).toMatch(new RegExp(`^#   ${variable} `, 'm'));
  }
});

test('it puts credentials where the file refers to them, and addresses into the directory of the file', () => {
  const { username, password } = credentialVariables('primary');

  expect([username, password]).toEqual(['PRIMARY_USERNAME', 'PRIMARY_PASSWORD']);
  expect(entry).toContain('export "${side}_USERNAME=$username" "${side}_PASSWORD=$password"');
  expect(common).toContain(`readonly directory="$root${ADDRESS_DIRECTORY}"`);
  expect(dockerfile).toContain(ADDRESS_DIRECTORY);
});

test('what can be written to is the volume of the image', () => {
  expect(dockerfile).toContain(`VOLUME ${container.MountPoints[0].ContainerPath}\n`);
  // Fargate gives it to the user who is named before.
  expect(dockerfile).toMatch(/^USER .*\nVOLUME /m);
  expect(container.MountPoints[0].ContainerPath).toBe(ADDRESS_DIRECTORY);
});

test.each(['log4j.properties', 'log4j2.properties'])('a line of %s begins an event of the log', (name) => {
  const [, pattern] = /(?:ConversionPattern|layout\.pattern)=(.*)/.exec(file(name))!;
  const line = pattern!.replace('%d{yyyy-MM-dd HH:mm:ss,SSS}', '2026-11-21 12:37:27,042').replace('%-5p', 'ERROR');

  expect(line).toMatch(/^2026/);
  expect(line).toMatch(begin());
});

test.each(['entry.sh', 'watch-secrets.sh'])('so does a line of %s', (name) => {
  expect(file(name)).toContain('/opt/mirror-maker/common.sh"');
  expect(common).toContain('printf \'%s: %s\\n\' "${0##*/}"');
  expect(`${name}: primary is at b-1:9096`).toMatch(begin());
});

test('a stack trace is one event', () => {
  const lines = [
    '2026-11-21 12:37:27,042 ERROR [MirrorSourceConnector|task-0] Task threw an uncaught and unrecoverable exception (WorkerTask)',
    'org.apache.kafka.connect.errors.ConnectException: Unrecoverable exception from producer send callback',
    '\tat org.apache.kafka.connect.runtime.AbstractWorkerSourceTask.maybeThrowProducerSendException(AbstractWorkerSourceTask.java:334)',
    'Caused by: org.apache.kafka.common.errors.RecordTooLargeException: The message is 9000000 bytes when serialized',
    '\t... 11 more',
  ];

  expect(lines.map((line) => begin().test(line))).toEqual([true, false, false, false, false]);
});

test('exporter, agent and health check meet at one port', () => {
  const port = /127\.0\.0\.1:(\d+)/.exec(agent.environment.PROMETHEUS_CONFIG_CONTENT as string)?.[1];

  expect(entry).toContain(`EXPORTER_PORT:-${port}`);
  expect(health).toContain(`EXPORTER_PORT:-${port}`);
});

test('look-ups end before the health check counts', () => {
  const timeout = Number(/LOOK_UP_TIMEOUT_SECONDS:-(\d+)/.exec(entry)?.[1]);

  expect(timeout).toBeLessThanOrEqual(container.HealthCheck.StartPeriod);
});
