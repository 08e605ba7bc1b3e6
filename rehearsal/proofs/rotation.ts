import { Load } from '../rotation/load';
import { MskLearning } from '../rotation/msk-learning';
import { RotationClient, type Credentials } from '../rotation/rotation-client';
import { RotationFunction } from '../rotation/rotation-function';
import { userSecretsOf, type RotationDescription } from '../rotation/rotations';
import { expect, type Proof, type Stage } from './proof';

const TOPIC = 'rehearsal-rotation';

/** What the function keeps back, and two attempts to log in. */
const SECONDS_TO_FAIL = 65;

export const rotation: Proof = {
  promise: 'a user gets new passwords while clients work and start, and none fails',
  // A MirrorMaker's, with it, among the drills.
  appliesTo: (_, { rotations = [] }) => rotations.some(isOfClients),
  async run(stage) {
    const client = await RotationClient.start(stage);
    try {
      await client.create(TOPIC);
      const seen: string[] = [];
      for (const [index, description] of stage.description.rotations!.entries()) {
        if (isOfClients(description)) {
          seen.push(await rotateUser(stage, description, stage.rotationFunctions![index]!, client));
        }
      }
      return seen.join('\n');
    } finally {
      await client.delete(TOPIC).catch(() => undefined);
      client.kill();
    }
  },
};

function isOfClients({ isOfMirrorMaker }: RotationDescription): boolean {
  return !isOfMirrorMaker;
}

async function rotateUser({ endpoint, secrets }: Stage, description: RotationDescription, handler: RotationFunction, client: RotationClient): Promise<string> {
  const current = (): Credentials => JSON.parse(endpoint.secretString(description.secretArn));
  const userSecrets = userSecretsOf(description);
  const learning = new MskLearning(endpoint, userSecrets, (credentials) => {
    secrets.add(credentials.password);
    return client.learn(credentials);
  });
  try {
    const first = current();
    const [one, other] = [await rotateUnderLoad(handler, client, current), await rotateUnderLoad(handler, client, current)];
    await client.expectRefused(first, TOPIC);

    learning.fail();
    const before = current();
    const { step, log } = await handler.rotateInVain(SECONDS_TO_FAIL);
    expect(step === 'testSecret' && log.includes('clients go on with the present one'), `with brokers that learn nothing, ${step} failed: ${log}`);
    expect(current().password === before.password, 'a rotation that failed changed what clients read');
    expect(await client.once(before, TOPIC) === undefined, 'after a rotation that failed, what clients read does not work');

    for (const arn of userSecrets) {
      const late: Credentials = JSON.parse(endpoint.secretString(arn));
      secrets.add(late.password);
      // MSK learns late, not never: what comes after logs in with what its secrets say.
      await client.learn(late);
    }
    const logs = [one.log, other.log, log].join('');
    expect(![...secrets].some((password) => logs.includes(password)), 'a password stands in the log of the function');
    return `${first.username}, ${one.summary}, ${other.summary}; the first password is refused; brokers that learn nothing end it in ${step}, clients go on`;
  } finally {
    await learning.stop();
  }
}

/** An application that read the secret before the rotation works through it, and others start all the time. */
async function rotateUnderLoad(handler: RotationFunction, client: RotationClient, current: () => Credentials): Promise<{ summary: string; log: string }> {
  const before = current();
  const steady = `${TOPIC}-${before.username}`;
  await client.begin(steady, before, TOPIC);
  const load = new Load(client, TOPIC, current);
  const rotated = await handler.rotate().then((log) => ({ log }), (error: unknown) => ({ error }));
  const after = current();
  const { started, failures } = await load.stop();
  const { acknowledged, sent, read, failures: broken } = await client.end(steady);
  if ('error' in rotated) {
    throw rotated.error;
  }
  expect(after.username !== before.username, `clients read ${after.username} as before`);
  expect(rotated.log.includes('Tries again'), 'the brokers knew the new password at once: nothing was waited for');
  expect(failures.length === 0, `of ${started} clients that started, ${failures.length} failed: ${failures[0]}`);
  expect(broken.length === 0 && acknowledged === sent && read === sent, `an application sent ${sent}, ${acknowledged} were acknowledged, ${read} read: ${broken.join(', ')}`);
  return { summary: `then ${after.username}: ${started} clients started, ${sent} records by one that stayed, none failed`, log: rotated.log };
}
