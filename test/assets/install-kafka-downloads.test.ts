import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { Box } from './box';

/** The real curl, and a server that is a process of its own: the box is run synchronously. */
let server: ChildProcess;
let port: string;
let box: Box;
let archive: string;
const requests: string[] = [];

beforeAll(async () => {
  box = new Box();
  const upstream = path.join(box.root, 'upstream');
  box.write('upstream/kafka/bin/kafka-topics.sh', 'tool');
  // Random, so that it stays as large as it is.
  fs.writeFileSync(path.join(upstream, 'kafka/filling'), randomBytes(3_000_000));
  execFileSync('tar', ['czf', 'kafka.tgz', 'kafka'], { cwd: upstream });
  archive = path.join(upstream, 'kafka.tgz');
  server = spawn(process.execPath, [path.join(__dirname, 'archive-server.mjs'), archive], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout! });
  port = await firstLine(lines);
  lines.on('line', (line) => requests.push(line));
});
afterAll(() => {
  server.kill();
  box.remove();
});

beforeEach(() => {
  requests.length = 0;
  fs.rmSync(path.join(box.root, 'opt/kafka'), { recursive: true, force: true });
  fs.rmSync(path.join(box.root, 'run'), { recursive: true });
  fs.mkdirSync(path.join(box.root, 'run'));
  box.stub('dnf', 'true');
});

function firstLine(lines: Interface): Promise<string> {
  return new Promise((resolve) => lines.once('line', resolve));
}

/** What the deployment is told, in the time that it has; nothing if the archive was installed. */
function install(source: string, seconds = '600'): string {
  box.environment({
    KAFKA_SOURCE: source.startsWith('/') ? `http://127.0.0.1:${port}${source}` : source,
    KAFKA_SHA512: createHash('sha512').update(fs.readFileSync(archive)).digest('hex'),
    INSTALL_TIMEOUT_SECONDS: seconds,
  });
  const { status } = box.run('usr/local/lib/msk-client/install-kafka.sh', [], {
    TMPDIR: path.join(box.root, 'dev/shm'), STANDSTILL_SECONDS: '1', DOWNLOAD_PAUSE_SECONDS: '0',
  });
  const failure = box.read('run/msk-client-failure');
  expect(status).toBe(failure === '' ? 0 : 1);
  expect(box.read('opt/kafka/bin/kafka-topics.sh')).toBe(failure === '' ? 'tool' : '');
  expect(box.list('dev/shm')).toEqual([]);
  return failure;
}

/** The requests that arrived: the server tells them while the box is not run. */
async function requested(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  return requests.length;
}

const REMEDY = 'give kafka of the MskClientInstance a KafkaDistribution.bucket() of yours, or a longer resourceSignalTimeout';

test('a whole archive', async () => {
  expect(install('/whole')).toBe('');
  expect(await requested()).toBe(1);
});

test('a transfer that was cut off is tried again', async () => {
  expect(install('/cuts-off-once')).toBe('');
  expect(await requested()).toBe(2);
});

test('a server that cuts off each transfer: the reason says which, how far it came, and what helps', async () => {
  expect(install('/cuts-off')).toMatch(new RegExp(
    `^install-kafka\\.sh: cannot download http://127\\.0\\.0\\.1:${port}/cuts-off, try 4 brought [12]MB: curl: \\(18\\) .*; ${escaped(REMEDY)}\\n$`));
  expect(await requested()).toBe(4);
});

test('a server that stalls does not use up the time', async () => {
  const started = Date.now();

  expect(install('/stalls')).toMatch(new RegExp(`/stalls, try 4 brought [12]MB: curl: \\(28\\) Operation too slow\\. Less than 10000 bytes/sec .*; ${escaped(REMEDY)}\\n$`));
  expect(Date.now() - started).toBeLessThan(30_000);
  expect(await requested()).toBe(4);
}, 40_000);

test('a server that is too slow is given up while CloudFormation still listens', async () => {
  const started = Date.now();

  expect(install('/slow', '3')).toMatch(new RegExp(
    `/slow, try 1 brought 1MB and the 3 seconds for it are over: curl: \\(28\\) Operation timed out after \\d+ milliseconds with \\d+ out of \\d+ bytes received; ${escaped(REMEDY)}\\n$`));
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(await requested()).toBe(1);
});

test('what came before is counted', () => {
  box.write('run/msk-client-started', String(Math.floor(Date.now() / 1000) - 600));

  expect(install('/slow')).toContain('and the 600 seconds for it are over: curl: (28) Operation timed out');
});

test('nobody listens', () => {
  expect(install('http://127.0.0.1:1/kafka.tgz')).toMatch(/^install-kafka\.sh: cannot download http:\/\/127\.0\.0\.1:1\/kafka\.tgz, try 4 brought 0?M?B?: curl: \(7\) Failed to connect/);
});

test.each([
  { what: 'a bucket that does not answer', stub: 'aws', source: 's3://tools/kafka.tgz', says: 'cannot download s3://tools/kafka.tgz, try 1 brought' },
  { what: 'packages that do not come', stub: 'dnf', source: '/whole', says: 'dnf failed and the 1 seconds for it are over: it gave no reason and ended with status 124' },
])('$what', ({ stub, source, says }) => {
  const started = Date.now();
  box.stub(stub, 'exec sleep 60');

  expect(install(source, '1')).toContain(`install-kafka.sh: ${says}`);
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('where the archive is in a bucket, its rights and the way to it are what helps', () => {
  box.stub('aws', 'echo "fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden" >&2; exit 1');

  expect(install('s3://tools/kafka.tgz')).toMatch(
    /: fatal error: An error occurred \(403\) .* Forbidden; the box needs a way to the bucket, and its role the right to read it\n$/);
});

function escaped(text: string): string {
  return text.replace(/[.()]/g, '\\$&');
}
