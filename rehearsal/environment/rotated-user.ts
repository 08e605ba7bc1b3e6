import { setTimeout as pause } from 'node:timers/promises';
import { assert } from '../system/assert';
import type { ClusterEnvironment } from './check';
import { SecretPropagation } from '../fake-aws/secret-propagation';
import type { Credentials } from '../drivers/kafka/kafka-driver';
import { Passwords } from '../drivers/kafka/passwords';
import type { RotationFunction } from '../hosts/functions/rotation-function';
import { userSecretsOf } from '../assembly/rotations';
import type { RotationDescription } from '../assembly/descriptions';

const LOOK_EVERY = 250;

/** More than a login needs that is to come too early. */
const LATE = 4_000;

/** A user of a cluster that runs, whose password its own function rotates, and the brokers that get it. */
export class RotatedUser {
  /** @param secretArn what its clients read */
  public static start(environment: ClusterEnvironment, secretArn: string): RotatedUser {
    const index = environment.description.rotations!.findIndex((rotation) => rotation.secretArn === secretArn);
    return new RotatedUser(environment, environment.description.rotations![index]!, environment.rotationFunctions![index]!, new Passwords(environment.driver));
  }

  private readonly propagation: SecretPropagation;
  private looksToCome = 0;
  private stopped = false;
  private log = '';

  private constructor(
    private readonly environment: ClusterEnvironment,
    private readonly description: RotationDescription,
    private readonly handler: RotationFunction,
    private readonly client: Passwords,
  ) {
    this.propagation = new SecretPropagation(environment.endpoint, userSecretsOf(description), async (credentials) => {
      environment.secrets.add(credentials.password);
      while (this.looks < this.looksToCome && !this.stopped) {
        await pause(LOOK_EVERY);
      }
      await pause(this.looksToCome > 0 ? LATE : 0);
      await client.setScramPassword(credentials);
    }, 0);
  }

  /** What its clients find. */
  public get current(): Credentials {
    return JSON.parse(this.environment.endpoint.secretString(this.description.secretArn));
  }

  /**
   * Gives the step that changes what clients read: until then they read what they read before.
   *
   * @param timing when the brokers get the password: at once, or after the function tried to log in
   */
  public async prepareRotation(timing: 'at once' | 'late'): Promise<() => Promise<void>> {
    this.looksToCome = timing === 'late' ? this.looks + 1 : 0;
    const { username } = this.current;
    const { log, finish } = await this.handler.prepare();
    this.log += log;
    assert(this.current.username === username, `clients do not read ${username} any more, before the rotation has ended`);
    return async () => {
      this.log += await finish();
      assert(this.current.username !== username, `clients read ${username} as before`);
    };
  }

  /** How often the function looked for the brokers, to log in. */
  private get looks(): number {
    return this.environment.endpoint.calls.filter(({ principal, action }) => principal === this.handler.principal && action === 'kafka:GetBootstrapBrokers').length;
  }

  /** Whether a rotation found brokers that did not know the new password yet. */
  public get hasWaited(): boolean {
    return this.log.includes('Tries again');
  }

  /** The brokers refuse credentials that are of no use any more. */
  public assertRefused(credentials: Credentials, topic: string): Promise<void> {
    return this.client.assertRefused(credentials, topic);
  }

  public async stop(): Promise<void> {
    this.stopped = true;
    await this.propagation.stop();
  }
}
