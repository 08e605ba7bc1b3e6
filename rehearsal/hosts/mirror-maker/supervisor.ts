import { setTimeout as pause } from 'node:timers/promises';
import type { EcsTask } from './ecs-task';

const LOOK_EVERY = 100;

/** What ECS is to the tasks of a service: it starts the next one when one has ended, whatever ended it. */
export class Supervisor {
  /** How many tasks it replaced. */
  public replaced = 0;
  private ended = false;
  private readonly done: Promise<void>;

  /**
   * @param tasks those of the service
   * @param variables what the next one finds in its environment over what the template says
   */
  public constructor(private readonly tasks: readonly EcsTask[], private readonly variables: () => Readonly<Record<string, string>>) {
    this.done = this.supervise();
  }

  public async stop(): Promise<void> {
    this.ended = true;
    await this.done;
  }

  private async supervise(): Promise<void> {
    while (!this.ended) {
      for (const task of this.tasks.filter(({ isRunning }) => !isRunning)) {
        await task.start({}, this.variables());
        this.replaced++;
      }
      await pause(LOOK_EVERY);
    }
  }
}
