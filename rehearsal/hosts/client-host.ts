import type { ChildProcess } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ClientInstanceDescription } from '../assembly/descriptions';
import { CheckFailed } from '../system/assert';
import { run, start, type Finished } from '../system/processes';

/** Where a client is rehearsed. */
export interface ClientHostOptions {
  /** A directory that stands for the root of its disk. */
  readonly root: string;
  /** A directory in memory, for credentials. */
  readonly memory: string;
  /** Holds a `bin` with Kafka's own tools: stands for what install-kafka.sh would unpack. */
  readonly kafka: string;
  /** Holds the AWS command line. */
  readonly awsDirectory: string;
  readonly awsEndpoint: string;
  readonly accessKeyId: string;
  /** Stands for Amazon Trust Services in the trust store of every Java. */
  readonly trustStore: { readonly path: string; readonly password: string };
}

/** No step of a client takes longer on a machine that is not overwhelmed. */
const COMMAND_TIMEOUT = 120_000;

/**
 * Where Kafka's tools run as a user of a cluster: files below a directory, /usr/local/bin first in the PATH, and an environment
 * in which the AWS command line asks the local endpoint.
 */
export abstract class ClientHost {
  protected constructor(public readonly description: ClientInstanceDescription, protected readonly options: ClientHostOptions) {}

  /** Who it is for AWS. */
  public get principal(): string {
    return this.options.accessKeyId;
  }

  /** Gives a shell the environment of a session. */
  public get sessionFile(): string {
    return join(this.options.root, '..', 'session.sh');
  }

  /** Where a file of the client is on this machine. */
  public path(file: string): string {
    return join(this.options.root, file);
  }

  /** Runs what an operator would type. */
  public async run(command: string, args: readonly string[], extra: { readonly input?: string; readonly environment?: Record<string, string> } = {}): Promise<Finished> {
    const started = Date.now();
    const finished = await run(command, args, {
      input: extra.input,
      timeout: COMMAND_TIMEOUT,
      directory: this.options.root,
      environment: { ...this.environment(), ...this.credentials(), ...extra.environment },
    });
    if (finished.status === null) {
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      throw new CheckFailed(`${[basename(command), ...args].join(' ')} had not ended after ${seconds} s and was killed`);
    }
    return finished;
  }

  /** Starts what an operator would leave running; what it prints comes on its standard output. */
  public start(command: string, args: readonly string[], extra: { readonly input?: 'pipe'; readonly environment?: Record<string, string> } = {}): ChildProcess {
    return start(command, args, {
      directory: this.options.root,
      environment: { ...this.environment(), ...this.credentials(), ...extra.environment },
      stdio: [extra.input ?? 'ignore', 'pipe', 'ignore'],
    });
  }

  /** The environment of a session, which holds no secret. */
  public environment(): NodeJS.ProcessEnv {
    const { root, awsDirectory, awsEndpoint, accessKeyId, trustStore } = this.options;
    return {
      HOME: root,
      JAVA_HOME: process.env.JAVA_HOME,
      PATH: [join(root, 'usr/local/bin'), awsDirectory, process.env.PATH].join(':'),
      KAFKA_CLIENT_ROOT: root,
      KAFKA_OPTS: `-Djavax.net.ssl.trustStore=${trustStore.path} -Djavax.net.ssl.trustStorePassword=${trustStore.password}`,
      AWS_ENDPOINT_URL: awsEndpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: 'not-checked-by-the-local-endpoint',
    };
  }

  /** What is in the environment of a command and in no session. */
  protected credentials(): NodeJS.ProcessEnv {
    return {};
  }

  /** Writes its files, and puts Kafka and the memory where it looks for them. */
  protected async install(): Promise<void> {
    const { root, kafka, memory } = this.options;
    for (const directory of ['opt', 'run', 'dev']) {
      await mkdir(join(root, directory), { recursive: true });
    }
    for (const { path, content, mode } of this.description.files) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { mode });
    }
    await symlink(kafka, join(root, 'opt', 'kafka'));
    await symlink(memory, join(root, 'dev', 'shm'));
    await writeFile(this.sessionFile, Object.entries(this.environment()).map(([name, value]) => `export ${name}='${value ?? ''}'\n`).join(''));
  }
}
