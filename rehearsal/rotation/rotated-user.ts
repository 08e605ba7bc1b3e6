import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Stage } from '../proofs/proof';
import { MskLearning } from './msk-learning';
import { RotationClient, type Credentials } from './rotation-client';
import type { RotationFunction } from './rotation-function';
import { userSecretsOf, type RotationDescription } from './rotations';

const LOOK_EVERY = 250;

/** More than a login needs that is to come too early. */
const LATE = 4_000;

/** A user of a cluster that runs, whose password its own function rotates, and the brokers that learn it. */
export class RotatedUser {
  /** @param secretArn what its clients read */
  public static async start(stage: Stage, secretArn: string): Promise<RotatedUser> {
    const index = stage.description.rotations!.findIndex((rotation) => rotation.secretArn === secretArn);
    return new RotatedUser(stage, stage.description.rotations![index]!, stage.rotationFunctions![index]!, await RotationClient.start(stage));
  }

  private readonly learning: MskLearning;
  private looksToCome = 0;
  private stopped = false;
  private log = '';

  private constructor(
    private readonly stage: Stage,
    private readonly description: RotationDescription,
    private readonly handler: RotationFunction,
    private readonly client: RotationClient,
  ) {
    this.learning = new MskLearning(stage.endpoint, userSecretsOf(description), async (credentials) => {
      stage.secrets.add(credentials.password);
      while (this.looks < this.looksToCome && !this.stopped) {
        await pause(LOOK_EVERY);
      }
      await pause(this.looksToCome > 0 ? LATE : 0);
      await client.learn(credentials);
    }, 0);
  }

  /** What its clients find. */
  public get current(): Credentials {
    return JSON.parse(this.stage.endpoint.secretString(this.description.secretArn));
  }

  /**
   * Gives what tells clients: until then they find what they found before.
   *
   * @param brokersLearn at once, or late: when the function tried to log in
   */
  public async prepareRotation(brokersLearn: 'at once' | 'late'): Promise<() => Promise<void>> {
    this.looksToCome = brokersLearn === 'late' ? this.looks + 1 : 0;
    const { username } = this.current;
    const { log, finish } = await this.handler.prepare();
    this.log += log;
    expect(this.current.username === username, `clients do not read ${username} any more, before the rotation has ended`);
    return async () => {
      this.log += await finish();
      expect(this.current.username !== username, `clients read ${username} as before`);
    };
  }

  /** How often the function looked for the brokers, to log in. */
  private get looks(): number {
    return this.stage.endpoint.calls.filter(({ principal, action }) => principal === this.handler.principal && action === 'kafka:GetBootstrapBrokers').length;
  }

  /** Whether a rotation found brokers that did not know the new password yet. */
  public get hasWaited(): boolean {
    return this.log.includes('Tries again');
  }

  /** The brokers refuse credentials that are of no use any more. */
  public expectRefused(credentials: Credentials, topic: string): Promise<void> {
    return this.client.expectRefused(credentials, topic);
  }

  public async stop(): Promise<void> {
    this.stopped = true;
    await this.learning.stop();
    this.client.kill();
  }
}
