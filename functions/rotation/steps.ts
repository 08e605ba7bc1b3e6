import { CREDENTIALS_SHAPE, type Credentials } from '../shared/credentials';

/** The secrets of a user that alternates, as one rotation sees them. */
export interface RotatedSecrets {
  /** Of what clients read, for errors. */
  readonly secretArn: string;
  /** The version that this rotation makes, for errors. */
  readonly token: string;
  /** Every name of the user. */
  readonly usernames: readonly string[];
  /** What clients use now; nothing if the secret holds anything but credentials. */
  current(): Promise<Credentials | undefined>;
  /** What they used before. */
  previous(): Promise<Credentials | undefined>;
  /** What they are to use after this rotation, if it has been made up already. */
  next(): Promise<Proposal | undefined>;
  randomPassword(): Promise<string>;
  propose(next: Credentials): Promise<void>;
  /** Makes the proposal the pending one again. */
  proposeAgain(): Promise<void>;
  /** Gives the rotation up: Secrets Manager begins another one as soon as nothing is pending. */
  withdraw(): Promise<void>;
  /** Tells MSK, which then learns it. */
  teach(credentials: Credentials): Promise<void>;
  /** Tells clients. */
  use(): Promise<void>;
}

/** The version of this rotation. */
export interface Proposal {
  /** Nothing if anything else was put there by hand. */
  readonly credentials?: Credentials;
  /** Whether it has the label AWSPENDING, which may have been moved by hand. */
  readonly isPending: boolean;
}

export type LogIn = (credentials: Credentials) => Promise<void>;

/**
 * What Secrets Manager asks for, one after the other, each perhaps more than once.
 *
 * The secret may be changed by hand meanwhile. As long as AWSPENDING is on another version than AWSCURRENT, Secrets
 * Manager asks for nothing but the same rotation again: one that cannot end must take the label away, or nothing is ever
 * rotated again. The password that clients use is never touched.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
 */
export const STEPS = {
  /** Makes up a password for the user that no client uses. */
  async createSecret(secrets: RotatedSecrets): Promise<void> {
    const proposal = await secrets.next();
    if (proposal) {
      await stillFits(secrets, proposal);
      if (!proposal.isPending) {
        await secrets.proposeAgain();
      }
      return;
    }
    const username = notInUse(secrets, await inUse(secrets));
    await secrets.propose({ username, password: await secrets.randomPassword() });
    console.log(`The next user is ${username}.`);
  },

  async setSecret(secrets: RotatedSecrets): Promise<void> {
    const next = await stillFits(secrets, await pending(secrets));
    await secrets.teach(next);
    console.log(`MSK is told a new password of ${next.username}.`);
  },

  /** Ends well when every broker takes the password. */
  async testSecret(secrets: RotatedSecrets, logIn: LogIn): Promise<void> {
    const next = await stillFits(secrets, await pending(secrets));
    await logIn(next);
    console.log(`Every broker lets ${next.username} in.`);
  },

  /** The wait for the brokers is long: what clients use may be another password by now. */
  async finishSecret(secrets: RotatedSecrets): Promise<void> {
    await stillFits(secrets, await pending(secrets));
    await secrets.use();
    console.log('Clients find the new credentials.');
  },
} as const;

/** What an operator types to have a rotation begin anew. */
export function restartCommands({ secretArn, token }: Pick<RotatedSecrets, 'secretArn' | 'token'>): string {
  return `aws secretsmanager update-secret-version-stage --secret-id ${secretArn} --version-stage AWSPENDING --remove-from-version-id ${token}, then aws secretsmanager rotate-secret --secret-id ${secretArn}`;
}

async function pending(secrets: RotatedSecrets): Promise<Proposal> {
  const proposal = await secrets.next();
  if (!proposal?.isPending) {
    throw new Error(`version ${secrets.token} must be AWSPENDING, got a secret whose label was removed or moved by hand: clients keep what they use, and Secrets Manager begins again. `
      + `If it answers that a previous rotation is not complete, take the label from the version that has it (aws secretsmanager list-secret-version-ids --secret-id ${secrets.secretArn}): ${restartCommands({ ...secrets, token: 'VERSION' })}`);
  }
  return proposal;
}

/** What this rotation may teach MSK, and then clients, without taking away a password that they use. Otherwise it ends here, and for good. */
async function stillFits(secrets: RotatedSecrets, { credentials }: Proposal): Promise<Credentials> {
  const used = await inUse(secrets);
  const isSame = credentials?.username === used.username && credentials.password === used.password;
  if (credentials && (isSame || credentials.username === notInUse(secrets, used))) {
    return credentials;
  }
  await secrets.withdraw();
  throw new Error(`the secret was changed by hand, so that this rotation would take away the password of ${used.username}, which clients use now, or has none to give: `
    + `it is given up, and what clients read stays. The next one begins anew, in time or with aws secretsmanager rotate-secret --secret-id ${secrets.secretArn}`);
}

/** A value that no client can log in with is no reason to rotate nothing ever again: clients that work use the one before it. */
async function inUse(secrets: RotatedSecrets): Promise<Credentials> {
  const used = await secrets.current() ?? await secrets.previous();
  if (!used || !secrets.usernames.includes(used.username)) {
    throw new Error(`the secret must be ${shape(secrets)}, got something else: put there what the secret of one of the two says, with aws secretsmanager put-secret-value --secret-id ${secrets.secretArn}`);
  }
  return used;
}

function notInUse({ usernames }: RotatedSecrets, { username }: Credentials): string {
  return usernames.find((name) => name !== username)!;
}

function shape({ usernames }: RotatedSecrets): string {
  return `${CREDENTIALS_SHAPE} of ${usernames.join(' or ')}`;
}
