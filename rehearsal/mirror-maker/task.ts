import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, signal, start, type Finished } from '../processes';

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

/** No answer within this time is an answer. */
const HEALTH_TIMEOUT = 30_000;

/** One container of a MirrorMaker, as a process of this machine. */
export class Task {
  private child?: ChildProcess;

  public constructor(private readonly options: TaskOptions) {}

  public get isRunning(): boolean {
    return this.child !== undefined;
  }

  /** Starts it, or starts it again in the same place, as ECS replaces a task that ended. */
  public async start(): Promise<void> {
    const { root, entryPoint, environment, log } = this.options;
    const file = await open(log, 'a', 0o600);
    const [command, ...args] = entryPoint;
    const child = start(join(root, command!), args, { directory: root, environment, stdio: ['ignore', file.fd, file.fd] });
    this.child = child;
    child.once('exit', () => this.forget(child));
    child.once('error', () => this.forget(child));
    await file.close();
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
