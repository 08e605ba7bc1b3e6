import type { ChildProcess } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClientBoxDescription } from '../assembly/descriptions';
import { run, start, type Finished } from '../processes';

/** Where a box is rehearsed. */
export interface ClientBoxOptions {
  /** A directory that stands for the root of the box's disk. */
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

/** No step of a box takes longer on a machine that is not overwhelmed. */
const COMMAND_TIMEOUT = 120_000;

/**
 * A client box of a template: its own files below a directory, its own scripts, in an environment in which the AWS command
 * line asks the local endpoint.
 */
export class ClientBox {
  public static async install(description: ClientBoxDescription, options: ClientBoxOptions): Promise<ClientBox> {
    for (const directory of ['opt', 'run', 'dev']) {
      await mkdir(join(options.root, directory), { recursive: true });
    }
    for (const { path, content, mode } of description.files) {
      const file = join(options.root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { mode });
    }
    await symlink(options.kafka, join(options.root, 'opt', 'kafka'));
    await symlink(options.memory, join(options.root, 'dev', 'shm'));
    const box = new ClientBox(description, options);
    await writeFile(box.sessionFile, Object.entries(box.environment()).map(([name, value]) => `export ${name}='${value ?? ''}'\n`).join(''));
    return box;
  }

  private constructor(public readonly description: ClientBoxDescription, private readonly options: ClientBoxOptions) {}

  /** Who the box is for AWS. */
  public get principal(): string {
    return this.options.accessKeyId;
  }

  /** Gives a shell the environment of a session on the box. */
  public get sessionFile(): string {
    return join(this.options.root, '..', 'session.sh');
  }

  /** Where a file of the box is on this machine. */
  public path(file: string): string {
    return join(this.options.root, file);
  }

  /** Runs what an operator would type, with the box's own /usr/local/bin first in the PATH. */
  public run(command: string, args: readonly string[], extra: { readonly input?: string; readonly environment?: Record<string, string> } = {}): Promise<Finished> {
    return run(command, args, {
      input: extra.input,
      timeout: COMMAND_TIMEOUT,
      directory: this.options.root,
      environment: { ...this.environment(), ...extra.environment },
    });
  }

  /** Starts what an operator would leave running; what it prints comes on its standard output. */
  public start(command: string, args: readonly string[], extra: { readonly input?: 'pipe'; readonly environment?: Record<string, string> } = {}): ChildProcess {
    return start(command, args, {
      directory: this.options.root,
      environment: { ...this.environment(), ...extra.environment },
      stdio: [extra.input ?? 'ignore', 'pipe', 'ignore'],
    });
  }

  /** The environment of a session on the box. */
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
}
