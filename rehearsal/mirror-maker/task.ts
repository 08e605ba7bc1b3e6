import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { run, signal, start, type Finished } from '../processes';
import { parseMetrics, type Sample } from './metrics';

export interface TaskOptions {
  /** A directory that stands for the root of the container. */
  readonly root: string;
  /** What the container runs. */
  readonly entryPoint: readonly string[];
  /** What ECS runs in it to learn how it is. */
  readonly healthCommand: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Everything that it prints. */
  readonly log: string;
}

/**
 * What each process calls its own root: the directory that it is given as its file 3. The leader hands references to files on
 * to the others as they stand, so that all must have one path for what are different files: in containers, and here.
 */
const OWN_ROOT = '/proc/self/fd/3';

/** No answer within this time is an answer. */
const HEALTH_TIMEOUT = 30_000;
const METRICS_TIMEOUT = 20_000;

/** One container of a MirrorMaker, as a process of this machine. */
export class Task {
  private child?: ChildProcess;
  private since = 0;

  public constructor(private readonly options: TaskOptions) {}

  /** Where the others reach it, if there are others. */
  public get address(): string {
    return this.options.environment.MIRROR_MAKER_ADDRESS!;
  }

  public get isRunning(): boolean {
    return this.child !== undefined;
  }

  /**
   * Starts it, or starts it again in the same place, as ECS replaces a task that ended.
   *
   * @param settings what a deploy changed in its properties
   * @param variables what it changed in its environment
   */
  public async start(settings: Readonly<Record<string, string>> = {}, variables: Readonly<Record<string, string>> = {}): Promise<void> {
    const { root, entryPoint, log } = this.options;
    const environment = {
      ...this.options.environment,
      ...variables,
      MIRROR_MAKER_ROOT: OWN_ROOT,
      MIRROR_MAKER_PROPERTIES: withSettings(this.options.environment.MIRROR_MAKER_PROPERTIES!, settings),
    };
    const [file, directory] = await Promise.all([open(log, 'a', 0o600), open(root)]);
    const [command, ...args] = entryPoint;
    this.since = Date.now();
    const child = start(join(root, command!), args, { directory: root, environment, stdio: ['ignore', file.fd, file.fd, directory.fd] });
    this.child = child;
    child.once('exit', () => this.forget(child));
    child.once('error', () => this.forget(child));
    await Promise.all([file.close(), directory.close()]);
  }

  /** Whether the process that runs has looked up all addresses and credentials, the last of them later than this. */
  public async hasLookedUpSince(time: number): Promise<boolean> {
    const written = await stat(join(this.options.root, 'run', 'mirror-maker', 'mm2.properties')).then(({ mtimeMs }) => mtimeMs, () => 0);
    return this.isRunning && written >= Math.max(this.since, time);
  }

  /** Ends it at once, as a machine does that fails. */
  public async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to end, as ECS does; after so many seconds it is killed. */
  public async stop(seconds: number): Promise<void> {
    const timer = setTimeout(() => void this.kill(), seconds * 1000);
    await this.end('SIGTERM');
    clearTimeout(timer);
  }

  /** What the template's own health command says. */
  public async health(): Promise<Finished> {
    const { root, healthCommand, environment } = this.options;
    const [command, ...args] = healthCommand;
    return run(join(root, command!), args, { directory: root, environment, timeout: HEALTH_TIMEOUT });
  }

  /** What its exporter tells; nothing when it does not answer. */
  public async metrics(): Promise<Sample[]> {
    return fetch(`http://127.0.0.1:${this.options.environment.EXPORTER_PORT}/metrics`, { signal: AbortSignal.timeout(METRICS_TIMEOUT) })
      .then((answer) => answer.text())
      .then(parseMetrics, () => []);
  }

  /** Everything that it printed since it was first started. */
  public async printed(): Promise<string> {
    return readFile(this.options.log, 'utf8');
  }

  private async end(name: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (child) {
      const gone = once(child, 'exit');
      signal(child, name);
      await gone;
    }
  }

  private forget(child: ChildProcess): void {
    if (this.child === child) {
      this.child = undefined;
    }
  }
}

/** Of two lines of a properties file for one key, the last counts. */
function withSettings(properties: string, settings: Readonly<Record<string, string>>): string {
  return [properties, ...Object.entries(settings).map(([key, value]) => `${key}=${value}`)].join('\n');
}
