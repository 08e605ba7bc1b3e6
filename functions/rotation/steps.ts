import type { Credentials } from '../shared/credentials';

/** The secrets of a user that alternates, as one rotation sees them. */
export interface RotatedSecrets {
  /** Every name of the user. */
  readonly usernames: readonly string[];
  /** What clients use now. */
  current(): Promise<Credentials>;
  /** What they are to use after this rotation, if it has been made up already. */
  next(): Promise<Credentials | undefined>;
  randomPassword(): Promise<string>;
  propose(next: Credentials): Promise<void>;
  /** Tells MSK, which then learns it. */
  teach(credentials: Credentials): Promise<void>;
  /** Tells clients. */
  use(): Promise<void>;
}

export type LogIn = (credentials: Credentials) => Promise<void>;

/**
 * What Secrets Manager asks for, one after the other, each perhaps more than once.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export const STEPS = {
  /** Makes up a password for the user that nobody uses. */
  async createSecret(secrets: RotatedSecrets): Promise<void> {
    if (await secrets.next()) {
      return;
    }
    const username = notInUse(secrets.usernames, await secrets.current());
    await secrets.propose({ username, password: await secrets.randomPassword() });
    console.log(`The next user is ${username}.`);
  },

  async setSecret(secrets: RotatedSecrets): Promise<void> {
    const next = await nextOf(secrets);
    // Whoever changed the secret meanwhile made it the one in use: its password must stay.
    if (next.username !== notInUse(secrets.usernames, await secrets.current())) {
      throw new Error(`clients use ${next.username} now: this rotation would take away their password; nothing was changed`);
    }
    await secrets.teach(next);
    console.log(`MSK is told a new password of ${next.username}.`);
  },

  /** Ends well when every broker takes the password. */
  async testSecret(secrets: RotatedSecrets, logIn: LogIn): Promise<void> {
    const next = await nextOf(secrets);
    await logIn(next);
    console.log(`Every broker lets ${next.username} in.`);
  },

  async finishSecret(secrets: RotatedSecrets): Promise<void> {
    await secrets.use();
    console.log('Clients find the new credentials.');
  },
} as const;

async function nextOf(secrets: RotatedSecrets): Promise<Credentials> {
  const next = await secrets.next();
  if (!next) {
    throw new Error('the secret has no version AWSPENDING of this rotation');
  }
  return next;
}

function notInUse(usernames: readonly string[], { username }: Credentials): string {
  const others = usernames.filter((name) => name !== username);
  if (others.length === usernames.length) {
    throw new Error(`the secret says '${username}': only ${usernames.join(' and ')} take turns`);
  }
  return others[0]!;
}
