import { setTimeout as pause } from 'node:timers/promises';
import type { Credentials } from './kafka-driver';
import type { Passwords } from './passwords';

/** What started while a user was rotated, and what of it failed. */
export interface LoadResult {
  readonly started: number;
  readonly failures: readonly string[];
}

const PAUSE = 200;

/**
 * Starts clients one after the other until it is stopped: one with what the secret says at that moment, and one with what
 * it said in the beginning, as an application does that loses its connections.
 */
export class Load {
  private started = 0;
  private ended = false;
  private readonly failures: string[] = [];
  private readonly done: Promise<void>;

  public constructor(private readonly client: Passwords, private readonly topic: string, private readonly current: () => Credentials) {
    this.done = this.run(current());
  }

  public async stop(): Promise<LoadResult> {
    this.ended = true;
    await this.done;
    return { started: this.started, failures: this.failures };
  }

  private async run(former: Credentials): Promise<void> {
    while (!this.ended) {
      for (const credentials of [this.current(), former]) {
        const failure = await this.client.once(credentials, this.topic);
        this.started++;
        if (failure !== undefined) {
          this.failures.push(`${credentials.username}: ${failure}`);
        }
      }
      await pause(PAUSE);
    }
  }
}
