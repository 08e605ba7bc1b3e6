import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { parseAcl, parseFormerAcl } from '../../lib/kafka/acls/acls';
import { secretsManager } from '../shared/aws';
import { adminOf } from '../shared/brokers';
import { credentialsIn, CREDENTIALS_SHAPE, type Credentials } from '../shared/credentials';
import { placeOf, reasonOf } from '../shared/reason';
import { administrationBy } from './administration';
import { bringIntoLine } from './bring-into-line';
import { respond, type Answer, type CustomResourceEvent } from './custom-resource';
import { untilItWorks } from './until-it-works';

/** What the construct declares. */
interface Properties {
  readonly ClusterArn: string;
  readonly AdministratorSecretArn: string;
  readonly Acls: readonly string[];
}

type Outcome = Omit<Answer, 'physicalResourceId'>;

/** What remains for the answer when the function is about to be stopped, longer than all attempts to give it. */
const RESERVE = 60_000;

/** Makes the ACLs of a cluster those that a template declares. */
export async function handler(event: CustomResourceEvent<Properties>, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE;
  await respond(event, { ...await outcomeOf(event, deadline), physicalResourceId: event.ResourceProperties.ClusterArn });
}

async function outcomeOf({ RequestType, ResourceProperties, OldResourceProperties }: CustomResourceEvent<Properties>, deadline: number): Promise<Outcome> {
  if (RequestType === 'Delete') {
    // Taking ACLs away would open what is still there, and there may be no cluster to ask.
    console.log('The ACLs stay as they are: whatever remains of the cluster remains closed.');
    return { status: 'SUCCESS' };
  }
  try {
    await declare(ResourceProperties, OldResourceProperties, deadline);
    return { status: 'SUCCESS' };
  } catch (error) {
    const reason = reasonOf(error);
    // Never the error itself: Node.js would write all that hangs on it.
    console.error(`${reason}${placeOf(error)}`);
    return { status: 'FAILED', reason };
  }
}

async function declare({ ClusterArn, AdministratorSecretArn, Acls }: Properties, before: Partial<Properties> = {}, deadline: number): Promise<void> {
  const declaration = { declared: Acls.map(parseAcl), before: (before.Acls ?? []).flatMap(parseFormerAcl) };
  await untilItWorks(deadline, async (stop) => {
    const administration = administrationBy(await adminOf(ClusterArn, 'cdk-msk-georeplication-acls', await administratorIn(AdministratorSecretArn)));
    try {
      await bringIntoLine(administration, declaration, { stop });
    } finally {
      await administration.close();
    }
  });
}

async function administratorIn(secretArn: string): Promise<Credentials> {
  const { SecretString } = await secretsManager().send(new GetSecretValueCommand({ SecretId: secretArn }));
  const credentials = credentialsIn(SecretString);
  if (!credentials) {
    throw new Error(`the secret of the administrator must be ${CREDENTIALS_SHAPE}, got something else: put the value of its version AWSPREVIOUS back into ${secretArn}`);
  }
  return credentials;
}
