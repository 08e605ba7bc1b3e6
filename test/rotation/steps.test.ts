import { STEPS, type RotatedSecrets } from '../../functions/rotation/steps';
import type { Credentials } from '../../functions/shared/credentials';

/** Secrets of a user that alternates, its clients, and what MSK was told, as one rotation finds them. */
class Scene implements RotatedSecrets {
  public readonly secretArn = 'arn';
  public readonly token = 'token';
  public readonly usernames = ['orders', 'orders-alternate'];
  public readonly known = new Map([['orders', 'first'], ['orders-alternate', 'never used']]);
  public proposals = 0;
  public inUse: Credentials;
  public proposed?: Credentials;

  public constructor(username = 'orders') {
    this.inUse = { username, password: this.known.get(username) ?? 'first' };
  }

  public current = async () => this.inUse;
  public previous = async () => undefined;
  public next = async () => this.proposed && { credentials: this.proposed, isPending: true };
  public proposeAgain = async () => undefined;
  public withdraw = async () => void (this.proposed = undefined);
  public randomPassword = async () => `password ${++this.proposals}`;
  public propose = async (next: Credentials) => void (this.proposed = next);
  public teach = async ({ username, password }: Credentials) => void this.known.set(username, password);
  public use = async () => void (this.inUse = this.proposed!);

  public letsIn({ username, password }: Credentials): boolean {
    return this.known.get(username) === password;
  }
}

const WORKS = async () => undefined;

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation();
});

async function rotate(scene: Scene): Promise<void> {
  scene.proposed = undefined;
  for (const step of [STEPS.createSecret, STEPS.setSecret, STEPS.testSecret, STEPS.finishSecret]) {
    await step(scene, WORKS);
  }
}

test('the users take turns, each time with a new password', async () => {
  const scene = new Scene();
  await rotate(scene);
  expect(scene.inUse).toEqual({ username: 'orders-alternate', password: 'password 1' });
  await rotate(scene);
  expect(scene.inUse).toEqual({ username: 'orders', password: 'password 2' });
});

test('what clients use works after each step of each rotation, and what they used before it too', async () => {
  const scene = new Scene();
  for (let rotation = 0; rotation < 4; rotation++) {
    const before = scene.inUse;
    scene.proposed = undefined;
    for (const step of [STEPS.createSecret, STEPS.setSecret, STEPS.testSecret, STEPS.finishSecret]) {
      await step(scene, WORKS);
      expect(scene.letsIn(scene.inUse)).toBe(true);
      expect(scene.letsIn(before)).toBe(true);
    }
    expect(scene.inUse).not.toEqual(before);
  }
});

test.each(['createSecret', 'setSecret', 'testSecret'] as const)('%s once more changes nothing', async (again) => {
  const scene = new Scene();
  for (const step of ['createSecret', 'setSecret', 'testSecret'] as const) {
    await STEPS[step](scene, WORKS);
    if (step === again) {
      const [proposed, known] = [scene.proposed, new Map(scene.known)];
      await STEPS[step](scene, WORKS);
      expect([scene.proposed, scene.known]).toEqual([proposed, known]);
    }
  }
  expect(scene.proposals).toBe(1);
});

test('the new credentials are tried, and no others', async () => {
  const scene = new Scene();
  const tried: Credentials[] = [];
  await STEPS.createSecret(scene);
  await STEPS.testSecret(scene, async (credentials) => void tried.push(credentials));
  expect(tried).toEqual([{ username: 'orders-alternate', password: 'password 1' }]);
});

test('if the brokers do not take them it fails, and clients go on', async () => {
  const scene = new Scene();
  await STEPS.createSecret(scene);
  await STEPS.setSecret(scene);
  await expect(STEPS.testSecret(scene, () => Promise.reject(new Error('no login')))).rejects.toThrow('no login');
  expect(scene.inUse).toEqual({ username: 'orders', password: 'first' });
});

test('the password of the user in use is never changed, whoever made it so', async () => {
  const scene = new Scene();
  await STEPS.createSecret(scene);
  scene.inUse = { username: 'orders-alternate', password: 'never used' };
  await expect(STEPS.setSecret(scene)).rejects.toThrow('the password of orders-alternate, which clients use now');
  expect(scene.known.get('orders-alternate')).toBe('never used');
});

test('a user that takes no turn is refused, unnamed as part of a secret, and nothing is changed', async () => {
  const scene = new Scene('somebody');
  await expect(STEPS.createSecret(scene)).rejects.toThrow(/^the secret must be [^]* of orders or orders-alternate, got something else: (?![^]*somebody)/);
  expect(scene.proposed).toBeUndefined();
});

test.each(['setSecret', 'testSecret', 'finishSecret'] as const)('%s without a proposal fails', async (step) => {
  await expect(STEPS[step](new Scene(), WORKS)).rejects.toThrow('AWSPENDING');
});

test('no password is in the log', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation();
  await rotate(new Scene());
  expect(log).toHaveBeenCalled();
  expect(JSON.stringify(log.mock.calls)).not.toContain('password 1');
});
