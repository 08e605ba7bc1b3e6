import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Box, PATIENCE } from './box';

let box: Box;
let sha512: string;

beforeEach(() => {
  box = new Box();
  fs.rmSync(path.join(box.root, 'opt/kafka'), { recursive: true });
  box.write('upstream/kafka/bin/kafka-topics.sh', 'tool');
  execFileSync('tar', ['czf', 'kafka.tgz', 'kafka'], { cwd: path.join(box.root, 'upstream') });
  sha512 = createHash('sha512').update(fs.readFileSync(path.join(box.root, 'upstream/kafka.tgz'))).digest('hex');
  box.environment({ KAFKA_SHA512: sha512 });
  box.stub('dnf', 'echo "$*" >"$KAFKA_CLIENT_ROOT/run/dnf"');
  box.stub('curl', 'echo "$*" >"$KAFKA_CLIENT_ROOT/run/curl"; while [[ $1 != --output ]]; do shift; done; cp "$KAFKA_CLIENT_ROOT/upstream/kafka.tgz" "$2"');
  box.stub('aws', 'echo "$*" >"$KAFKA_CLIENT_ROOT/run/aws"; cp "$KAFKA_CLIENT_ROOT/upstream/kafka.tgz" "${@: -1}"');
});
afterEach(() => box.remove());

/** Temporary files go where the test sees them. */
const install = () => box.run('usr/local/lib/msk-client/install-kafka.sh', [], { TMPDIR: path.join(box.root, 'dev/shm'), DOWNLOAD_PAUSE_SECONDS: '0' });

test('installs Java and the tools of an archive with the expected checksum', () => {
  expect(install()).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(box.read('opt/kafka/bin/kafka-topics.sh')).toBe('tool');
  expect(box.read('run/dnf')).toContain('--setopt=timeout=20 --setopt=retries=4 install java-17-amazon-corretto-headless');
  expect(box.read('run/curl')).toMatch(/--fail .* https:\/\/archive\.apache\.org\/kafka\.tgz\n$/);
  expect(box.list('dev/shm')).toEqual([]);
});

test('takes an archive from a bucket', () => {
  box.environment({ KAFKA_SHA512: sha512, KAFKA_SOURCE: 's3://tools/kafka.tgz' });

  expect(install().status).toBe(0);
  expect(box.read('run/aws')).toMatch(`${PATIENCE} --region us-east-1 s3 cp --only-show-errors s3://tools/kafka.tgz /dev/shm/`);
  expect(box.read('run/curl')).toBe('');
  expect(box.read('opt/kafka/bin/kafka-topics.sh')).toBe('tool');
});

test('fails for another checksum, tells both, and unpacks nothing', () => {
  const expected = 'ab'.repeat(64);
  box.environment({ KAFKA_SHA512: expected });

  expect(install().status).toBe(1);
  expect(box.read('run/msk-client-failure')).toBe(
    `install-kafka.sh: https://archive.apache.org/kafka.tgz has the SHA-512 ${sha512}, expected ${expected}: it is not the archive that was asked for\n`);
  expect(fs.existsSync(path.join(box.root, 'opt/kafka'))).toBe(false);
  expect(box.list('dev/shm')).toEqual([]);
});

test('fails with what curl says when there is no archive', () => {
  box.stub('curl', 'echo "curl: (22) The requested URL returned error: 404" >&2; exit 22');

  expect(install().status).toBe(1);
  expect(box.read('run/msk-client-failure')).toMatch(/^install-kafka\.sh: cannot download https:\/\/archive\.apache\.org\/kafka\.tgz, .*: curl: \(22\) The requested URL returned error: 404; /);
});

test('fails with what dnf says when there is no way to the packages', () => {
  box.stub('dnf', 'echo "Amazon Linux 2023 repository"; echo "Error: Failed to download metadata"; echo "Bye"; exit 1');

  expect(install().status).toBe(1);
  expect(box.read('run/msk-client-failure')).toBe('install-kafka.sh: dnf failed: Error: Failed to download metadata\n');
});

test('fails for something that is no archive, whatever its checksum', () => {
  fs.writeFileSync(path.join(box.root, 'upstream/kafka.tgz'), 'no archive');
  box.environment({ KAFKA_SHA512: createHash('sha512').update('no archive').digest('hex') });

  expect(install().status).toBe(1);
  expect(box.read('run/msk-client-failure')).toContain('install-kafka.sh: tar failed: ');
});

describe('the library for logins with IAM', () => {
  const SOURCE = 'https://github.com/aws/aws-msk-iam-auth.jar';
  const jar = 'a jar';
  const checksum = createHash('sha512').update(jar).digest('hex');

  beforeEach(() => {
    box.write('upstream/iam.jar', jar);
    box.stub('curl', `source="\${@: -1}"; while [[ $1 != --output ]]; do shift; done
      [[ $source == ${SOURCE} ]] && file=iam.jar || file=kafka.tgz; cp "$KAFKA_CLIENT_ROOT/upstream/$file" "$2"`);
    box.environment({ KAFKA_SHA512: sha512, IAM_LIBRARY_SOURCE: SOURCE, IAM_LIBRARY_SHA512: checksum });
  });

  test('stands beside the jars of the tools, for everybody to read', () => {
    expect(install()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(box.read('opt/kafka/libs/aws-msk-iam-auth.jar')).toBe(jar);
    expect(fs.statSync(path.join(box.root, 'opt/kafka/libs/aws-msk-iam-auth.jar')).mode & 0o777).toBe(0o644);
    expect(box.list('dev/shm')).toEqual([]);
  });

  test('is not there unless it is asked for', () => {
    box.environment({ KAFKA_SHA512: sha512 });

    expect(install().status).toBe(0);
    expect(box.read('opt/kafka/libs/aws-msk-iam-auth.jar')).toBe('');
  });

  test('fails for another checksum, and is not installed', () => {
    const expected = 'ab'.repeat(64);
    box.environment({ KAFKA_SHA512: sha512, IAM_LIBRARY_SOURCE: SOURCE, IAM_LIBRARY_SHA512: expected });

    expect(install().status).toBe(1);
    expect(box.read('run/msk-client-failure')).toContain(`${SOURCE} has the SHA-512 ${checksum}, expected ${expected}`);
    expect(box.read('opt/kafka/libs/aws-msk-iam-auth.jar')).toBe('');
  });

  test('comes from a bucket', () => {
    box.stub('aws', 'echo "$*" >"$KAFKA_CLIENT_ROOT/run/aws"; cp "$KAFKA_CLIENT_ROOT/upstream/iam.jar" "${@: -1}"');
    box.environment({ KAFKA_SHA512: sha512, IAM_LIBRARY_SOURCE: 's3://tools/iam.jar', IAM_LIBRARY_SHA512: checksum });

    expect(install().status).toBe(0);
    expect(box.read('run/aws')).toContain('s3://tools/iam.jar');
  });
});
