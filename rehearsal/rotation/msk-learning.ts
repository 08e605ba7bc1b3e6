import { setTimeout as pause } from 'node:timers/promises';
import type { AwsEndpoint } from '../aws/endpoint';

/** How long the brokers go on with the old password, in milliseconds; MSK takes up to ten minutes. */
const DELAY = 30_000;
const LOOK_EVERY = 250;

/** What MSK is to the brokers: it finds that the secret of a user has another value, and teaches them late. */
export class MskLearning {
  private readonly known: Map<string, string>;
  private ended = false;
  private learns = true;
  private readonly done: Promise<void>;

  public constructor(
    private readonly endpoint: AwsEndpoint,
    secretArns: readonly string[],
    private readonly teach: (credentials: { username: string; password: string }) => Promise<unknown>,
    private readonly delay = DELAY,
  ) {
    this.known = new Map(secretArns.map((arn) => [arn, endpoint.secretString(arn)]));
    this.done = this.watch();
  }

  /** From now on the brokers hear of no new password. */
  public fail(): void {
    this.learns = false;
  }

  public async stop(): Promise<void> {
    this.ended = true;
    await this.done;
  }

  private async watch(): Promise<void> {
    while (!this.ended) {
      for (const [arn, before] of this.known) {
        const secretString = this.endpoint.secretString(arn);
        if (secretString !== before && this.learns) {
          this.known.set(arn, secretString);
          await pause(this.delay);
          await this.teach(JSON.parse(secretString));
        }
      }
      await pause(LOOK_EVERY);
    }
  }
}
