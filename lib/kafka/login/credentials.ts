/**
 * What a SCRAM user name and password may hold so that nothing on their way needs escaping: not the JSON of the
 * secret, not a JAAS line, not a properties file, not Kafka's command line, not a shell, not sed.
 */

/** Longest user name: what remains of a secret's name after prefix and suffix stays far below its 512 characters. */
export const MAXIMUM_USERNAME_LENGTH = 64;

const USERNAME = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._@+-]{0,${MAXIMUM_USERNAME_LENGTH - 1}}$`);

/** The principal that Kafka gives to clients that did not log in. */
const ANONYMOUS = 'ANONYMOUS';

/** Says what is wrong with a user name, or nothing. */
export function validateUsername(username: string): string | undefined {
  if (username === ANONYMOUS) {
    return `must not be '${ANONYMOUS}', Kafka's name for clients that did not log in`;
  }
  if (!USERNAME.test(username)) {
    return `must be 1 to ${MAXIMUM_USERNAME_LENGTH} characters, a letter or digit, then letters, digits and . _ @ + -`;
  }
  return undefined;
}

/** How a password is generated: letters and digits only, and enough of them (238 bits). */
export const PASSWORD_RULE = { passwordLength: 40, excludePunctuation: true, includeSpace: false } as const;
