import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './examples/apps';

const consumer = mkdtempSync(join(tmpdir(), 'consumer-'));
const repository = mkdtempSync(join(tmpdir(), 'repository-'));
afterAll(() => [consumer, repository].forEach((directory) => rmSync(directory, { recursive: true })));

/** What an accident leaves beside the files that are packed. */
const STRAY = ['.env', 'prod.pem', '.jsii.tabl.json', 'assets/.env', 'assets/prod.pem', 'assets/acls/.env', 'assets/mirror-maker/prod.pem', 'build/.env', 'build/access/prod.pem'];

describe('the package', () => {
  let packed: { filename: string; files: { path: string }[] };

  beforeAll(() => {
    // In a copy: what is strewn there meets no other test.
    ['package.json', 'README.md', 'LICENSE', 'NOTICE', '.gitignore', '.jsii', 'assets', 'build', 'lib', 'docs', 'examples', 'test'].forEach((path) =>
      cpSync(join(ROOT, path), join(repository, path), { recursive: true }));
    STRAY.forEach((path) => {
      mkdirSync(dirname(join(repository, path)), { recursive: true });
      writeFileSync(join(repository, path), 'SECRET=');
    });
    const json = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', consumer], { cwd: repository, encoding: 'utf8', stdio: 'pipe' });
    [packed] = JSON.parse(json);
  });

  test('is the compiled library, what its hosts run, and what says what it is; what else lies beside these stays out', () => {
    const compiled = filesIn('lib').flatMap((file) => ['.js', '.d.ts'].map((ending) => file.replace(/^lib\/(.+)\.ts$/, `build/$1${ending}`)));
    expect(packed.files.map(({ path }) => path).sort()).toEqual(
      ['.jsii', 'LICENSE', 'NOTICE', 'README.md', 'package.json', ...filesIn('assets'), ...compiled].sort());
  });

  test('works where it is installed, with its scripts in the template', () => {
    install(packed.filename);
    const template = execFileSync(process.execPath, ['-e', APP], { cwd: consumer, encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false' } });
    const [box] = Object.values(JSON.parse(template).Resources as Record<string, Resource>).filter(({ Type }) => Type === 'AWS::EC2::Instance');
    expect(box!.Metadata['AWS::CloudFormation::Init'].config.files['/usr/local/lib/msk-client/kafka-tool.sh']!.content)
      .toBe(readFileSync(join(ROOT, 'assets', 'msk-client-instance', 'kafka-tool.sh'), 'utf8'));
  });

  test("gives tools Kafka's side of it, without aws-cdk-lib, and jsii what it reads", () => {
    const answers = execFileSync(process.execPath, ['-e', TOOL], { cwd: consumer, encoding: 'utf8' });
    expect(JSON.parse(answers)).toEqual({ acl: 'User:orders WRITE TOPIC LITERAL orders', name: 'cdk-msk-georeplication', schema: expect.any(String), loaded: [] });
  });
});

interface Resource {
  readonly Type: string;
  readonly Metadata: { 'AWS::CloudFormation::Init': { config: { files: Record<string, { content: string }> } } };
}

/** An app of somebody who installed the package. */
const APP = `
  const { App, Stack } = require('aws-cdk-lib');
  const { MskClientInstance, ScramMskCluster } = require('cdk-msk-georeplication');
  const stack = new Stack(new App({ outdir: 'cdk.out' }), 'Stack');
  const cluster = new ScramMskCluster(stack, 'Kafka');
  new MskClientInstance(stack, 'Client', { cluster, user: cluster.addUser('operator') });
  console.log(JSON.stringify(stack.node.root.synth().getStackByName('Stack').template));
`;

/** A tool of somebody who reads templates. */
const TOOL = `
  const { formatAcl } = require('cdk-msk-georeplication/kafka');
  const loaded = Object.keys(require.cache).filter((file) => /aws-cdk-lib|constructs/.test(file));
  const acl = formatAcl({ principal: 'User:orders', operation: 'WRITE', resourceType: 'TOPIC', patternType: 'LITERAL', name: 'orders' });
  const schema = require('node:fs').readFileSync(require.resolve('cdk-msk-georeplication/.jsii'), 'utf8');
  console.log(JSON.stringify({ acl, name: require('cdk-msk-georeplication/package.json').name, schema: JSON.parse(schema).schema, loaded }));
`;

/** As npm does it, with the peers of this checkout. */
function install(tarball: string): void {
  const modules = join(consumer, 'node_modules');
  const library = join(modules, 'cdk-msk-georeplication');
  mkdirSync(library, { recursive: true });
  execFileSync('tar', ['--extract', '--gzip', '--strip-components', '1', '--directory', library, '--file', join(consumer, tarball)]);
  for (const peer of ['aws-cdk-lib', 'constructs', '@aws-cdk']) {
    symlinkSync(join(ROOT, 'node_modules', peer), join(modules, peer));
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1));
}

describe('the repository', () => {
  test('has no download address in package-lock.json', () => {
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8').match(/"resolved": "http.*/g)).toBeNull();
  });

  test.each([
    ['a path of a machine', '(^|[^A-Za-z0-9_.-])/(work|farm|root|home|Users)/'],
    ['the host of a registry', 'https?://(registry|repo1?|files|proxy)\\.'],
  ])('does not name %s', (_, pattern) => {
    // git grep ends with 1 where nothing is found, and with 2 where it cannot look.
    const { status, stdout } = spawnSync('git', ['grep', '--line-number', '-I', '--extended-regexp', pattern], { cwd: ROOT, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});
