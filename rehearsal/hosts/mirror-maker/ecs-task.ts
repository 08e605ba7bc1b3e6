import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ownDirectory } from '../../system/own-directory';
import { run, signal, start, type Finished } from '../../system/processes';
import { parseMetrics, type Sample } from './metrics';

export interface EcsTaskOptions {
  /** A directory that stands for the root of the container. */
  readonly root: string;
  /** What the container runs. */
  readonly entryPoint: readonly string[];
  /** What ECS runs in it to learn how it is. */
  readonly healthCommand: readonly string[];
  /** Seconds that it may take. */
  readonly healthTimeout: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Everything that it prints. */
  readonly log: string;
}

/** No answer within this time is an answer. */
const METRICS_TIMEOUT = 20_000;

/** One container of a MirrorMaker, as a process of this machine. */
export class EcsTask {
  private child?: ChildProcess;
  private ending?: ChildProcess;
  private readonly ended: string[] = [];
  private since = 0;

  public constructor(private readonly options: EcsTaskOptions) {}

  /** Where the others reach it, if there are others. */
  public get address(): string {
    return this.options.environment.MIRROR_MAKER_ADDRESS!;
  }

  public get isRunning(): boolean {
    return this.child !== undefined;
  }

  /** Of the process that runs. */
  public get pid(): number | undefined {
    return this.child?.pid;
  }

  /** How its processes ended that no check had asked to, since it was first started. */
  public get exits(): readonly string[] {
    return this.ended;
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
      // The leader hands references to files on to the others as they stand, so that all must have one path for what are different
      // files: in containers, and here. Kafka wants it absolute. Alone, a process may know where it is.
      MIRROR_MAKER_ROOT: ownDirectory() ?? root,
      MIRROR_MAKER_PROPERTIES: withSettings(this.options.environment.MIRROR_MAKER_PROPERTIES!, settings),
    };
    const [file, directory] = await Promise.all([open(log, 'a', 0o600), open(root)]);
    const [command, ...args] = entryPoint;
    this.since = Date.now();
    const child = start(join(root, command!), args, { directory: root, environment, stdio: ['ignore', file.fd, file.fd, directory.fd] });
    this.child = child;
    child.once('exit', (status, signalName) => this.forget(child, signalName ?? `status ${status}`));
    child.once('error', ({ message }) => this.forget(child, message));
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

  /** Waits until it has ended by itself, which from now on is no failure. */
  public async untilEnded(): Promise<void> {
    if (this.child) {
      this.ending = this.child;
      await once(this.child, 'exit');
    }
  }

  /** What the template's own health command says; without a status if its time was over, which ECS takes for a failure. */
  public async health(): Promise<Finished> {
    const { root, healthCommand, healthTimeout, environment } = this.options;
    const [command, ...args] = healthCommand;
    return run(join(root, command!), args, { directory: root, environment, timeout: healthTimeout * 1000 });
  }

  /** What its exporter tells; nothing when it does not answer. */
  public async metrics(): Promise<Sample[]> {
    return fetch(`http://127.0.0.1:${this.options.environment.EXPORTER_PORT}/metrics`, { signal: AbortSignal.timeout(METRICS_TIMEOUT) })
      .then((answer) => answer.text())
      .then(parseMetrics, () => []);
  }

  /** Everything that it printed since it was first started; nothing before that. */
  public async printed(): Promise<string> {
    return this.since === 0 ? '' : readFile(this.options.log, 'utf8');
  }

  private async end(name: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (child) {
      const gone = once(child, 'exit');
      this.ending = child;
      signal(child, name);
      await gone;
    }
  }

  private forget(child: ChildProcess, how: string): void {
    if (this.child === child) {
      this.child = undefined;
      if (this.ending !== child) {
        this.ended.push(how);
      }
    }
  }
}

/** Of two lines of a properties file for one key, the last counts. */
function withSettings(properties: string, settings: Readonly<Record<string, string>>): string {
  return [properties, ...Object.entries(settings).map(([key, value]) => `${key}=${value}`)].join('\n');
}
