import { randomUUID } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsOf } from '../../functions/rotation/secrets';
import { STEPS } from '../../functions/rotation/steps';
import type { Credentials } from '../../functions/shared/credentials';
import { AwsEndpoint } from '../../rehearsal/fake-aws/endpoint';

const arn = (name: string) => `arn:aws:secretsmanager:us-east-1:111122223333:secret:${name}`;
const CURRENT = arn('current');
const OF_USERS = { 'orders': arn('AmazonMSK_orders'), 'orders-alternate': arn('AmazonMSK_orders-alternate') };
const FIRST = { username: 'orders', password: 'first password' };

type Step = keyof typeof STEPS;
const ORDER: readonly Step[] = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];

/** What kills a function in the middle of a step: the next call but so many never comes back. */
class Killed extends Error {}

/** A user that alternates, in a local Secrets Manager, and brokers that know at once what MSK's own secrets say. */
class Scene {
  public static async start(): Promise<Scene> {
    const values: [string, Credentials][] = [
      [CURRENT, FIRST], [OF_USERS.orders, FIRST], [OF_USERS['orders-alternate'], { username: 'orders-alternate', password: 'never used' }],
    ];
    const endpoint = await AwsEndpoint.start({
      secrets: new Map(values.map(([secretArn, value]) => [secretArn, { region: 'us-east-1', secretString: JSON.stringify(value) }])),
      clusters: new Map(),
      parameters: new Map(),
      principals: new Map([['key', [{ Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' }]]]),
    });
    return new Scene(endpoint, new SecretsManagerClient({
      endpoint: endpoint.url, region: 'us-east-1', credentials: { accessKeyId: 'key', secretAccessKey: 'secret' }, maxAttempts: 1,
    }));
  }

  private readonly now = () => secretsOf(this.client, { secretArn: CURRENT, token: this.token, userSecrets: OF_USERS });
  private rotations = 0;
  private callsToCome = Infinity;

  private constructor(private readonly endpoint: AwsEndpoint, private readonly client: SecretsManagerClient) {
    client.middlewareStack.add((next) => async (args) => {
      // Half of the deaths come before the call, half after what it did.
      const dies = --this.callsToCome < 0;
      if (dies && this.callsToCome % 2 === 0) {
        throw new Killed();
      }
      const result = await next(args);
      if (dies) {
        throw new Killed();
      }
      return result;
    }, { step: 'initialize' });
  }

  public get token(): string {
    return `rotation-${this.rotations}-of-a-secret-in-a-test`;
  }

  /** As Secrets Manager does it: a version that is pending is rotated again, with its own token. */
  public async begin(): Promise<void> {
    const stages = await this.stages();
    const pending = Object.entries(stages).find(([, labels]) => labels.includes('AWSPENDING') && !labels.includes('AWSCURRENT'))?.[0];
    this.rotations += pending === undefined ? 1 : 0;
    expect([undefined, this.token]).toContain(pending);
  }

  public async step(step: Step, dieAfterCalls = Infinity): Promise<void> {
    this.callsToCome = dieAfterCalls;
    try {
      const secrets = this.now();
      if (!await secrets.isDone()) {
        await STEPS[step](secrets, async (credentials) => this.logIn(credentials));
      }
    } finally {
      this.callsToCome = Infinity;
    }
  }

  /** All steps, the first time perhaps only those that remain, and again if one fails. Gives what failed. */
  public async rotate({ attempts = 3, from = 'createSecret' }: { attempts?: number; from?: Step } = {}): Promise<string[]> {
    const failures: string[] = [];
    for (let attempt = 0; attempt < attempts; attempt++) {
      await this.begin();
      try {
        for (const step of attempt === 0 ? ORDER.slice(ORDER.indexOf(from)) : ORDER) {
          await this.step(step);
        }
        return failures;
      } catch (error) {
        failures.push((error as Error).message);
      }
    }
    throw new Error(failures.join('\n'));
  }

  public get inUse(): Credentials {
    return JSON.parse(this.endpoint.secretString(CURRENT));
  }

  public logIn({ username, password }: Credentials): void {
    if (this.known(username).password !== password) {
      throw new Error('SASL authentication failed.');
    }
  }

  /** What the brokers know of a user. */
  public known(username: string): Credentials {
    return JSON.parse(this.endpoint.secretString(OF_USERS[username as keyof typeof OF_USERS]));
  }

  /** By hand, as an operator types it. */
  public async put(value: unknown, { labels, of = CURRENT, token = randomUUID() }: { labels?: string[]; of?: string; token?: string } = {}): Promise<void> {
    const secretString = typeof value === 'string' ? value : JSON.stringify(value);
    await this.call('PutSecretValue', { SecretId: of, SecretString: secretString, ClientRequestToken: token, VersionStages: labels });
  }

  public async label(stage: string, from: string, to?: string): Promise<void> {
    await this.call('UpdateSecretVersionStage', { SecretId: CURRENT, VersionStage: stage, RemoveFromVersionId: from, MoveToVersionId: to });
  }

  public async stages(): Promise<Record<string, string[]>> {
    return (await this.call('DescribeSecret', { SecretId: CURRENT })).VersionIdsToStages as Record<string, string[]>;
  }

  public async holder(stage: string): Promise<string | undefined> {
    return Object.entries(await this.stages()).find(([, labels]) => labels.includes(stage))?.[0];
  }

  public stop(): Promise<void> {
    this.client.destroy();
    return this.endpoint.stop();
  }

  private async call(action: string, input: object): Promise<Record<string, unknown>> {
    const response = await fetch(this.endpoint.url, {
      method: 'POST',
      headers: { 'x-amz-target': `secretsmanager.${action}`, 'authorization': 'AWS4-HMAC-SHA256 Credential=key/20261121/us-east-1/secretsmanager/aws4_request' },
      body: JSON.stringify(input),
    });
    const body = await response.json() as Record<string, unknown>;
    expect([action, response.status, body]).toEqual([action, 200, body]);
    return body;
  }
}

let scene: Scene;

beforeEach(async () => {
  jest.spyOn(console, 'log').mockImplementation();
  scene = await Scene.start();
});

afterEach(() => scene.stop());

/** The brokers take what clients use, whoever they are. */
function expectNobodyLockedOut(...credentials: Credentials[]): void {
  credentials.forEach((each) => expect(() => scene.logIn(each)).not.toThrow());
}

test('undisturbed, the users take turns', async () => {
  expect(await scene.rotate()).toEqual([]);
  expect(scene.inUse.username).toBe('orders-alternate');
  expectNobodyLockedOut(scene.inUse, FIRST);
  expect(await scene.rotate()).toEqual([]);
  expect(scene.inUse.username).toBe('orders');
});

test.each(ORDER.flatMap((step) => [0, 1, 2, 3, 4, 5].map((calls) => [step, calls] as const)))(
  'killed in %s after %i calls, and begun again, it ends, and clients can log in all the time', async (step, calls) => {
    await scene.begin();
    for (const each of ORDER.slice(0, ORDER.indexOf(step))) {
      await scene.step(each);
    }
    await scene.step(step, calls).catch((error) => expect(error).toBeInstanceOf(Killed));
    expectNobodyLockedOut(scene.inUse, FIRST);

    // Whether it had ended or not: the same token again.
    for (const each of ORDER) {
      await scene.step(each);
      await scene.step(each);
      expectNobodyLockedOut(scene.inUse, FIRST);
    }
    expect(scene.inUse.username).toBe('orders-alternate');
  });

/** Between any two steps; then Secrets Manager goes on, or begins again because somebody asked or a step failed. */
const DISTURBANCES = ORDER.slice(1).flatMap((later, position) => [later, ORDER[0]!].map((from) => ({ last: ORDER[position]!, later, from })));

describe.each(DISTURBANCES)('disturbed after $last, before $from', ({ last, later, from }) => {
  beforeEach(async () => {
    await scene.begin();
    for (const step of ORDER.slice(0, ORDER.indexOf(last) + 1)) {
      await scene.step(step);
    }
  });

  test('the same user with another password by hand: the rotation ends, and clients have what works', async () => {
    await scene.put({ ...FIRST, password: 'a typing error' });
    expect(await scene.rotate({ from })).toEqual([]);
    expect(scene.inUse.username).toBe('orders-alternate');
    expectNobodyLockedOut(scene.inUse, FIRST);
  });

  test('a text that is no JSON by hand: clients have what works again', async () => {
    await scene.put('hunter2hunter2');
    expect(await scene.rotate({ from })).toEqual([]);
    expect(scene.inUse.username).toBe('orders-alternate');
    expectNobodyLockedOut(scene.inUse, FIRST);
  });

  test('the other user by hand: the rotation is given up where it would take away a password, and the next one ends', async () => {
    const other = scene.known('orders-alternate');
    await scene.put(other);
    const failures = await scene.rotate({ from });

    expectNobodyLockedOut(scene.inUse, other);
    // Once MSK was told, what it was told is what the operator copied: nothing is taken away.
    expect(failures).toEqual(last === 'createSecret' ? [expect.stringMatching(/^the secret was changed by hand, .* the password of orders-alternate, which clients use now.* it is given up.* rotate-secret/)] : []);
    expect(await scene.rotate()).toEqual([]);
    expectNobodyLockedOut(scene.inUse);
  });

  test('a password of the other user that nobody knows, by hand: given up, and the next one heals', async () => {
    await scene.put({ username: 'orders-alternate', password: 'a typing error' });
    await scene.rotate({ from });
    expectNobodyLockedOut(scene.inUse);
    expect(await scene.rotate()).toEqual([]);
    expectNobodyLockedOut(scene.inUse);
  });

  test('a password of the other user that works, by hand: given up, clients keep it, and the next one ends', async () => {
    const other = { username: 'orders-alternate', password: 'by hand' };
    await scene.put(other, { of: OF_USERS['orders-alternate'] });
    await scene.put(other);

    await expect(scene.rotate({ attempts: 1, from })).rejects.toThrow(/^the secret was changed by hand, .* the password of orders-alternate, which clients use now.* it is given up/);
    expect(scene.inUse).toEqual(other);
    expect(await scene.rotate()).toEqual([]);
    expect(scene.inUse.username).toBe('orders');
    expectNobodyLockedOut(scene.inUse, other);
  });

  test('AWSPENDING moved to a version of somebody: the step names the way out, the next attempt ends', async () => {
    await scene.put({ username: 'orders-alternate', password: 'by hand' }, { labels: ['AWSPENDING'] });
    await expect(scene.step(later)).rejects.toThrow(new RegExp(`^version ${scene.token} must be AWSPENDING, .*--remove-from-version-id VERSION, then aws secretsmanager rotate-secret`));
    for (const step of ORDER) {
      await scene.step(step);
    }
    expect(scene.inUse.username).toBe('orders-alternate');
    expectNobodyLockedOut(scene.inUse, FIRST);
  });

  test('AWSPENDING taken away: nothing is changed for clients, and the next rotation ends', async () => {
    await scene.label('AWSPENDING', scene.token);
    await expect(scene.step(later)).rejects.toThrow('whose label was removed or moved by hand');
    expect(scene.inUse).toEqual(FIRST);
    expect(await scene.rotate()).toEqual([]);
    expectNobodyLockedOut(scene.inUse, FIRST);
  });

  test('and asked again for the same version, it takes the label back', async () => {
    await scene.label('AWSPENDING', scene.token);
    await scene.step('createSecret');
    expect(await scene.holder('AWSPENDING')).toBe(scene.token);
  });

  test('who takes no turn, by hand: the way out, and nothing is changed, until somebody took it', async () => {
    await scene.put({ username: 'billing', password: 'of billing' });
    await expect(scene.rotate({ attempts: 1, from })).rejects.toThrow(/^the secret must be .* of orders or orders-alternate, got something else: .*put-secret-value --secret-id/);
    expect(scene.inUse.username).toBe('billing');
    await scene.put(FIRST);
    expect(await scene.rotate()).toEqual([]);
    expectNobodyLockedOut(scene.inUse, FIRST);
  });
});

test('a proposal that somebody made, and that is none, is given up', async () => {
  await scene.begin();
  await scene.put('hunter2hunter2', { labels: ['AWSPENDING'], token: scene.token });
  const failures = await scene.rotate();
  expect(failures).toEqual([expect.stringContaining('it is given up')]);
  expect(failures.join()).not.toContain('hunter');
  expectNobodyLockedOut(scene.inUse, FIRST);
});

test('a secret that MSK reads, changed by hand after it was told: the way out is one that works', async () => {
  await scene.begin();
  await scene.step('createSecret');
  await scene.step('setSecret');
  await scene.put({ username: 'orders-alternate', password: 'by hand' }, { of: OF_USERS['orders-alternate'] });
  await scene.step('setSecret');
  await expect(scene.step('testSecret')).rejects.toThrow('SASL authentication failed.');
  expect(scene.inUse).toEqual(FIRST);

  await scene.label('AWSPENDING', scene.token);
  expect(await scene.rotate()).toEqual([]);
  expectNobodyLockedOut(scene.inUse, FIRST);
});
