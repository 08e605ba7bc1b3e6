import type { Credentials } from '../../drivers/kafka/kafka-driver';
import { Load } from '../../drivers/kafka/load';
import { Passwords } from '../../drivers/kafka/passwords';
import { SecretPropagation } from '../../fake-aws/secret-propagation';
import { RotationFunction } from '../../hosts/functions/rotation-function';
import { userSecretsOf } from '../../assembly/rotations';
import type { RotationDescription } from '../../assembly/descriptions';
import { holdsAny } from '../../system/spellings';
import { assert } from '../../system/assert';
import type { Check, ClusterEnvironment } from '../../environment/check';
import { withoutRights } from './not-rehearsed';

const TOPIC = 'rehearsal-rotation';

/** What the function keeps back, and two attempts to log in. */
const SECONDS_TO_FAIL = 65;

export const rotation: Check = {
  id: 'cluster.rotation',
  title: 'a user gets new passwords while clients work and start, and none fails',
  skipReason: withoutRights,
  // A MirrorMaker's is rotated among the faults, with --drills.
  appliesTo: (_, { rotations = [] }) => rotations.some(isOfClients),
  async run(environment) {
    const client = new Passwords(environment.driver);
    try {
      await client.create(TOPIC);
      const seen: string[] = [];
      for (const [index, description] of environment.description.rotations!.entries()) {
        if (isOfClients(description)) {
          seen.push(await rotateUser(environment, description, environment.rotationFunctions![index]!, client));
        }
      }
      return seen.join('\n');
    } finally {
      await client.delete(TOPIC).catch(() => undefined);
    }
  },
};

function isOfClients({ isOfMirrorMaker }: RotationDescription): boolean {
  return !isOfMirrorMaker;
}

async function rotateUser({ endpoint, secrets }: ClusterEnvironment, description: RotationDescription, handler: RotationFunction, client: Passwords): Promise<string> {
  const current = (): Credentials => JSON.parse(endpoint.secretString(description.secretArn));
  const userSecrets = userSecretsOf(description);
  const propagation = new SecretPropagation(endpoint, userSecrets, (credentials) => {
    secrets.add(credentials.password);
    return client.setScramPassword(credentials);
  });
  try {
    const first = current();
    const [one, other] = [await rotateUnderLoad(handler, client, current), await rotateUnderLoad(handler, client, current)];
    await client.assertRefused(first, TOPIC);

    propagation.fail();
    const before = current();
    const { step, log } = await handler.rotateInVain(SECONDS_TO_FAIL);
    assert(step === 'testSecret' && log.includes('clients keep the present one'), `with brokers that get no password, ${step} failed: ${log}`);
    assert(current().password === before.password, 'a rotation that failed changed what clients read');
    assert(await client.once(before, TOPIC) === undefined, 'after a rotation that failed, what clients read does not work');

    for (const arn of userSecrets) {
      const late: Credentials = JSON.parse(endpoint.secretString(arn));
      secrets.add(late.password);
      // MSK is late, not silent: what comes after logs in with what its secrets say.
      await client.setScramPassword(late);
    }
    const logs = [one.log, other.log, log].join('');
    assert(!holdsAny(logs, secrets), 'a password stands in the log of the function');
    return `${first.username}, ${one.summary}, ${other.summary}; the first password is refused; brokers that get no password end it in ${step}, clients continue`;
  } finally {
    await propagation.stop();
  }
}

/** An application that read the secret before the rotation works through it, and others start all the time. */
async function rotateUnderLoad(handler: RotationFunction, client: Passwords, current: () => Credentials): Promise<{ summary: string; log: string }> {
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
  assert(after.username !== before.username, `clients read ${after.username} as before`);
  assert(rotated.log.includes('Tries again'), 'the brokers knew the new password at once: nothing was waited for');
  assert(failures.length === 0, `of ${started} clients that started, ${failures.length} failed: ${failures[0]}`);
  assert(broken.length === 0 && acknowledged === sent && read === sent, `an application sent ${sent}, ${acknowledged} were acknowledged, ${read} read: ${broken.join(', ')}`);
  return { summary: `then ${after.username}: ${started} clients started, ${sent} records by one that stayed, none failed`, log: rotated.log };
}
