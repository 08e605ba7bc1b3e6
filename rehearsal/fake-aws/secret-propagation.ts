import { setTimeout as pause } from 'node:timers/promises';
import type { AwsEndpoint } from './endpoint';

/** How long the brokers keep the old password, in milliseconds; MSK takes up to ten minutes. */
const DELAY = 30_000;
const LOOK_EVERY = 250;

/** What MSK is to the brokers: it finds that the secret of a user has another value, and gives it to them late. */
export class SecretPropagation {
  private readonly known: Map<string, string>;
  private ended = false;
  private isPropagating = true;
  private readonly done: Promise<void>;

  public constructor(
    private readonly endpoint: AwsEndpoint,
    secretArns: readonly string[],
    private readonly apply: (credentials: { username: string; password: string }) => Promise<unknown>,
    private readonly delay = DELAY,
  ) {
    this.known = new Map(secretArns.map((arn) => [arn, endpoint.secretString(arn)]));
    this.done = this.watch();
  }

  /** From now on the brokers hear of no new password. */
  public fail(): void {
    this.isPropagating = false;
  }

  public async stop(): Promise<void> {
    this.ended = true;
    await this.done;
  }

  private async watch(): Promise<void> {
    while (!this.ended) {
      for (const [arn, before] of this.known) {
        const secretString = this.endpoint.secretString(arn);
        if (secretString !== before && this.isPropagating) {
          this.known.set(arn, secretString);
          await pause(this.delay);
          await this.apply(JSON.parse(secretString));
        }
      }
      await pause(LOOK_EVERY);
    }
  }
}
