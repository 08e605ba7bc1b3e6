import { secretsManager } from '../shared/aws';
import { adminOf } from '../shared/brokers';
import type { Credentials } from '../shared/credentials';
import { placeOf, reasonOf } from '../shared/reason';
import { tryUntil } from '../shared/try-until';
import { secretsOf } from './secrets';
import { STEPS, restartCommands } from './steps';

/** How Secrets Manager asks. */
export interface RotationEvent {
  readonly Step: keyof typeof STEPS;
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

/** What remains to say why, when the function is about to be stopped. */
const RESERVE = 45_000;

/** Gives a user a new password, through the other user that takes turns with it. */
export async function handler(event: RotationEvent, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE;
  try {
    await rotate(event, deadline);
  } catch (error) {
    console.error(`${event.Step} failed${placeOf(error)}`);
    // Never the error itself: Lambda would write all that hangs on it.
    throw new Error(reasonOf(error));
  }
}

async function rotate({ Step, SecretId, ClientRequestToken }: RotationEvent, deadline: number): Promise<void> {
  const { KAFKA_CLUSTER_ARN = '', USER_SECRETS = '{}' } = process.env;
  const secrets = secretsOf(secretsManager(), { secretArn: SecretId, token: ClientRequestToken, userSecrets: JSON.parse(USER_SECRETS) });
  if (await secrets.isDone()) {
    console.log(`${Step}: clients use this version already.`);
    return;
  }
  await STEPS[Step](secrets, (credentials) =>
    tryUntil(deadline, () => logInEverywhere(KAFKA_CLUSTER_ARN, credentials),
      `the brokers do not take the new password, clients keep the present one, and Secrets Manager tries again. If the secret of ${credentials.username} was changed by hand meanwhile: ${restartCommands(secrets)}. The last reason`));
}

/** Logs in to every broker of a cluster: each of them learns a password by itself. */
async function logInEverywhere(clusterArn: string, credentials: Credentials): Promise<void> {
  const admin = await adminOf(clusterArn, 'cdk-msk-georeplication-rotation', credentials);
  try {
    await admin.connectToBrokers();
  } finally {
    await admin.close();
  }
}
