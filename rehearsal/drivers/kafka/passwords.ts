import { assert } from '../../system/assert';
import type { Credentials, KafkaDriver } from './kafka-driver';

/** What a client on connections that stay has seen. */
export interface SteadyResult {
  readonly sent: number;
  readonly acknowledged: number;
  readonly read: number;
  readonly failures: readonly string[];
}

/** New passwords for the brokers, and clients as the user that each call names. */
export class Passwords {
  public constructor(private readonly driver: KafkaDriver) {}

  public create(name: string): Promise<void> {
    return this.driver.controlPlane.call('topics.create', { names: [name], partitions: 1, settings: {} });
  }

  public delete(topic: string): Promise<void> {
    return this.driver.controlPlane.call('topics.delete', { topics: [topic] });
  }

  /** What MSK does with a new password. */
  public setScramPassword(credentials: Credentials): Promise<void> {
    return this.driver.callWith('passwords.set', {}, credentials);
  }

  /** A producer and a consumer that have just been started. Gives what went wrong, if anything. */
  public once(credentials: Credentials, topic: string): Promise<string | undefined> {
    return this.driver.callWith('passwords.once', { topic }, credentials)
      .then(() => undefined, ({ message }: Error) => message.replace(/ \(passwords\.once .*\)$/, ''));
  }

  /** The brokers refuse credentials that are of no use any more. */
  public async assertRefused(credentials: Credentials, topic: string): Promise<void> {
    const refusal = await this.once(credentials, topic);
    assert(refusal?.startsWith('SaslAuthenticationException') === true, `the first password was to be of no use after two rotations: ${refusal ?? 'it is'}`);
  }

  public begin(name: string, credentials: Credentials, topic: string): Promise<void> {
    return this.driver.callWith('passwords.begin', { name, topic }, credentials);
  }

  public end(name: string): Promise<SteadyResult> {
    return this.driver.controlPlane.call('passwords.end', { name });
  }
}
