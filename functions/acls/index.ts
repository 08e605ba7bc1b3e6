import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { parseAcl } from '../../lib/kafka/acls';
import { adminOf } from '../shared/brokers';
import type { Credentials } from '../shared/credentials';
import { reasonOf } from '../shared/reason';
import { administrationBy } from './administration';
import { bringIntoLine } from './bring-into-line';
import { respond, type CustomResourceEvent } from './custom-resource';
import { untilItWorks } from './until-it-works';

/** What the construct declares. */
interface Properties {
  readonly ClusterArn: string;
  readonly AdministratorSecretArn: string;
  readonly Acls: readonly string[];
}

/** MSK takes up to ten minutes to learn a user. */
const PATIENCE = 10 * 60_000;
/** What remains for the answer when the function is about to be stopped. */
const RESERVE = 30_000;

/** Makes the ACLs of a cluster those that a template declares. */
export async function handler(event: CustomResourceEvent<Properties>, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const deadline = Date.now() + Math.min(PATIENCE, context.getRemainingTimeInMillis() - RESERVE);
  try {
    if (event.RequestType === 'Delete') {
      // Taking ACLs away would open what is still there, and there may be no cluster to ask.
      console.log('The ACLs stay as they are: whatever remains of the cluster remains closed.');
    } else {
      await declare(event.ResourceProperties, event.OldResourceProperties, deadline);
    }
    await respond(event, { status: 'SUCCESS', physicalResourceId: event.ResourceProperties.ClusterArn });
  } catch (error) {
    console.error(error);
    await respond(event, { status: 'FAILED', physicalResourceId: event.ResourceProperties.ClusterArn, reason: reasonOf(error) });
  }
}

async function declare({ ClusterArn, AdministratorSecretArn, Acls }: Properties, before: Partial<Properties> = {}, deadline: number): Promise<void> {
  const declaration = { declared: Acls.map(parseAcl), before: (before.Acls ?? []).map(parseAcl) };
  await untilItWorks(deadline, async () => {
    const administration = administrationBy(await adminOf(ClusterArn, 'cdk-msk-georeplication-acls', await credentialsIn(AdministratorSecretArn)));
    try {
      await bringIntoLine(administration, declaration);
    } finally {
      await administration.close();
    }
  });
}

async function credentialsIn(secretArn: string): Promise<Credentials> {
  const { SecretString } = await new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: secretArn }));
  return JSON.parse(SecretString!);
}
