import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPLICATIONS, START_COMMANDS, applicationEnvironment, applicationFile, unitValues } from './applications';
import { ROOT } from './apps';
import { runPythonTool } from './python-tools';

const WITH_KAFKA = join(ROOT, 'assets', 'client', 'with-kafka.sh');
/** The units that orders.service builds on. */
const SYSTEM_UNITS = '/usr/lib/systemd/system';
const UNIT = 'etc/systemd/system/orders.service';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'applications-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the unit of systemd', () => {
  const missing = spawnSync('systemd-analyze', ['--version']).status === 0 && existsSync(SYSTEM_UNITS) ? undefined : 'this machine has no systemd-analyze';
  const withSystemd = missing === undefined ? test : test.skip;
  const because = missing === undefined ? '' : ` (skipped: ${missing})`;

  /** As an administrator installs it, below a directory that stands for the root. */
  function verify(): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', `--root=${root}`, 'orders.service'], { encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  }

  beforeEach(() => {
    cpSync(join(APPLICATIONS, 'orders.service'), join(root, UNIT));
    cpSync(join(APPLICATIONS, 'orders.service.d'), join(root, `${UNIT}.d`), { recursive: true });
    cpSync(WITH_KAFKA, join(root, 'usr/local/bin/with-kafka.sh'));
    if (missing === undefined) {
      cpSync(SYSTEM_UNITS, join(root, SYSTEM_UNITS), { recursive: true, verbatimSymlinks: true });
    }
  });

  withSystemd(`systemd-analyze verify finds nothing${because}`, () => {
    expect(verify()).toEqual({ status: 0, output: '' });
  });

  withSystemd.each([UNIT, `${UNIT}.d/outside-aws.conf`])(`a misspelt key in %s is found${because}`, (file) => {
    appendFileSync(join(root, file), '\n[Service]\nLoadCredentail=aws\n');

    expect(verify().output).toMatch(/Unknown key (name )?'LoadCredentail'/);
  });

  withSystemd(`a script that is not where the unit says is found${because}`, () => {
    rmSync(join(root, 'usr/local/bin/with-kafka.sh'));

    expect(verify().output).toContain('Command /usr/local/bin/with-kafka.sh is not executable');
  });

  test('no secret stands in it: its environment is a file of names, its credentials are encrypted on disk', () => {
    expect(unitValues('orders.service', 'Environment')).toEqual(['KARAFKA_ENV=production']);
    expect(unitValues('orders.service', 'EnvironmentFile')).toEqual(['/etc/orders/kafka.env']);
    expect(Object.values(applicationEnvironment())).toEqual([expect.stringMatching(/^arn:aws:kafka:/), expect.stringMatching(/^arn:aws:secretsmanager:/)]);
    expect(unitValues('orders.service.d/outside-aws.conf', 'LoadCredentialEncrypted')).toEqual(['aws:/etc/credstore.encrypted/orders-aws']);
  });
});

describe('the Dockerfile', () => {
  test('hadolint finds nothing', () => {
    expect(runPythonTool('hadolint', [join(APPLICATIONS, 'Dockerfile')])).toEqual({ status: 0, output: '' });
  });

  test('hadolint finds what is careless', () => {
    writeFileSync(join(root, 'Dockerfile'), applicationFile('Dockerfile').replace('ruby:3.4-slim', 'ruby:latest').replace('USER 1000', 'USER root'));
    const { status, output } = runPythonTool('hadolint', ['--no-color', join(root, 'Dockerfile')]);

    expect(status).toBe(1);
    expect(output.match(/DL\d+/g)).toEqual(expect.arrayContaining(['DL3002', 'DL3007']));
  });
});

test.each(Object.keys(START_COMMANDS))('%s starts the application with brokers and credentials, which takes the place of the script', (form) => {
  mkdirSync(join(root, 'bin'));
  symlinkSync(WITH_KAFKA, join(root, 'bin', 'with-kafka.sh'));
  command('aws', `case "$*" in
    *get-bootstrap-brokers*) echo b-1:9096 ;;
    *get-secret-value*) printf '%s' '{"username": "orders", "password": "swordfish"}' ;;
  esac`);
  command('bundle', 'echo "$KAFKA_BOOTSTRAP_SERVERS $KAFKA_USERNAME:$KAFKA_PASSWORD bundle $*"; exit 7');
  const [program, ...args] = START_COMMANDS[form]!();
  // Where an image and a machine have the script, as the Procfile has it in bin.
  const { status, stdout, stderr } = spawnSync(program!.replace('/usr/local/bin/', `${root}/bin/`), args, {
    cwd: root, encoding: 'utf8', env: { PATH: `${root}/bin:${process.env.PATH}`, ...applicationEnvironment() },
  });

  expect({ status, stdout, stderr }).toEqual({ status: 7, stdout: 'b-1:9096 orders:swordfish bundle exec karafka server\n', stderr: '' });
});

test('each form has a row in the table', () => {
  const rows = [...applicationFile('README.md').matchAll(/^\| .+ \| (.+) \| .+ \|$/gm)].map(([, files]) => files!);

  expect(rows.flatMap((files) => [...files.matchAll(/\]\((.+?)\)/g)].map(([, file]) => file)).sort())
    .toEqual(['Dockerfile', 'Procfile', 'kafka.env', 'orders.service', 'orders.service.d/outside-aws.conf']);
});

function command(name: string, body: string): void {
  writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}
