import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Container } from './container';

const KAFKA_URL = 'https://archive.apache.org/kafka.tgz';
const EXPORTER_URL = 'https://github.com/exporter.jar';

let container: Container;
let pins: Record<string, string>;

beforeEach(() => {
  container = new Container();
  fs.rmSync(path.join(container.root, 'opt/kafka'), { recursive: true });
  container.write('upstream/kafka/bin/connect-mirror-maker.sh', 'tool');
  container.write('upstream/kafka/site-docs/kafka-site-docs.tgz', 'documentation');
  container.write('upstream/exporter.jar', 'exporter');
  container.stub('javac', 'echo "$*" >>"$MIRROR_MAKER_ROOT/calls/javac"; mkdir "$4/georeplication"; echo compiled >"$4/georeplication/A.class"');
  execFileSync('tar', ['czf', 'kafka.tgz', 'kafka'], { cwd: path.join(container.root, 'upstream') });
  pins = {
    KAFKA_URL,
    KAFKA_SHA512: checksum('sha512', 'kafka.tgz'),
    JMX_EXPORTER_URL: EXPORTER_URL,
    JMX_EXPORTER_SHA256: checksum('sha256', 'exporter.jar'),
  };
  container.stub('curl', `
    echo "$*" >>"$MIRROR_MAKER_ROOT/calls/curl"
    while [[ $1 != --output ]]; do shift; done
    cp "$MIRROR_MAKER_ROOT/upstream/$(basename "$3")" "$2"`);
});
afterEach(() => {
  expect(fs.readdirSync(path.join(container.root, 'temporary'))).toEqual([]);
  container.remove();
});

function checksum(algorithm: string, file: string): string {
  return createHash(algorithm).update(fs.readFileSync(path.join(container.root, 'upstream', file))).digest('hex');
}

function install() {
  const [ofBuild, ofFile] = [true, false].map((ofKafka) => Object.entries(pins).filter(([name]) => name.startsWith('KAFKA_') === ofKafka));
  ofBuild!.forEach(([name, value]) => container.set(name, value));
  container.write('opt/mirror-maker/downloads.env', ofFile!.map(([name, value]) => `${name}=${value}\n`).join(''));
  return container.run('install.sh');
}

function nothingIsInstalled(): void {
  expect(['opt/kafka', 'opt/jmx-exporter', 'opt/mirror-maker/classes'].filter((directory) => fs.existsSync(path.join(container.root, directory)))).toEqual([]);
}

test('installs Kafka and the exporter where the entry script looks for them', () => {
  expect(install()).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(container.read('opt/kafka/bin/connect-mirror-maker.sh')).toBe('tool');
  expect(container.read('opt/jmx-exporter/jmx_prometheus_javaagent.jar')).toBe('exporter');
  expect(container.calls('curl')).toEqual([expect.stringMatching(`--fail .* ${KAFKA_URL}$`), expect.stringMatching(`--fail .* ${EXPORTER_URL}$`)]);
});

test('compiles what MirrorMaker runs of this library against its jars, to where the entry script looks for it', () => {
  install();

  const [call] = container.calls('javac');
  expect(call).toMatch(/^-cp \S+\/kafka\/libs\/\* -d \S+ .*\/opt\/mirror-maker\/java\/georeplication\/TaskMetricsReporter\.java/);
  expect(container.read('opt/mirror-maker/classes/georeplication/A.class')).toBe('compiled\n');
});

test('fails with what the compiler says, and installs nothing', () => {
  container.stub('javac', 'echo "A.java:1: error" >&2; exit 1');

  expect(install()).toEqual({ status: 1, stdout: '', stderr: 'A.java:1: error\n' });
  nothingIsInstalled();
});

test('leaves out the documentation', () => {
  install();

  expect(fs.existsSync(path.join(container.root, 'opt/kafka/site-docs'))).toBe(false);
});

test('others than root may read what root installs', () => {
  install();

  const modes = ['opt/kafka', 'opt/jmx-exporter', 'opt/jmx-exporter/jmx_prometheus_javaagent.jar', 'opt/mirror-maker/classes', 'opt/mirror-maker/classes/georeplication/A.class']
    .map((file) => fs.statSync(path.join(container.root, file)).mode & 0o755);
  expect(modes).toEqual([0o755, 0o755, 0o644, 0o755, 0o644]);
});

test.each([
  { url: KAFKA_URL, file: 'kafka.tgz', pin: 'KAFKA_SHA512', algorithm: 'SHA-512', digits: 128 },
  { url: EXPORTER_URL, file: 'exporter.jar', pin: 'JMX_EXPORTER_SHA256', algorithm: 'SHA-256', digits: 64 },
])('fails for another $file than expected, tells both checksums, and installs nothing', ({ url, pin, algorithm, digits }) => {
  const actual = pins[pin]!;
  pins[pin] = 'ab'.repeat(digits / 2);

  expect(install()).toEqual({
    status: 1, stdout: '', stderr: `install.sh: ${url} has the ${algorithm} ${actual}, expected ${pins[pin]}: it is not the file that was asked for\n`,
  });
  nothingIsInstalled();
});

test.each(['KAFKA_URL', 'KAFKA_SHA512'])('fails without %s, which the image is built with', (argument) => {
  pins[argument] = '';

  expect(install()).toEqual({ status: 1, stdout: '', stderr: 'install.sh: KAFKA_URL and KAFKA_SHA512 must be given, as build arguments\n' });
  nothingIsInstalled();
});

test('fails with what curl says, and installs nothing', () => {
  container.stub('curl', 'echo "curl: (22) The requested URL returned error: 404" >&2; exit 22');

  expect(install()).toEqual({ status: 1, stdout: '', stderr: `install.sh: cannot download ${KAFKA_URL}: curl: (22) The requested URL returned error: 404\n` });
  nothingIsInstalled();
});

test('fails for something that is no archive, whatever its checksum, and installs nothing', () => {
  container.write('upstream/kafka.tgz', 'no archive');
  pins.KAFKA_SHA512 = checksum('sha512', 'kafka.tgz');

  expect(install().status).not.toBe(0);
  nothingIsInstalled();
});
