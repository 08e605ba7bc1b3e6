import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { logInEverywhere } from './brokers';
import { secretsOf } from './secrets';
import { STEPS } from './steps';
import { untilLoggedIn } from './until-logged-in';

/** How Secrets Manager asks. */
export interface RotationEvent {
  readonly Step: keyof typeof STEPS;
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

/** What remains to say why, when the function is about to be stopped. */
const RESERVE = 45_000;

/** Gives a user a new password, by way of the other user that takes turns with it. */
export async function handler({ Step, SecretId, ClientRequestToken }: RotationEvent, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE;
  const { KAFKA_CLUSTER_ARN = '', USER_SECRETS = '{}' } = process.env;
  const secrets = secretsOf(new SecretsManagerClient(), { secretArn: SecretId, token: ClientRequestToken, userSecrets: JSON.parse(USER_SECRETS) });
  if (await secrets.isDone()) {
    console.log(`${Step}: clients use this version already.`);
    return;
  }
  await STEPS[Step](secrets, (credentials) => untilLoggedIn(deadline, () => logInEverywhere(KAFKA_CLUSTER_ARN, credentials)));
}
