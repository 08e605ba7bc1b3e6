import { pbkdf2Sync, randomBytes } from 'node:crypto';

/** What MSK's brokers and Kafka's own tools use for SCRAM-SHA-512. */
const ITERATIONS = 4096;

/**
 * A user as StorageTool's --add-scram takes it, salted here rather than by Kafka: every node is given the same
 * credential, a password may hold a comma or a quote, and it is in no argument, no file and no log in clear.
 */
export function scramCredential(user: string, password: string): string {
  const salt = randomBytes(24);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 64, 'sha512');
  const values = [
    `name="${user}"`,
    `salt="${salt.toString('base64')}"`,
    `saltedpassword="${salted.toString('base64')}"`,
    `iterations=${ITERATIONS}`,
  ];
  return `SCRAM-SHA-512=[${values.join(',')}]`;
}
