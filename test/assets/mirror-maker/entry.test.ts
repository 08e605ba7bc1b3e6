import * as fs from 'node:fs';
import * as path from 'node:path';
import { Container, PRIMARY_PASSWORD, PROPERTIES, SECONDARY_PASSWORD } from './container';

const SELF = 'rest.advertised.host.name=${dir:/run/mirror-maker:self}';

let container: Container;

beforeEach(() => {
  container = new Container();
});
afterEach(() => container.remove());

const start = () => container.run('entry.sh');

test('becomes MirrorMaker with the properties of the task and its target', () => {
  expect(start()).toEqual({
    status: 0,
    stdout: 'entry.sh: primary is at b-1.primary:9096,b-2.primary:9096\nentry.sh: secondary is at b-1.secondary:9096,b-2.secondary:9096\n',
    stderr: '',
  });
  expect(container.calls('arguments')).toEqual(['georeplication.RestartingMirrorMaker', '/run/mirror-maker/mm2.properties', '--clusters', 'secondary']);
  expect(container.read('run/mirror-maker/mm2.properties')).toBe(`${PROPERTIES}\n`);
});

test('its references name the directory of the root where it is rehearsed', () => {
  start();

  expect(fs.readFileSync(path.join(container.root, 'run/mirror-maker/mm2.properties'), 'utf8')).toContain(`=\${dir:${container.root}/run/mirror-maker:primary}\n`);
});

test('MirrorMaker takes the place of the script, for the sake of signals', () => {
  container.stub('mkdir', 'echo $PPID >"$MIRROR_MAKER_ROOT/calls/script"; exec /bin/mkdir "$@"');
  start();

  expect(container.calls('pid')).toEqual(container.calls('script'));
  expect(container.calls('pid')).toHaveLength(1);
});

test('addresses are files without a line end, as Kafka takes them', () => {
  start();

  expect(container.read('run/mirror-maker/primary')).toBe('b-1.primary:9096,b-2.primary:9096');
  expect(container.read('run/mirror-maker/secondary')).toBe('b-1.secondary:9096,b-2.secondary:9096');
});

test('credentials are variables', () => {
  start();

  expect(['PRIMARY_USERNAME', 'PRIMARY_PASSWORD', 'SECONDARY_USERNAME', 'SECONDARY_PASSWORD'].map((name) => container.variable(name)))
    .toEqual(['reader', PRIMARY_PASSWORD, 'writer', SECONDARY_PASSWORD]);
});

test('no file, no argument and no line of the log holds a password', () => {
  const { stdout, stderr } = start();
  const processes = container.read('calls/processes');
  expect(processes).toContain('--clusters');
  fs.rmSync(path.join(container.root, 'answers'), { recursive: true });
  fs.rmSync(path.join(container.root, 'calls/environment'));

  const files = fs.readdirSync(container.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = [stdout, stderr, processes, ...files.map(({ parentPath, name }) => fs.readFileSync(path.join(parentPath, name), 'utf8'))];
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => text.includes(PRIMARY_PASSWORD) || text.includes(SECONDARY_PASSWORD))).toEqual([]);
});

test('the directory is its owner\'s alone', () => {
  start();

  expect(fs.statSync(path.join(container.root, 'run/mirror-maker')).mode & 0o777).toBe(0o700);
});

test('the exporter answers within the task', () => {
  start();

  expect(container.variable('KAFKA_OPTS')).toContain('-javaagent:/opt/jmx-exporter/jmx_prometheus_javaagent.jar=127.0.0.1:9404:/opt/mirror-maker/jmx-exporter.yml');
});

test('the exporter takes another port', () => {
  container.set('EXPORTER_PORT', '19404');
  start();

  expect(container.variable('KAFKA_OPTS')).toContain('.jar=127.0.0.1:19404:');
});

test('there is no exporter if it is off', () => {
  container.set('EXPORTER', 'off');
  start();

  expect(container.variable('KAFKA_OPTS')).not.toContain('-javaagent');
});

test('nothing but its directory is written to, temporary files included', () => {
  container.stub('opt/kafka/bin/kafka-run-class.sh', 'echo "$TMPDIR" >"$MIRROR_MAKER_ROOT/calls/temporary"; mktemp');
  const { stdout } = start();

  expect(container.calls('temporary')).toEqual(['/run/mirror-maker/tmp']);
  expect(stdout).toMatch(/\n\/run\/mirror-maker\/tmp\/\S+\n$/);
});

test('Kafka writes its files there as well', () => {
  start();

  expect(container.variable('LOG_DIR')).toBe('/run/mirror-maker');
  expect(container.variable('KAFKA_OPTS')).toContain(' -Djava.io.tmpdir=/run/mirror-maker/tmp');
});

test('Java finds the classes of this library', () => {
  start();

  expect(container.variable('CLASSPATH')).toBe('/opt/mirror-maker/classes');
});

test('Java reads credentials beyond ASCII, whatever the locale of the image is', () => {
  container.set('LC_ALL', 'C');
  start();

  expect(container.variable('LC_ALL')).toBe('C.UTF-8');
});

test('options of the task come last, and so win', () => {
  container.set('KAFKA_OPTS', '-Djavax.net.ssl.trustStore=/trust.p12');
  start();

  expect(container.variable('KAFKA_OPTS')).toMatch(/^-XX:\+ExitOnOutOfMemoryError .* -Djavax\.net\.ssl\.trustStore=\/trust\.p12$/);
});

test.each([
  { heap: '-Xms2g -Xmx2g', expected: '-Xms2g -Xmx2g' },
  { heap: '', expected: '-Xms256M -Xmx2G' },
  { heap: undefined, expected: '-Xms256M -Xmx2G' },
])('a heap of $heap', ({ heap, expected }) => {
  container.set('MIRROR_MAKER_HEAP', heap);
  start();

  expect(container.variable('KAFKA_HEAP_OPTS')).toBe(expected);
});

test('logs are configured for Kafka 3 and for Kafka 4, whose check for old ones looks at the end', () => {
  start();
  const options = container.variable('KAFKA_LOG4J_OPTS');

  expect(options).toBe('-Dlog4j.configuration=file:/opt/mirror-maker/log4j.properties -Dlog4j2.configurationFile=/opt/mirror-maker/log4j2.properties');
  expect(options).not.toMatch(/log4j\.\S+(\.properties|\.xml)$/);
});

describe('the own address', () => {
  const self = () => container.read('run/mirror-maker/self');
  beforeEach(() => container.set('MIRROR_MAKER_PROPERTIES', `${PROPERTIES}\n${SELF}`));

  test('comes from the metadata of the ECS task', () => {
    container.set('ECS_CONTAINER_METADATA_URI_V4', 'http://169.254.170.2/v4/1234');
    container.stub('curl', 'echo "${@: -1}" >"$MIRROR_MAKER_ROOT/calls/curl"; echo \'{"DockerId":"1234","Networks":[{"NetworkMode":"awsvpc","IPv4Addresses":["10.1.2.3"]}]}\'');

    expect(start()).toMatchObject({ status: 0, stderr: '' });
    expect(self()).toBe('10.1.2.3');
    expect(container.calls('curl')).toEqual(['http://169.254.170.2/v4/1234']);
  });

  test('fails for metadata without one', () => {
    container.set('ECS_CONTAINER_METADATA_URI_V4', 'http://169.254.170.2/v4/1234');
    container.stub('curl', 'echo "{}"');

    expect(start()).toMatchObject({ status: 1, stderr: expect.stringMatching(/entry\.sh: the metadata of the task, http:\/\/169\.254\.170\.2\/v4\/1234, name no IPv4 address\n$/) });
    expect(container.calls('arguments')).toEqual([]);
  });

  test('is the host name\'s elsewhere', () => {
    container.stub('getent', 'echo "10.9.8.7       STREAM box"; echo "10.9.8.7       DGRAM"');
    start();

    expect(self()).toBe('10.9.8.7');
  });

  test('fails for a host name without one', () => {
    container.stub('getent', 'exit 2');

    expect(start()).toMatchObject({ status: 1, stderr: expect.stringMatching(/entry\.sh: the host name \S+ has no IPv4 address: set MIRROR_MAKER_ADDRESS\n$/) });
  });

  test('is what the task says', () => {
    container.set('MIRROR_MAKER_ADDRESS', '127.0.0.2');
    start();

    expect(self()).toBe('127.0.0.2');
  });

  test('is nobody\'s business without a reference to it', () => {
    container.set('MIRROR_MAKER_PROPERTIES', PROPERTIES);
    container.stub('getent', 'exit 2');

    expect(start().status).toBe(0);
    expect(fs.existsSync(path.join(container.root, 'run/mirror-maker/self'))).toBe(false);
  });
});

test.each([
  { line: 'secondary.plugin.path=${env:PLUGINS}', says: 'the variable PLUGINS, which is not set' },
  { line: 'primary.bootstrap.servers=${dir:/run/mirror-maker:tertiary}', says: 'the file /run/mirror-maker/tertiary, which is not there' },
])('fails for a reference to $says', ({ line, says }) => {
  container.set('MIRROR_MAKER_PROPERTIES', `${PROPERTIES}\n${line}\nclusters=primary,secondary`);

  expect(start()).toMatchObject({ status: 1, stderr: `entry.sh: MIRROR_MAKER_PROPERTIES refers to ${says}\n` });
  expect(container.calls('arguments')).toEqual([]);
});

test.each([
  'MIRROR_MAKER_PROPERTIES', 'MIRROR_MAKER_TARGET', 'PRIMARY_REGION', 'PRIMARY_SECRET_ARN', 'SECONDARY_REGION', 'SECONDARY_SECRET_ARN',
])('fails without %s', (name) => {
  container.set(name);

  expect(start()).toMatchObject({ status: 1, stderr: `entry.sh: ${name} is not set\n` });
  expect(container.calls('arguments')).toEqual([]);
});

test('fails for a target that is no cluster', () => {
  container.set('MIRROR_MAKER_TARGET', 'tertiary');

  expect(start()).toMatchObject({ status: 1, stderr: 'entry.sh: MIRROR_MAKER_TARGET must be primary or secondary, got tertiary\n' });
});
