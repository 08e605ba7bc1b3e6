import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { scramClientProperties } from '../../lib/kafka/login/client-properties';

const ASSETS = path.join(__dirname, '..', '..', 'assets', 'msk-client-instance');

/** The interpreter itself: a version manager's stand-in takes longer than all that is tested. */
const PYTHON = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

export const CLUSTER_ARN = 'arn:aws:kafka:us-east-1:123456789012:cluster/orders/1234';
export const SECRET_ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_operator-AbCdEf';
export const BROKERS = 'b-1.orders:9096,b-2.orders:9096,b-3.orders:9096';
export const PASSWORD = 'Swordfish0123456789';

/** Options of each call of the AWS command line: it waits for seconds where nobody answers, not for minutes. */
export const PATIENCE = '--cli-connect-timeout 5 --cli-read-timeout 20';

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A directory that stands for / of a client box, with the box's real scripts and stand-ins for what they call. */
export class Box {
  public readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'client-box-'));
  private readonly stubs = path.join(this.root, 'stubs');

  public constructor() {
    for (const directory of ['stubs', 'answers', 'run', 'dev/shm', 'etc/kafka', 'opt/kafka/bin', 'opt/aws/bin', 'usr/local/bin', 'usr/local/lib/msk-client']) {
      fs.mkdirSync(path.join(this.root, directory), { recursive: true });
    }
    for (const name of fs.readdirSync(ASSETS)) {
      fs.copyFileSync(path.join(ASSETS, name), path.join(this.root, 'usr/local/lib/msk-client', name));
      fs.chmodSync(path.join(this.root, 'usr/local/lib/msk-client', name), 0o755);
    }
    this.write('etc/kafka/client.properties', scramClientProperties());
    fs.symlinkSync(PYTHON, path.join(this.stubs, 'python3'));
    this.environment();
  }

  /** What client.env says. */
  public environment(values: Record<string, string> = {}): void {
    this.write('etc/kafka/client.env', Object.entries({
      CLUSTER_ARN,
      CLUSTER_REGION: 'us-east-1',
      SECRET_ARN,
      KAFKA_SOURCE: 'https://archive.apache.org/kafka.tgz',
      KAFKA_SHA512: 'none',
      INSTALL_TIMEOUT_SECONDS: '600',
      LOGIN_TIMEOUT_SECONDS: '0',
      ...values,
    }).map(([name, value]) => `${name}='${value}'\n`).join(''));
  }

  /** A stand-in for a command in the PATH, or for a file of the box. */
  public stub(name: string, body: string): void {
    const file = name.includes('/') ? name : path.join('stubs', name);
    this.write(file, `#!/usr/bin/env bash\n${body}\n`);
    fs.chmodSync(path.join(this.root, file), 0o755);
  }

  /** The real kafka-tool.sh under the name of a tool, in front of a stand-in that tells how it was called. */
  public tool(name: string): void {
    this.stub(`opt/kafka/bin/${name}`, String.raw`
      everything=$(cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' '\n')
      [[ -n \${KAFKA_PASSWORD:-} && $everything == *"$KAFKA_PASSWORD"* ]] && echo 'the password is an argument of a process'
      printf '%s\n' "$@"
      printf 'as %s:%s\n' "\${KAFKA_USERNAME:-}" "\${KAFKA_PASSWORD:-}"
      for argument in "$@"; do [[ $argument != /dev/fd/* ]] || cat "$argument"; done`.replaceAll('\\${', '${'));
    fs.symlinkSync(path.join(this.root, 'usr/local/lib/msk-client/kafka-tool.sh'), path.join(this.root, 'usr/local/bin', name));
  }

  /** The AWS command line: answers of the two services, or the error of one. It notes its arguments. */
  public aws(answers: { kafka?: string; secretsmanager?: string; errors?: Partial<Record<'kafka' | 'secretsmanager', string>> } = {}): void {
    this.write('answers/kafka', answers.kafka ?? BROKERS);
    this.write('answers/secretsmanager', answers.secretsmanager ?? JSON.stringify({ username: 'operator', password: PASSWORD }));
    for (const [service, error] of Object.entries(answers.errors ?? {})) {
      this.write(`answers/${service}.error`, error);
    }
    this.stub('aws', String.raw`
      echo "$*" >>"$KAFKA_CLIENT_ROOT/run/aws"
      stat -c '%a' "$KAFKA_CLIENT_ROOT"/dev/shm/* >>"$KAFKA_CLIENT_ROOT/run/modes"
      for service in "$@"; do [[ $service != kafka && $service != secretsmanager ]] || break; done
      echo "$service \${AWS_USE_DUALSTACK_ENDPOINT:-}" >>"$KAFKA_CLIENT_ROOT/run/dual-stack"
      if [[ -f $KAFKA_CLIENT_ROOT/answers/$service.error ]]; then cat "$KAFKA_CLIENT_ROOT/answers/$service.error" >&2; exit 254; fi
      cat "$KAFKA_CLIENT_ROOT/answers/$service"`.replaceAll('\\${', '${'));
  }

  public run(file: string, args: string[] = [], environment: Record<string, string> = {}): Run {
    const { status, stdout, stderr } = spawnSync(path.join(this.root, file), args, {
      encoding: 'utf8',
      input: '',
      env: { PATH: `${this.stubs}:${process.env.PATH}`, HOME: this.root, KAFKA_CLIENT_ROOT: this.root, ...environment },
    });
    return { status, stdout: stdout.replaceAll(this.root, ''), stderr: stderr.replaceAll(this.root, '') };
  }

  public write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    fs.writeFileSync(path.join(this.root, file), text);
  }

  /** A file of the box as text; nothing if it is not there. */
  public read(file: string): string {
    const absolute = path.join(this.root, file);
    return fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8').replaceAll(this.root, '') : '';
  }

  public list(directory: string): string[] {
    return fs.readdirSync(path.join(this.root, directory)).sort();
  }

  public remove(): void {
    fs.rmSync(this.root, { recursive: true });
  }
}
