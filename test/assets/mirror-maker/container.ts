import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

export const ASSETS = path.join(__dirname, '..', '..', '..', 'assets', 'mirror-maker');

/** The interpreter itself: a version manager's stand-in takes longer than all that is tested. */
const PYTHON = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

export const PRIMARY_ARN = 'arn:aws:kafka:us-east-1:123456789012:cluster/orders/1234';
export const SECONDARY_ARN = 'arn:aws:kafka:us-east-2:123456789012:cluster/orders/5678';
export const PRIMARY_SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_primary-AbCdEf';
export const SECONDARY_SECRET = 'arn:aws:secretsmanager:us-east-2:123456789012:secret:AmazonMSK_secondary-AbCdEf';
export const PRIMARY_PASSWORD = 'Swordfish0123456789';
export const SECONDARY_PASSWORD = 'Marlin9876543210';

/** Of each secret, until it changes. */
const VERSION = 'EXAMPLE1-90ab-cdef-fedc-ba987EXAMPLE';

/** By ARN. */
const ANSWERS: Record<string, string> = {
  [PRIMARY_ARN]: 'b-1.primary:9096,b-2.primary:9096',
  [SECONDARY_ARN]: 'b-1.secondary:9096,b-2.secondary:9096',
  [PRIMARY_SECRET]: JSON.stringify({ username: 'reader', password: PRIMARY_PASSWORD }),
  [SECONDARY_SECRET]: JSON.stringify({ username: 'writer', password: SECONDARY_PASSWORD }),
};

export const PROPERTIES = [
  'primary.bootstrap.servers=${dir:/run/mirror-maker:primary}',
  'primary.sasl.jaas.config=Login required username="${env:PRIMARY_USERNAME}" password="${env:PRIMARY_PASSWORD}";',
  'secondary.bootstrap.servers=${dir:/run/mirror-maker:secondary}',
  'secondary.sasl.jaas.config=Login required username="${env:SECONDARY_USERNAME}" password="${env:SECONDARY_PASSWORD}";',
  'primary->secondary.topics.exclude=.*[\\\\-\\\\.]internal',
].join('\n');

/**
 * How the stand-in of the AWS command line answers: for a secret its value, its version, or both with a tab between them. Its
 * version is another as soon as there is one in the directory `versions`.
 */
export const ANSWER = `
  for argument in "$@"; do [[ $argument != arn:* ]] || arn=$argument; done
  file=\${arn//\\//_}
  version=$(cat "$MIRROR_MAKER_ROOT/versions/$file" 2>/dev/null || echo ${VERSION})
  case "$*" in
    *'--query [VersionId,SecretString]') printf '%s\\t' "$version"; cat "$MIRROR_MAKER_ROOT/answers/$file" ;;
    *'--query VersionId') echo "$version" ;;
    *) cat "$MIRROR_MAKER_ROOT/answers/$file" ;;
  esac`;

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A directory that stands for / of MirrorMaker's container, with its real scripts and stand-ins for what they call. */
export class Container {
  public readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'mirror-maker-'));
  private readonly stubs = path.join(this.root, 'stubs');
  private readonly variables: Record<string, string | undefined> = {
    MIRROR_MAKER_PROPERTIES: PROPERTIES,
    MIRROR_MAKER_TARGET: 'secondary',
    PRIMARY_REGION: 'us-east-1',
    PRIMARY_CLUSTER_ARN: PRIMARY_ARN,
    PRIMARY_SECRET_ARN: PRIMARY_SECRET,
    SECONDARY_REGION: 'us-east-2',
    SECONDARY_CLUSTER_ARN: SECONDARY_ARN,
    SECONDARY_SECRET_ARN: SECONDARY_SECRET,
    LOOK_UP_TIMEOUT_SECONDS: '0',
  };

  public constructor() {
    for (const directory of ['stubs', 'answers', 'calls', 'temporary', 'run', 'opt/kafka/bin', 'opt/mirror-maker']) {
      fs.mkdirSync(path.join(this.root, directory), { recursive: true });
    }
    for (const name of fs.readdirSync(ASSETS)) {
      fs.cpSync(path.join(ASSETS, name), path.join(this.root, 'opt/mirror-maker', name), { recursive: true });
    }
    fs.symlinkSync(PYTHON, path.join(this.stubs, 'python3'));
    this.stub('sleep', 'echo "$1" >>"$MIRROR_MAKER_ROOT/calls/sleep"');
    this.aws();
    this.stub('opt/kafka/bin/kafka-run-class.sh', `
      printf '%s\\n' "$@" >"$MIRROR_MAKER_ROOT/calls/arguments"
      env >"$MIRROR_MAKER_ROOT/calls/environment"
      cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n' >"$MIRROR_MAKER_ROOT/calls/processes"
      echo $$ >"$MIRROR_MAKER_ROOT/calls/pid"`);
  }

  /** The AWS command line, which notes its arguments. Answers are by ARN; so many calls are refused before the first answer. */
  public aws({ answers = {}, refusals = 0 }: { answers?: Record<string, string>; refusals?: number } = {}): void {
    for (const [arn, answer] of Object.entries({ ...ANSWERS, ...answers })) {
      this.write(`answers/${arn.replaceAll('/', '_')}`, answer);
    }
    this.stub('aws', `
      echo "$*" >>"$MIRROR_MAKER_ROOT/calls/aws"
      if (($(wc -l <"$MIRROR_MAKER_ROOT/calls/aws") <= ${refusals})); then echo 'An error occurred (ThrottlingException)' >&2; exit 254; fi
      ${ANSWER}`);
  }

  /** A variable of the task definition; without a value, none. */
  public set(name: string, value?: string): void {
    this.variables[name] = value;
  }

  /** A stand-in for a command in the PATH, or for a file of the container. */
  public stub(name: string, body: string): void {
    const file = name.includes('/') ? name : path.join('stubs', name);
    this.write(file, `#!/usr/bin/env bash\n${body}\n`);
    fs.chmodSync(path.join(this.root, file), 0o755);
  }

  public run(script: string): Run {
    const { status, stdout, stderr } = spawnSync(path.join(this.root, 'opt/mirror-maker', script), { encoding: 'utf8', input: '', env: this.environment });
    return { status, stdout: stdout.replaceAll(this.root, ''), stderr: stderr.replaceAll(this.root, '') };
  }

  /** Without waiting for its end. */
  public start(script: string): ChildProcess {
    return spawn(path.join(this.root, 'opt/mirror-maker', script), { stdio: 'ignore', env: this.environment });
  }

  private get environment(): NodeJS.ProcessEnv {
    return {
      PATH: `${this.stubs}:${process.env.PATH}`,
      HOME: this.root,
      TMPDIR: path.join(this.root, 'temporary'),
      MIRROR_MAKER_ROOT: this.root,
      ...this.variables,
    };
  }

  public write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    fs.writeFileSync(path.join(this.root, file), text);
  }

  /** A file of the container as text; nothing if it is not there. */
  public read(file: string): string {
    const absolute = path.join(this.root, file);
    return fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8').replaceAll(this.root, '') : '';
  }

  /** What a stand-in noted, by line. */
  public calls(name: string): string[] {
    return this.read(`calls/${name}`).split('\n').filter(Boolean);
  }

  /** A variable of the process that took the place of the entry script. */
  public variable(name: string): string | undefined {
    return new RegExp(`^${name}=(.*)$`, 'm').exec(this.read('calls/environment'))?.[1];
  }

  public remove(): void {
    fs.rmSync(this.root, { recursive: true });
  }
}
